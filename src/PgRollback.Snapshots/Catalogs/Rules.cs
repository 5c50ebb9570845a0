namespace PgRollback.Snapshots.Catalogs;

/// <summary>Rules; that of a view is its definition, and shows here only when somebody disabled it.</summary>
internal sealed class Rules : ICatalog
{
    public IEnumerable<CatalogQuery> Queries(SnapshotServer server)
    {
        yield return new(["pg_rewrite"], $"""
            SELECT {Sql.Key("r")}, 'rule ' || quote_ident(r.rulename) || ' on ' || r.ev_class::regclass AS address,
                pg_get_ruledef(r.oid) AS definition,
                CASE r.ev_enabled WHEN 'O' THEN 'origin' WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'replica' WHEN 'A' THEN 'always' END AS enabled
            FROM pg_rewrite r JOIN {Sql.UserRelations("true")} ON c.oid = r.ev_class
            WHERE r.rulename <> '_RETURN' OR r.ev_enabled <> 'O'
            """);
    }
}
