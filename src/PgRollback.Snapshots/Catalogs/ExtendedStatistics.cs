namespace PgRollback.Snapshots.Catalogs;

internal sealed class ExtendedStatistics : ICatalog
{
    public IEnumerable<CatalogQuery> Queries(SnapshotServer server)
    {
        // Columns are kept in the order of the table's, which means nothing here.
        yield return new(["pg_statistic_ext"], $"""
            SELECT {Sql.Key("s")}, 'statistics ' || quote_ident(n.nspname) || '.' || quote_ident(s.stxname) AS address,
                {Sql.Owner("s.stxowner")},
                s.stxrelid::regclass AS "table",
                (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attname COLLATE "C")
                    FROM pg_attribute a WHERE a.attrelid = s.stxrelid AND a.attnum = ANY (s.stxkeys)) AS columns,
                pg_get_expr(s.stxexprs, s.stxrelid) AS expressions,
                {Sql.Sorted("s.stxkind::text[]")} AS kinds,
                nullif(s.stxstattarget, -1) AS "statistics target"
            FROM pg_statistic_ext s
            JOIN pg_namespace n ON n.oid = s.stxnamespace AND {Sql.IsUserSchema("n")} AND {Sql.IsNoMember("pg_statistic_ext", "s.oid")}
            """);
    }
}
