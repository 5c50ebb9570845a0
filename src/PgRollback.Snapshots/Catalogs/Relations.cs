namespace PgRollback.Snapshots.Catalogs;

/// <summary>Tables, views, materialized views, foreign tables; sequences with their parameters. Indexes and composite types have files of their own.</summary>
internal sealed class Relations : ICatalog
{
    public IEnumerable<CatalogQuery> Queries(SnapshotServer server)
    {
        yield return new(["pg_class"], $"""
            SELECT {Sql.Key("c")}, {Sql.RelationAddress("c")} AS address,
                {Sql.Owner("c.relowner")},
                {Sql.Privileges("c.relacl", "CASE c.relkind WHEN 'S' THEN 's'::\"char\" ELSE 'r' END", "c.relowner")},
                CASE c.relpersistence WHEN 'p' THEN 'permanent' WHEN 'u' THEN 'unlogged' END AS persistence,
                {Sql.Name("pg_am", "amname", "c.relam")} AS "access method",
                {Sql.Name("pg_tablespace", "spcname", "c.reltablespace")} AS tablespace,
                {Sql.Sorted("c.reloptions")} AS options,
                {Sql.Sorted("toast.reloptions")} AS "toast options",
                nullif(c.reloftype, 0)::regtype AS "of type",
                c.relrowsecurity AS "row security",
                c.relforcerowsecurity AS "force row security",
                CASE c.relreplident WHEN 'd' THEN 'default' WHEN 'n' THEN 'nothing' WHEN 'f' THEN 'full' WHEN 'i' THEN 'index' END AS "replica identity",
                CASE WHEN c.relkind = 'm' THEN c.relispopulated END AS populated,
                c.relispartition AS "is partition",
                pg_get_expr(c.relpartbound, c.oid) AS "partition bound",
                CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END AS definition
            FROM {Sql.UserRelations("c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')")}
            LEFT JOIN pg_class toast ON toast.oid = c.reltoastrelid
            """);

        yield return new(["pg_partitioned_table"], $"""
            SELECT {Sql.Key("c")}, {Sql.RelationAddress("c")} AS address,
                CASE p.partstrat WHEN 'r' THEN 'range' WHEN 'l' THEN 'list' WHEN 'h' THEN 'hash' END AS "partition strategy",
                pg_get_partkeydef(p.partrelid) AS "partition key",
                (SELECT string_agg({Sql.QualifiedName("pg_opclass", "opcname", "opcnamespace", "class.oid")}, ', ' ORDER BY class.ordinality)
                    FROM unnest(p.partclass::oid[]) WITH ORDINALITY class (oid, ordinality)) AS "partition operator classes",
                nullif(p.partdefid, 0)::regclass AS "default partition"
            FROM pg_partitioned_table p JOIN {Sql.UserRelations("true")} ON c.oid = p.partrelid
            """);

        yield return new(["pg_inherits"], $"""
            SELECT {Sql.Key("c")}, {Sql.RelationAddress("c")} AS address,
                (SELECT string_agg(i.inhparent::regclass || CASE WHEN i.inhdetachpending THEN ' (detach pending)' ELSE '' END, ', ' ORDER BY i.inhseqno)
                    FROM pg_inherits i WHERE i.inhrelid = c.oid) AS inherits
            FROM {Sql.UserRelations("c.oid IN (SELECT inhrelid FROM pg_inherits)")}
            """);

        yield return new(["pg_sequence"], $"""
            SELECT {Sql.Key("c")}, {Sql.RelationAddress("c")} AS address,
                s.seqtypid::regtype AS type, s.seqstart AS start, s.seqincrement AS increment, s.seqmin AS minimum, s.seqmax AS maximum, s.seqcache AS cache, s.seqcycle AS cycle,
                (SELECT CASE d.deptype WHEN 'i' THEN 'identity of ' ELSE '' END || d.refobjid::regclass || '.' || quote_ident(a.attname)
                    FROM pg_depend d JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
                    WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.objsubid = 0 AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')) AS "owned by"
                {(server.SequenceValues ? ", CASE WHEN has_sequence_privilege(c.oid, 'USAGE, SELECT') THEN pg_sequence_last_value(c.oid) END AS \"last value\"" : "")}
            FROM pg_sequence s JOIN {Sql.UserRelations("c.relkind = 'S'")} ON c.oid = s.seqrelid
            """);
    }
}
