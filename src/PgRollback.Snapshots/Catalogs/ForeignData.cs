namespace PgRollback.Snapshots.Catalogs;

internal sealed class ForeignData : ICatalog
{
    public IEnumerable<CatalogQuery> Queries(SnapshotServer server)
    {
        yield return new(["pg_foreign_data_wrapper"], $"""
            SELECT {Sql.Key("w")}, 'foreign-data wrapper ' || quote_ident(w.fdwname) AS address,
                {Sql.Owner("w.fdwowner")},
                {Sql.Privileges("w.fdwacl", "'F'", "w.fdwowner")},
                nullif(w.fdwhandler, 0)::regprocedure AS handler, nullif(w.fdwvalidator, 0)::regprocedure AS validator,
                {Sql.Sorted("w.fdwoptions")} AS options
            FROM pg_foreign_data_wrapper w
            WHERE {Sql.IsNoMember("pg_foreign_data_wrapper", "w.oid")}
            """);

        yield return new(["pg_foreign_server"], $"""
            SELECT {Sql.Key("s")}, 'server ' || quote_ident(s.srvname) AS address,
                {Sql.Owner("s.srvowner")},
                {Sql.Privileges("s.srvacl", "'S'", "s.srvowner")},
                {Sql.Name("pg_foreign_data_wrapper", "fdwname", "s.srvfdw")} AS wrapper,
                s.srvtype AS type, s.srvversion AS version,
                {Sql.Sorted("s.srvoptions")} AS options
            FROM pg_foreign_server s
            WHERE {Sql.IsNoMember("pg_foreign_server", "s.oid")}
            """);

        // The catalog itself is for superusers; the view hides options that are not for everyone.
        var (mappings, oid) = server.IsSuperuser ? ("pg_user_mapping", "u.oid") : ("pg_user_mappings", "u.umid");
        var ofServer = server.IsSuperuser ? "u.umserver" : "u.srvid";
        yield return new(["pg_user_mapping"], $"""
            SELECT 'pg_user_mapping'::regclass::oid AS class, {oid} AS object, 0 AS sub,
                'user mapping for ' || CASE u.umuser WHEN 0 THEN 'public' ELSE quote_ident(pg_get_userbyid(u.umuser)) END || ' on server ' || {Sql.Name("pg_foreign_server", "srvname", ofServer)} AS address,
                {Sql.Sorted("u.umoptions")} AS options
            FROM {mappings} u
            """);

        yield return new(["pg_foreign_table"], $"""
            SELECT {Sql.Key("c")}, {Sql.RelationAddress("c")} AS address,
                {Sql.Name("pg_foreign_server", "srvname", "f.ftserver")} AS server,
                {Sql.Sorted("f.ftoptions")} AS "foreign options"
            FROM pg_foreign_table f JOIN {Sql.UserRelations("c.relkind = 'f'")} ON c.oid = f.ftrelid
            """);
    }
}
