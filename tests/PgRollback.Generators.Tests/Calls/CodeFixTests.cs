using Microsoft.CodeAnalysis;

namespace PgRollback.Generators.Tests.Calls;

/// <summary>Each fix is applied, and what it leads to is compiled and analyzed again.</summary>
public sealed class CodeFixTests
{
    private const string Email = "Rollbacks.M20250302_CustomerEmail.RunAsync(dataSource)";

    [Theory]
    [InlineData("PGR8001", "await Rollbacks.Last(1).RunAsync(dataSource, RowLoss.Drop);", "await Rollbacks.Last(1).RunAsync(dataSource, RowLoss.Refuse);")]
    [InlineData("PGR8001", "await Rollbacks.Last(1).RunAsync(dataSource, rows: PgRollback.RowLoss.Drop);", "await Rollbacks.Last(1).RunAsync(dataSource, rows: PgRollback.RowLoss.Refuse);")]
    [InlineData("PGR8002", "_ = " + Email + ";", "await " + Email + ";")]
    [InlineData("PGR8002", "// the index\n_ = " + Email + "; // is small", "// the index\nawait " + Email + "; // is small")]
    [InlineData("PGR8004", "await Rollbacks.DownTo(Rollbacks.M20250302_CustomerEmail).RunAsync(dataSource, RowLoss.Refuse);", "await Rollbacks.Last(1).RunAsync(dataSource, RowLoss.Refuse);")]
    [InlineData("PGR8004", "await Rollbacks.All.DownTo(Rollbacks.M20250302_CustomerEmail).RunAsync(dataSource, RowLoss.Refuse);", "await Rollbacks.All.Last(1).RunAsync(dataSource, RowLoss.Refuse);")]
    [InlineData("PGR8005", "// a cache\nawait Rollbacks.M20250301_Customers.RunAsync(dataSource, RowLoss.Drop);\nawait " + Email + ";", "await " + Email + ";\n// a cache\nawait Rollbacks.M20250301_Customers.RunAsync(dataSource, RowLoss.Drop);")]
    [InlineData("PGR8005", "_ = new RollbackSet(Rollbacks.M20250302_CustomerEmail, Rollbacks.M20250301_Customers);", "_ = new RollbackSet(Rollbacks.M20250301_Customers, Rollbacks.M20250302_CustomerEmail);")]
    [InlineData("PGR8007", "Console.WriteLine(Rollbacks.All[\"20250301\"].Stem);", "Console.WriteLine(Rollbacks.M20250301_Customers.Stem);")]
    [InlineData("PGR8007", "Console.WriteLine(Shop.Deployment.Rollbacks.All[\"20250301_customers\"].Stem);", "Console.WriteLine(Shop.Deployment.Rollbacks.M20250301_Customers.Stem);")]
    [InlineData("PGR8007", "await Rollbacks.All.DownTo(\"20250301\").RunAsync(dataSource, RowLoss.Refuse);", "await Rollbacks.All.DownTo(Rollbacks.M20250301_Customers).RunAsync(dataSource, RowLoss.Refuse);")]
    public async Task What_is_fixed_is_as_it_should_be(string rule, string before, string after)
    {
        var project = await CallingProject.OfStatements(before).FixAsync(rule);

        Assert.NotNull(project);
        Assert.Equal(await CallingProject.OfStatements(after).CodeAsync(), await project.CodeAsync());
        Assert.DoesNotContain(await project.DiagnosticsAsync(), diagnostic => diagnostic.Id == rule);
    }

    [Theory]
    [InlineData("PGR8001", "await Rollbacks.Last(1).RunAsync(dataSource, RowLoss.Drop);\nawait Rollbacks.Last(2).RunAsync(dataSource, RowLoss.Drop);")]
    [InlineData("PGR8002", "_ = " + Email + ";\n_ = Rollbacks.All.GetStatusAsync(dataSource);")]
    [InlineData("PGR8004", "_ = Rollbacks.DownTo(Rollbacks.M20250302_CustomerEmail);\n_ = Rollbacks.All.DownTo(Rollbacks.M20250302_CustomerEmail);")]
    [InlineData("PGR8005", "await Rollbacks.M20250301_Customers.RunAsync(dataSource, RowLoss.Refuse);\nawait " + Email + ";\nawait Task.Yield();\nawait Rollbacks.M20250301_Customers.RunAsync(dataSource, RowLoss.Refuse);\nawait " + Email + ";")]
    [InlineData("PGR8007", "Console.WriteLine(Rollbacks.All[\"20250301\"].Stem);\nConsole.WriteLine(Rollbacks.All[\"20250302\"].Stem);")]
    public async Task All_are_fixed_at_once(string rule, string statements)
    {
        var before = CallingProject.OfStatements(statements);
        Assert.Equal(2, (await before.DiagnosticsAsync()).Count(diagnostic => diagnostic.Id == rule));

        var after = await before.FixAsync(rule, all: true);

        Assert.NotNull(after);
        Assert.DoesNotContain(await after.DiagnosticsAsync(), diagnostic => diagnostic.Id == rule);
    }

    [Fact]
    public async Task Three_in_the_wrong_order_are_turned_round_at_once()
    {
        var migrations = CallingProject.DefaultMigrations().With("20250303_a.sql", "CREATE INDEX a ON customers (id);\n");
        const string statements = "await Rollbacks.M20250301_Customers.RunAsync(dataSource, RowLoss.Refuse);\nawait Rollbacks.M20250302_CustomerEmail.RunAsync(dataSource);\nawait Rollbacks.M20250303_A.RunAsync(dataSource);";

        var after = await CallingProject.OfStatements(statements, migrations).FixAsync("PGR8005", all: true);

        Assert.Equal(await CallingProject.OfStatements(string.Join('\n', statements.Split('\n').Reverse()), migrations).CodeAsync(), await after!.CodeAsync());
    }

    [Fact]
    public async Task A_method_that_is_not_async_is_left_to_its_author()
    {
        Assert.Null(await CallingProject.OfStatements("Action later = () => { " + Email + "; };").FixAsync("PGR8002"));
    }

    [Fact]
    public async Task In_a_program_of_top_level_statements_await_makes_it_async()
    {
        var project = CallingProject.Of(
            "using Npgsql;\nusing Shop.Deployment;\n\nvar dataSource = NpgsqlDataSource.Create(\"Host=localhost\");\n" + Email + ";\n", kind: OutputKind.ConsoleApplication);

        var after = await project.FixAsync("PGR8002");

        Assert.EndsWith("\nawait " + Email + ";\n", await after!.CodeAsync(), StringComparison.Ordinal);
        Assert.Empty(await after.DiagnosticsAsync());
    }

    [Fact]
    public void Every_rule_that_a_program_can_mend_has_a_fix()
    {
        // A path around a migration without a way back, and a name that is nobody's, are for people to decide.
        Assert.Equal(CallingProject.Rules.Except(["PGR8003", "PGR8006"]), CallingProject.Fixes.SelectMany(fix => fix.FixableDiagnosticIds).Order(StringComparer.Ordinal));
    }
}
