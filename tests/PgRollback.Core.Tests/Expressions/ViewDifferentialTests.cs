using Npgsql;
using PgRollback.Catalog;
using PgRollback.Syntax;
using PgRollback.Testing;

namespace PgRollback.Core.Tests.Expressions;

/// <summary>What the resolver says of a query against what PostgreSQL made of it: edges, columns, and the text after everything in it has been renamed.</summary>
public sealed class ViewDifferentialTests(ExpressionDatabase database) : IClassFixture<ExpressionDatabase>
{
    private static readonly IReadOnlyDictionary<string, string> Views = CaseFile.Read("views.sql");

    public static TheoryData<string> Titles => [.. Views.Keys];

    [Theory]
    [MemberData(nameof(Titles))]
    public async Task A_view_has_PostgreSQLs_edges_columns_and_text_after_renames(string title)
    {
        var query = Views[title];
        await foreach (var session in database.OpenAllAsync())
        {
            if (title.EndsWith("(17)", StringComparison.Ordinal) && session.Version < 17)
            {
                continue;
            }

            var resolved = new ExpressionResolver(session.Catalog, ExpressionDatabase.Path).ResolveQuery(new SqlFragment(query, 0));

            var names = await session.ColumnNamesAsync(query);
            var list = ColumnList(names);
            await session.ExecuteAsync($"CREATE VIEW app.v {list} AS " + query);
            Assert.True(resolved.Expression.IsResolved, $"not resolved on {session.Version}");
            var expected = await session.EdgesAsync("d.classid = 'pg_rewrite'::regclass AND d.objid IN (SELECT oid FROM pg_rewrite WHERE ev_class = 'app.v'::regclass) AND d.refobjid <> 'app.v'::regclass");
            Assert.Equal(session.Names(expected), session.Names(ServerDependencies.Of(resolved.Expression)));

            Assert.Equal(names, resolved.Columns.Select(static c => c.Name));
            var types = await session.ListAsync("SELECT format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = 'app.v'::regclass AND attnum > 0 ORDER BY attnum");
            foreach (var (column, type) in resolved.Columns.Zip(types))
            {
                Assert.True(column.Type is null || string.Equals(Plain(column.Type.ToSql(session.Catalog)), Plain(type), StringComparison.Ordinal), $"{column.Name}: {column.Type?.ToSql(session.Catalog)} is {type}");
            }

            await session.ExecuteAsync("SET search_path = ''");
            var deparsed = (await session.ListAsync("SELECT pg_get_viewdef('app.v'::regclass)"))[0];
            var again = new ExpressionResolver(session.Catalog, new SearchPath { Schemas = [] }).ResolveQuery(new SqlFragment(deparsed.TrimEnd(';'), 0));
            Assert.True(again.Expression.IsResolved, $"not resolved on {session.Version}:\n{deparsed}");
            Assert.Equal(session.Names(expected), session.Names(ServerDependencies.Of(again.Expression)));

            await session.AssertSameViewAsync(list, resolved.Expression.ToSql(session.Catalog));
            await session.RenameAllAsync();
            await session.AssertSameViewAsync(list, resolved.Expression.ToSql(session.Catalog));
        }
    }

    /// <summary>A view wants different names for its columns.</summary>
    private static string ColumnList(List<string> names) =>
        names.Distinct(StringComparer.Ordinal).Count() == names.Count ? "" : "(" + string.Join(", ", Enumerable.Range(1, names.Count).Select(static i => $"c{i}")) + ")";

    private static string Plain(string type) => type.Replace("app.", "", StringComparison.Ordinal).Replace("util.", "", StringComparison.Ordinal);
}
