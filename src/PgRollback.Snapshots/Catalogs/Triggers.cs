namespace PgRollback.Snapshots.Catalogs;

internal sealed class Triggers : ICatalog
{
    private const string State = "CASE g.tgenabled WHEN 'O' THEN 'origin' WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'replica' WHEN 'A' THEN 'always' END";

    public IEnumerable<CatalogQuery> Queries(SnapshotServer server)
    {
        yield return new(["pg_trigger"], $"""
            SELECT {Sql.Key("g")}, 'trigger ' || quote_ident(g.tgname) || ' on ' || g.tgrelid::regclass AS address,
                pg_get_triggerdef(g.oid) AS definition,
                {State} AS enabled,
                (SELECT quote_ident(parent.tgname) || ' on ' || parent.tgrelid::regclass FROM pg_trigger parent WHERE parent.oid = g.tgparentid) AS parent
            FROM pg_trigger g JOIN {Sql.UserRelations("true")} ON c.oid = g.tgrelid
            WHERE NOT g.tgisinternal OR g.tgconstraint = 0
            """);

        // The triggers behind a constraint have oids in their names, and nothing of their own but whether they are enabled.
        yield return new(["pg_trigger"], $"""
            SELECT k.tableoid AS class, k.oid AS object, 0 AS sub, 'constraint ' || quote_ident(k.conname) || ' on ' || k.conrelid::regclass AS address,
                (SELECT string_agg(g.tgfoid::regproc || ' on ' || g.tgrelid::regclass || ': ' || {State}, ', ' ORDER BY (g.tgfoid::regproc || ' on ' || g.tgrelid::regclass) COLLATE "C")
                    FROM pg_trigger g WHERE g.tgconstraint = k.oid AND g.tgisinternal AND g.tgenabled <> 'O') AS "triggers not at origin"
            FROM pg_constraint k JOIN {Sql.UserRelations("true")} ON c.oid = k.conrelid
            WHERE k.oid IN (SELECT tgconstraint FROM pg_trigger WHERE tgisinternal AND tgenabled <> 'O')
            """);
    }
}
