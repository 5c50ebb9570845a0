using Npgsql;
using PgRollback.Catalog;

namespace PgRollback.Core.Tests.Expressions;

/// <summary>Edges of pg_depend and of an expression as the same kind of text, so that they can be compared.</summary>
internal static class ServerDependencies
{
    /// <summary>Edges of the rewrite rule, constraint, index, policy … that a condition on pg_depend names.</summary>
    public static async Task<SortedSet<string>> ReadAsync(NpgsqlConnection connection, string condition, string? alsoIgnored = null)
    {
        // Composite types count as their relation, arrays as their element, system columns as the relation.
        var sql = $"""
            SELECT DISTINCT CASE d.refclassid WHEN 'pg_type'::regclass THEN coalesce(nullif(coalesce(e.typrelid, t.typrelid), 0), e.oid, t.oid) ELSE d.refobjid END::int, greatest(d.refobjsubid, 0)
            FROM pg_depend d LEFT JOIN pg_type t ON d.refclassid = 'pg_type'::regclass AND t.oid = d.refobjid
            LEFT JOIN pg_type e ON e.oid = t.typelem AND t.typsubscript = 'array_subscript_handler'::regproc
            WHERE {condition} AND d.refobjid >= 16384
            """;
        var edges = new HashSet<(long, int)>();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            edges.Add((reader.GetInt32(0), reader.GetInt32(1)));
        }

        return Write(edges);
    }

    public static SortedSet<string> Of(Expression expression) =>
        Write([.. expression.Dependencies(DependencyType.Normal).Select(static d => (d.Target.Value, d.TargetColumn))]);

    /// <summary>PostgreSQL leaves the edge to a whole relation out where there is one to a column.</summary>
    private static SortedSet<string> Write(HashSet<(long Target, int Column)> edges) =>
        new(edges.Where(e => e.Column > 0 || !edges.Any(o => o.Target == e.Target && o.Column > 0)).Select(static e => $"{e.Target}.{e.Column}"), StringComparer.Ordinal);

    public static string Name(CatalogReader catalog, string edge)
    {
        var parts = edge.Split('.');
        var value = catalog.Find(new Oid(long.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture)));
        var column = int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture);
        return value is null ? edge : $"{value.Kind} {catalog.QualifiedName(value)}{(column > 0 && value is IHasColumns r ? "." + r.FindColumn(column)?.Name : "")}";
    }
}
