namespace PgRollback.Snapshots.Catalogs;

internal sealed class Policies : ICatalog
{
    public IEnumerable<CatalogQuery> Queries(SnapshotServer server)
    {
        yield return new(["pg_policy"], $"""
            SELECT {Sql.Key("p")}, 'policy ' || quote_ident(p.polname) || ' on ' || p.polrelid::regclass AS address,
                CASE p.polcmd WHEN 'r' THEN 'select' WHEN 'a' THEN 'insert' WHEN 'w' THEN 'update' WHEN 'd' THEN 'delete' ELSE 'all' END AS command,
                p.polpermissive AS permissive,
                (SELECT string_agg(name, ', ' ORDER BY name COLLATE "C")
                    FROM (SELECT CASE role WHEN 0 THEN 'public' ELSE quote_ident(pg_get_userbyid(role)) END AS name FROM unnest(p.polroles) role) roles) AS roles,
                pg_get_expr(p.polqual, p.polrelid) AS "using",
                pg_get_expr(p.polwithcheck, p.polrelid) AS "with check"
            FROM pg_policy p JOIN {Sql.UserRelations("true")} ON c.oid = p.polrelid
            """);
    }
}
