using System.Text.RegularExpressions;
using PgRollback.Snapshots.Catalogs;
using PgRollback.Testing;

namespace PgRollback.Snapshots.Tests;

/// <summary>A version of PostgreSQL that brings a catalog or a column must not slip by: each is read, or left out for a reason.</summary>
public sealed class CoverageTests
{
    public static IEnumerable<object[]> Versions => ServerVersions.Rows;

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Every_catalog_is_read_or_left_out_for_a_reason(int major)
    {
        var catalogs = await CatalogsAsync(major);
        var covered = Queries(major).SelectMany(query => query.Catalogs).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(catalogs.Keys.Except(covered, StringComparer.Ordinal).Except(LeftOut.Catalogs.Keys, StringComparer.Ordinal));
        Assert.Empty(covered.Except(catalogs.Keys, StringComparer.Ordinal));
        Assert.Empty(covered.Intersect(LeftOut.Catalogs.Keys, StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Every_column_of_these_is_read_or_left_out_for_a_reason(int major)
    {
        var forgotten = new List<string>();
        var needless = new List<string>();
        foreach (var (catalog, columns) in await CatalogsAsync(major))
        {
            var texts = Queries(major).Where(query => query.Catalogs.Contains(catalog, StringComparer.Ordinal)).Select(query => query.Sql).ToArray();
            foreach (var column in texts.Length == 0 ? [] : columns)
            {
                var isRead = texts.Any(text => Regex.IsMatch(text, $@"\.{column}\b", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)));
                var isLeftOut = LeftOut.Columns.ContainsKey($"{catalog}.{column}");
                if (isRead == isLeftOut)
                {
                    (isRead ? needless : forgotten).Add($"{catalog}.{column}");
                }
            }
        }

        Assert.True(forgotten.Count == 0, string.Join(' ', forgotten));
        Assert.Empty(needless);
    }

    [Fact]
    public async Task Nothing_is_left_out_that_no_version_has()
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var major in ServerVersions.Available)
        {
            foreach (var (catalog, columns) in await CatalogsAsync(major))
            {
                known.Add(catalog);
                known.UnionWith(columns.Select(column => $"{catalog}.{column}"));
            }
        }

        Assert.Empty(LeftOut.Catalogs.Keys.Except(known, StringComparer.Ordinal));
        Assert.Empty(LeftOut.Columns.Keys.Where(column => LeftOut.IsIn(column, ServerVersions.Available[0], ServerVersions.Available[^1])).Except(known, StringComparer.Ordinal));
    }

    [Fact]
    public void Every_reason_is_a_reason()
    {
        Assert.All(LeftOut.Catalogs.Values, reason => Assert.True(reason.Length >= 10, reason));
        Assert.All(LeftOut.Columns.Values, reason => Assert.True(reason.Length >= 10, reason));
    }

    private static IReadOnlyList<CatalogQuery> Queries(int major) => CatalogQueries.All(new SnapshotServer(major, IsSuperuser: true, ClusterWide: true));

    private static async Task<IReadOnlyDictionary<string, string[]>> CatalogsAsync(int major)
    {
        await using var database = await TestDatabase.CreateAsync(major);
        await using var command = database.DataSource.CreateCommand("""
            SELECT c.relname::text, array_agg(a.attname::text)
            FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            WHERE c.relnamespace = 'pg_catalog'::regnamespace AND c.relkind = 'r'
            GROUP BY c.relname
            """);
        await using var reader = await command.ExecuteReaderAsync();
        var catalogs = new Dictionary<string, string[]>(StringComparer.Ordinal);
        while (await reader.ReadAsync())
        {
            catalogs.Add(reader.GetString(0), reader.GetFieldValue<string[]>(1));
        }

        return catalogs;
    }
}
