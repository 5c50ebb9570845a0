using PgRollback.Catalog;
using PgRollback.Syntax;

namespace PgRollback.Core.Tests.Expressions;

public sealed class RobustnessTests
{
    private static readonly SearchPath Path = SearchPath.Default;

    private static readonly string[] Sources = ["views.sql", "checks.sql", "policies.sql", "rules.sql", "bodies.sql"];

    public static TheoryData<string, string, string> Deep => new()
    {
        { "parentheses", "(", ")" },
        { "calls", "f(", ")" },
        { "minus signs", "- ", "" },
        { "not", "NOT ", "" },
        { "subqueries", "(SELECT ", ")" },
        { "cases", "CASE WHEN a THEN 1 ELSE ", " END" },
        { "arrays", "ARRAY[", "]" },
        { "array items", "ARRAY[[[[[[", "]]]]]]" },
        { "casts", "CAST(", " AS int)" },
        { "exists", "EXISTS (SELECT 1 WHERE ", ")" },
        { "tables", "(SELECT a FROM (SELECT a FROM t WHERE ", ") t)" },
    };

    [Theory]
    [MemberData(nameof(Deep))]
    public void Deep_nesting_is_not_resolved_and_does_no_harm(string name, string open, string close)
    {
        var sql = string.Concat(Enumerable.Repeat(open, 20_000)) + "1" + string.Concat(Enumerable.Repeat(close, 20_000));
        var expression = OnSmallStack(() => Resolver().ResolveExpression(new SqlFragment(sql, 0), relation: null));
        Assert.False(expression.IsResolved, name);
        Assert.Equal(sql, expression.ToSql(DatabaseCatalog.Empty));
        Assert.NotNull(OnSmallStack(() => SqlText.Canonicalize(sql)));
    }

    [Theory]
    [InlineData(" + 1")]
    [InlineData(" || 'a'")]
    [InlineData(" AND true")]
    [InlineData(" OR false")]
    [InlineData(" - 1 AND true")]
    [InlineData(", 1")]
    [InlineData(" UNION ALL SELECT 1")]
    public void A_long_chain_is_resolved(string link)
    {
        var sql = "SELECT 1" + string.Concat(Enumerable.Repeat(link, 20_000));
        var query = OnSmallStack(() => Resolver().ResolveQuery(new SqlFragment(sql, 0)));
        Assert.True(query.Expression.IsResolved);
    }

    [Theory]
    [InlineData("SELECT a FROM nowhere")]
    [InlineData("SELECT nothing FROM pg_class c, (SELECT 1 AS a) s WHERE s.b = 1")]
    [InlineData("SELECT x.a FROM (SELECT 1 AS a) s")]
    [InlineData("SELECT a FROM")]
    [InlineData("")]
    [InlineData("SELECT 1 SELECT 2")]
    [InlineData("'unterminated")]
    [InlineData("DROP TABLE t")]
    public void What_is_not_there_is_not_resolved(string sql) => Assert.False(Resolver().ResolveQuery(new SqlFragment(sql, 0)).Expression.IsResolved);

    [Theory]
    [InlineData("SELECT relname FROM pg_class")]
    [InlineData("SELECT t.table_name FROM information_schema.tables t")]
    [InlineData("SELECT some_extension_function(1) AS x, 1 <~> 2 AS y")]
    public void What_is_PostgreSQLs_own_or_an_extensions_is_resolved(string sql)
    {
        var expression = Resolver().ResolveQuery(new SqlFragment(sql, 0)).Expression;
        Assert.True(expression.IsResolved);
        Assert.Empty(expression.Dependencies(DependencyType.Normal));
    }

    [Fact]
    public void Mutated_text_never_throws()
    {
        var random = new Random(20250101);
        var cases = Sources.SelectMany(static f => CaseFile.Read(f).Values).ToArray();
        for (var i = 0; i < 5_000; i++)
        {
            var sql = Mutate(cases[random.Next(cases.Length)], cases[random.Next(cases.Length)], random);
            var fragment = new SqlFragment(sql, 0);
            var resolver = Resolver();
            _ = resolver.ResolveQuery(fragment).Expression.ToCanonical(DatabaseCatalog.Empty);
            _ = resolver.ResolveExpression(fragment, relation: null).ToSql(DatabaseCatalog.Empty);
            _ = resolver.ResolveRoutineBody(fragment, "f", default);
            _ = resolver.ResolveRule(fragment, new Table { Name = "t", Schema = Oid.None });
        }
    }

    [Fact]
    public void Eight_times_the_text_allocates_about_eight_times_as_much()
    {
        var block = " UNION ALL SELECT a.relname, lower(b.relname) FROM pg_class a JOIN pg_class b ON a.oid = b.oid WHERE a.relname LIKE 'x' AND b.oid IN (1, 2, 3)";
        Measure(block, 200);

        // What grows with the square allocates 64 times as much.
        Assert.InRange(Measure(block, 3200), 0, Measure(block, 400) * 8 * 1.5);
    }

    private static long Measure(string block, int count)
    {
        var sql = "SELECT 'a'::name, 'b'" + string.Concat(Enumerable.Repeat(block, count));
        var before = GC.GetAllocatedBytesForCurrentThread();
        _ = Resolver().ResolveQuery(new SqlFragment(sql, 0)).Expression.ToCanonical(DatabaseCatalog.Empty);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static string Mutate(string a, string b, Random random)
    {
        switch (random.Next(5))
        {
            case 0:
                return a.Remove(random.Next(a.Length));
            case 1:
                return a.Insert(random.Next(a.Length), b);
            case 2:
                var start = random.Next(a.Length);
                return a.Remove(start, random.Next(a.Length - start));
            case 3:
                return a[random.Next(a.Length)..] + b[..random.Next(b.Length)];
            default:
                const string Characters = "()[],.;:*'\"$+-=<> \nASELCT1%\\";
                return a.Insert(random.Next(a.Length), Characters[random.Next(Characters.Length)].ToString());
        }
    }

    private static ExpressionResolver Resolver() => new(DatabaseCatalog.Empty, Path);

    /// <summary>A compiler's worker thread may have as little as this.</summary>
    private static T OnSmallStack<T>(Func<T> action)
    {
        var result = default(T);
        var thread = new Thread(() => result = action(), maxStackSize: 1024 * 1024);
        thread.Start();
        thread.Join();
        return result!;
    }
}
