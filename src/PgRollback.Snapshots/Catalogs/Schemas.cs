namespace PgRollback.Snapshots.Catalogs;

internal sealed class Schemas : ICatalog
{
    public IEnumerable<CatalogQuery> Queries(SnapshotServer server)
    {
        yield return new(["pg_namespace"], $"""
            SELECT {Sql.Key("n")}, 'schema ' || quote_ident(n.nspname) AS address,
                {Sql.Owner("n.nspowner")},
                {Sql.Privileges("n.nspacl", "'n'", "n.nspowner")}
            FROM pg_namespace n
            WHERE {Sql.IsUserSchema("n")} AND {Sql.IsNoMember("pg_namespace", "n.oid")}
            """);
    }
}
