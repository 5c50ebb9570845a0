namespace PgRollback.Snapshots.Catalogs;

internal sealed class EventTriggers : ICatalog
{
    public IEnumerable<CatalogQuery> Queries(SnapshotServer server)
    {
        yield return new(["pg_event_trigger"], $"""
            SELECT {Sql.Key("e")}, 'event trigger ' || quote_ident(e.evtname) AS address,
                {Sql.Owner("e.evtowner")},
                e.evtevent AS event, e.evtfoid::regprocedure AS "function",
                CASE e.evtenabled WHEN 'O' THEN 'origin' WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'replica' WHEN 'A' THEN 'always' END AS enabled,
                {Sql.Sorted("e.evttags")} AS tags
            FROM pg_event_trigger e
            WHERE {Sql.IsNoMember("pg_event_trigger", "e.oid")}
            """);
    }
}
