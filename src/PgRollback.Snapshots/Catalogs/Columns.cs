namespace PgRollback.Snapshots.Catalogs;

/// <summary>
/// Columns by name. Their place among the columns that are left is a property of its own: <c>position</c> in a table, where only a new
/// table could restore it, and <c>ordinal</c> in a view or a composite type.
/// </summary>
internal sealed class Columns : ICatalog
{
    public IEnumerable<CatalogQuery> Queries(SnapshotServer server)
    {
        yield return new(["pg_attribute", "pg_attrdef"], $"""
            SELECT c.tableoid AS class, c.oid AS object, a.attnum AS sub, 'column ' || c.oid::regclass || '.' || quote_ident(a.attname) AS address,
                CASE WHEN c.relkind IN ('r', 'p', 'f') THEN row_number() OVER (PARTITION BY a.attrelid ORDER BY a.attnum) END AS position,
                CASE WHEN c.relkind NOT IN ('r', 'p', 'f') THEN row_number() OVER (PARTITION BY a.attrelid ORDER BY a.attnum) END AS ordinal,
                format_type(a.atttypid, a.atttypmod) AS type,
                nullif(a.attcollation, 0)::regcollation AS collation,
                a.attnotnull AS "not null",
                CASE WHEN a.attgenerated = '' THEN pg_get_expr(d.adbin, d.adrelid) END AS "default",
                CASE WHEN a.attgenerated <> '' THEN pg_get_expr(d.adbin, d.adrelid) END AS "generated as",
                CASE a.attgenerated WHEN 's' THEN 'stored' WHEN 'v' THEN 'virtual' END AS generated,
                CASE a.attidentity WHEN 'a' THEN 'always' WHEN 'd' THEN 'by default' END AS identity,
                CASE a.attstorage WHEN 'p' THEN 'plain' WHEN 'm' THEN 'main' WHEN 'e' THEN 'external' WHEN 'x' THEN 'extended' END AS storage,
                CASE a.attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END AS compression,
                nullif(a.attstattarget, -1) AS "statistics target",
                a.attislocal AS "is local",
                a.attinhcount AS "inherited from",
                {Sql.Sorted("a.attoptions")} AS options,
                {Sql.Sorted("a.attfdwoptions")} AS "foreign options",
                {Sql.Sorted("a.attacl::text[]")} AS privileges
            FROM {Sql.UserRelations("c.relkind IN ('r', 'p', 'v', 'm', 'f', 'c')")}
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
            WHERE c.relkind <> 'c' OR {Sql.IsNoMember("pg_type", "c.reltype")}
            """);
    }
}
