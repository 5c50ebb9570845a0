namespace PgRollback.Snapshots.Catalogs;

internal sealed class Casts : ICatalog
{
    public IEnumerable<CatalogQuery> Queries(SnapshotServer server)
    {
        yield return new(["pg_cast"], $"""
            SELECT {Sql.Key("c")}, 'cast (' || c.castsource::regtype || ' AS ' || c.casttarget::regtype || ')' AS address,
                nullif(c.castfunc, 0)::regprocedure AS "function",
                CASE c.castcontext WHEN 'e' THEN 'explicit' WHEN 'a' THEN 'assignment' WHEN 'i' THEN 'implicit' END AS context,
                CASE c.castmethod WHEN 'f' THEN 'function' WHEN 'i' THEN 'inout' WHEN 'b' THEN 'binary' END AS method
            FROM pg_cast c
            WHERE {Sql.IsUserObject("c")} AND {Sql.IsNoMember("pg_cast", "c.oid")}
            """);
    }
}
