namespace PgRollback.Snapshots.Catalogs;

/// <summary>Publications with their tables and schemas, and subscriptions.</summary>
internal sealed class Replication : ICatalog
{
    public IEnumerable<CatalogQuery> Queries(SnapshotServer server)
    {
        yield return new(["pg_publication"], $"""
            SELECT {Sql.Key("p")}, 'publication ' || quote_ident(p.pubname) AS address,
                {Sql.Owner("p.pubowner")},
                p.puballtables AS "all tables", p.pubinsert AS insert, p.pubupdate AS update, p.pubdelete AS delete, p.pubtruncate AS truncate, p.pubviaroot AS "via root"
                {(server.MajorVersion >= 18 ? ", CASE p.pubgencols WHEN 'n' THEN 'none' WHEN 's' THEN 'stored' END AS \"generated columns\"" : "")}
            FROM pg_publication p
            """);

        // The order of a column list means nothing, and follows the order of the table's columns.
        yield return new(["pg_publication_rel"], $"""
            SELECT {Sql.Key("r")}, 'table ' || r.prrelid::regclass || ' in publication ' || {Sql.Name("pg_publication", "pubname", "r.prpubid")} AS address,
                pg_get_expr(r.prqual, r.prrelid) AS "where",
                (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attname COLLATE "C")
                    FROM pg_attribute a WHERE a.attrelid = r.prrelid AND a.attnum = ANY (r.prattrs)) AS columns
            FROM pg_publication_rel r
            """);

        yield return new(["pg_publication_namespace"], $"""
            SELECT {Sql.Key("s")}, 'schema ' || {Sql.Name("pg_namespace", "nspname", "s.pnnspid")} || ' in publication ' || {Sql.Name("pg_publication", "pubname", "s.pnpubid")} AS address
            FROM pg_publication_namespace s
            """);

        var since16 = server.MajorVersion >= 16 ? "s.subpasswordrequired AS \"password required\", s.subrunasowner AS \"run as owner\", s.suborigin AS origin," : "";
        // These two columns are for superusers, and so is tableoid.
        var failover = server.MajorVersion >= 17 && server.IsSuperuser ? "s.subfailover AS failover," : "";
        var connection = server.IsSuperuser ? "s.subconninfo AS connection," : "";
        yield return new(["pg_subscription"], $"""
            SELECT 'pg_subscription'::regclass::oid AS class, s.oid AS object, 0 AS sub, 'subscription ' || quote_ident(s.subname) AS address,
                {Sql.Owner("s.subowner")},
                s.subenabled AS enabled, s.subbinary AS "binary", s.substream AS streaming,
                CASE s.subtwophasestate WHEN 'd' THEN 'disabled' ELSE 'enabled' END AS "two phase",
                s.subdisableonerr AS "disable on error", {since16} {failover} {connection}
                s.subslotname AS slot, s.subsynccommit AS "synchronous commit",
                {Sql.Sorted("s.subpublications")} AS publications
            FROM pg_subscription s
            WHERE s.subdbid = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database())
            """);
    }
}
