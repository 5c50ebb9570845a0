using Npgsql;
using PgRollback.Catalog;
using PgRollback.Syntax;

namespace PgRollback.Core.Tests.Expressions;

/// <summary>Checks, indexes, policies, defaults, generated columns, triggers, rules, domains: edges, and text after renames, as PostgreSQL has them.</summary>
public sealed class ContextDifferentialTests(ExpressionDatabase database) : IClassFixture<ExpressionDatabase>
{
    public static TheoryData<string, string> Cases
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (name, context) in ExpressionContext.All)
            {
                foreach (var title in context.Cases.Keys)
                {
                    data.Add(name, title);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task An_expression_has_PostgreSQLs_edges_and_text_after_renames(string contextName, string title)
    {
        var context = ExpressionContext.All[contextName];
        await foreach (var session in database.OpenAllAsync())
        {
            var sql = new SqlFragment(context.Cases[title], 0);
            var @case = new ContextCase(session.Catalog, title, sql);
            var type = @case.TypeName.Length > 0 ? await session.TypeAsync(@case.TypeName) : null;
            var expression = context.Resolve(@case with { Type = type });

            try
            {
                await session.ExecuteAsync(Fill(context.Create, "one", "app.users", @case.TypeName, sql.Text));
            }
            catch (PostgresException e) when (e.SqlState is "42P17" or "0A000")
            {
                // Not immutable, or a subquery where none may stand: the case is for the other contexts of its file.
                continue;
            }

            Assert.True(expression.IsResolved, $"not resolved on {session.Version}");
            var own = @case.Table.Oid.Value;
            var ruleTable = contextName.StartsWith("rules", StringComparison.Ordinal) ? @case.RuleTable().Oid.Value : own;
            var expected = await session.EdgesAsync(Fill(context.Object, "one"));
            var actual = ServerDependencies.Of(expression);
            foreach (var edges in new[] { expected, actual })
            {
                edges.Remove($"{own}.0");
                edges.Remove($"{ruleTable}.0");
            }

            Assert.Equal(session.Names(expected), session.Names(actual));

            await session.RenameAllAsync();
            var deparsed = await session.ListAsync(Fill(context.Deparse, "one"));
            var rendered = expression.ToSql(session.Catalog);
            try
            {
                await session.ExecuteAsync(Fill(context.Create, "two", "\"New App\".\"new users\"", type?.ToSql(session.Catalog) ?? "", rendered));
            }
            catch (PostgresException e)
            {
                Assert.Fail($"{e.SqlState} {e.MessageText}\n{rendered}");
            }

            var again = await session.ListAsync(Fill(context.Deparse, "two"));
            Assert.Equal(deparsed[0], again[0].Replace(" two ", " one ", StringComparison.Ordinal));
        }
    }

    private static string Fill(string template, string name, string table = "", string type = "", string sql = "") =>
        template.Replace("{name}", name, StringComparison.Ordinal).Replace("{table}", table, StringComparison.Ordinal)
            .Replace("{type}", type, StringComparison.Ordinal).Replace("{sql}", sql, StringComparison.Ordinal);
}
