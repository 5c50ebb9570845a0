namespace PgRollback.Snapshots.Catalogs;

/// <summary>A snapshot as one query, for taking it and keeping it on the server.</summary>
internal static class SnapshotSql
{
    /// <summary>
    /// A SELECT of <c>address text, properties jsonb</c>: a row for each object, all values as text. It is to run under search_path = pg_catalog. Other than
    /// a snapshot that a superuser reads it holds no secrets: of user mappings it has hashes only.
    /// </summary>
    /// <param name="majorVersion">The server's.</param>
    public static string Select(int majorVersion)
    {
        var queries = CatalogQueries.All(new SnapshotServer(majorVersion, IsSuperuser: false));
        var parts = queries.Select(query => $"""
            SELECT q.class::text || '/' || q.object || '/' || q.sub AS key, q.address::text AS address, to_jsonb(q) - '[class, object, sub, address]'::text[] AS properties FROM (
            {query.Sql}
            ) AS q
            """);
        return $$"""
            WITH raw AS MATERIALIZED (
            {{string.Join("\nUNION ALL\n", parts)}}
            ), known AS MATERIALIZED (
                SELECT key, min(address) AS address FROM raw WHERE address IS NOT NULL GROUP BY key
            ), single AS (
                SELECT coalesce(raw.address, known.address) AS address, p.key AS property, string_agg(DISTINCT p.value, ' | ' ORDER BY p.value) AS value
                FROM raw LEFT JOIN known USING (key) CROSS JOIN LATERAL jsonb_each_text(raw.properties) AS p
                WHERE p.value IS NOT NULL
                GROUP BY 1, 2
            )
            SELECT s.address, jsonb_object_agg(s.property, CASE WHEN s.address LIKE 'user mapping%' THEN md5(s.value) ELSE s.value END) AS properties
            FROM single AS s WHERE s.address IS NOT NULL GROUP BY s.address
            """.Replace("'[class, object, sub, address]'", "'{class,object,sub,address}'", StringComparison.Ordinal);
    }
}
