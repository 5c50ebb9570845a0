using PgRollback.Catalog;
using PgRollback.Syntax;

namespace PgRollback.Core.Tests.Expressions;

/// <summary>SQL-standard bodies of functions: edges, and text after renames, as PostgreSQL has them.</summary>
public sealed class BodyDifferentialTests(ExpressionDatabase database) : IClassFixture<ExpressionDatabase>
{
    private static readonly IReadOnlyDictionary<string, string> Bodies = CaseFile.Read("bodies.sql");

    public static TheoryData<string> Titles => [.. Bodies.Keys];

    [Theory]
    [MemberData(nameof(Titles))]
    public async Task A_body_has_PostgreSQLs_edges_and_text_after_renames(string title)
    {
        var body = Bodies[title];
        var signature = title[..title.LastIndexOf(':')];
        await foreach (var session in database.OpenAllAsync())
        {
            await session.ExecuteWholeAsync($"CREATE FUNCTION public.one {signature} LANGUAGE sql {body}");
            await session.ReadCatalogAsync();
            var routine = session.Catalog.FindRoutines(new QualifiedName("public", "one"), ExpressionDatabase.Path).Single();
            var expression = new ExpressionResolver(session.Catalog, ExpressionDatabase.Path).ResolveRoutineBody(new SqlFragment(body, 0), "one", routine.Parameters, routine.Returns);

            Assert.True(expression.IsResolved, $"not resolved on {session.Version}");
            var expected = await session.EdgesAsync("d.classid = 'pg_proc'::regclass AND d.objid = 'public.one'::regproc");
            var actual = ServerDependencies.Of(expression with { References = [.. expression.References, .. SignatureEdges(routine)] });
            Assert.Equal(session.Names(expected), session.Names(actual));

            await session.RenameAllAsync();
            var rendered = expression.ToSql(session.Catalog);
            var renamed = session.Catalog.Find<Routine>(routine.Oid)!;
            await session.ExecuteWholeAsync($"CREATE FUNCTION public.two {Signature(renamed, session.Catalog)} LANGUAGE sql {rendered}");
            const string Body = "SELECT pg_get_function_sqlbody(oid) FROM pg_proc WHERE proname = '{0}'";
            var one = await session.ListAsync(Body.Replace("{0}", "one", StringComparison.Ordinal));
            var two = await session.ListAsync(Body.Replace("{0}", "two", StringComparison.Ordinal));
            Assert.Equal(one[0], two[0].Replace("two.", "one.", StringComparison.Ordinal));
        }
    }

    private static string Signature(Routine routine, DatabaseCatalog catalog)
    {
        var inputs = routine.InputParameters.Select(p => p.Name + " " + p.Type.ToSql(catalog));
        var table = routine.Parameters.Where(static p => p.Mode == ParameterMode.Table).Select(p => p.Name + " " + p.Type.ToSql(catalog)).ToArray();
        return $"({string.Join(", ", inputs)}) RETURNS {(table.Length > 0 ? $"TABLE ({string.Join(", ", table)})" : routine.Returns!.ToSql(catalog))}";
    }

    private static IEnumerable<Reference> SignatureEdges(Routine routine) =>
        routine.Parameters.Select(static p => p.Type).Append(routine.Returns!).Where(static t => !t.Type.IsNone).Select(static t => new Reference(0, 0, ReferenceKind.Type, t.Type, 0) { IsImplicit = true });
}
