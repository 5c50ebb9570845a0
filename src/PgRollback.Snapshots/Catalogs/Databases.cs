namespace PgRollback.Snapshots.Catalogs;

/// <summary>This database itself, its settings, its default privileges, its large objects.</summary>
internal sealed class Databases : ICatalog
{
    private const string ThisDatabase = "(SELECT this.oid FROM pg_database this WHERE this.datname = current_database())";

    public IEnumerable<CatalogQuery> Queries(SnapshotServer server)
    {
        var locale = server.MajorVersion >= 17 ? "d.datlocale" : "d.daticulocale";
        yield return new(["pg_database"], $"""
            SELECT {Sql.Key("d")}, 'database' AS address,
                {Sql.Owner("d.datdba")},
                {Sql.Privileges("d.datacl", "'d'", "d.datdba")},
                d.datistemplate AS "is template", d.datallowconn AS "allows connections", d.datconnlimit AS "connection limit",
                {Sql.Name("pg_tablespace", "spcname", "d.dattablespace")} AS tablespace,
                pg_encoding_to_char(d.encoding) AS encoding, d.datlocprovider AS provider, d.datcollate AS "collate", d.datctype AS ctype, {locale} AS locale,
                {(server.MajorVersion >= 16 ? "d.daticurules AS rules," : "")}
                d.datcollversion AS "collation version"
            FROM pg_database d
            WHERE d.datname = current_database()
            """);

        yield return new(["pg_db_role_setting"], $"""
            SELECT NULL AS class, NULL AS object, NULL AS sub,
                'settings' || CASE s.setrole WHEN 0 THEN '' ELSE ' of role ' || quote_ident(pg_get_userbyid(s.setrole)) END || CASE s.setdatabase WHEN 0 THEN '' ELSE ' in the database' END AS address,
                {Sql.Sorted("s.setconfig")} AS settings
            FROM pg_db_role_setting s
            WHERE s.setdatabase = {ThisDatabase} {(server.ClusterWide ? "OR s.setdatabase = 0" : "")}
            """);

        yield return new(["pg_default_acl"], $"""
            SELECT {Sql.Key("d")},
                'default privileges of ' || quote_ident(pg_get_userbyid(d.defaclrole)) || coalesce(' in schema ' || {Sql.Name("pg_namespace", "nspname", "d.defaclnamespace")}, '')
                    || ' on ' || CASE d.defaclobjtype WHEN 'r' THEN 'tables' WHEN 'S' THEN 'sequences' WHEN 'f' THEN 'functions' WHEN 'T' THEN 'types' WHEN 'n' THEN 'schemas' ELSE d.defaclobjtype::text END AS address,
                {Sql.Sorted("d.defaclacl::text[]")} AS privileges
            FROM pg_default_acl d
            """);

        yield return new(["pg_largeobject_metadata"], $"""
            SELECT 'pg_largeobject'::regclass::oid AS class, l.oid AS object, 0 AS sub, 'large object ' || l.oid AS address,
                {Sql.Owner("l.lomowner")},
                {Sql.Privileges("l.lomacl", "'L'", "l.lomowner")}
            FROM pg_largeobject_metadata l
            """);
    }
}
