using Microsoft.CodeAnalysis;

namespace PgRollback.Generators.Tests.Calls;

/// <summary>What is said of code that calls compiled rollbacks, and of which part of it.</summary>
public sealed class CallAnalyzerTests
{
    private const string Run = "Rollbacks.M20250301_Customers.RunAsync(dataSource, RowLoss.Drop)";
    private const string Old = "await Rollbacks.M20250301_Customers.RunAsync(dataSource, RowLoss.Refuse);";
    private const string New = "await Rollbacks.M20250302_CustomerEmail.RunAsync(dataSource);";

    [Theory]
    [InlineData("await " + Run + ";", "PGR8001 RowLoss.Drop")]
    [InlineData("await Rollbacks.Last(1).RunAsync(dataSource, RowLoss.Drop);", "PGR8001 RowLoss.Drop")]
    [InlineData("await Rollbacks.Last(1).RunAsync(dataSource, rows: RowLoss.Drop);", "PGR8001 RowLoss.Drop")]
    [InlineData("// a cache\nawait " + Run + ";", "PGR8001 RowLoss.Drop")]
    [InlineData("await Rollbacks.Last(1).RunAsync(dataSource, RowLoss.Drop, null);", "PGR8001 RowLoss.Drop")]
    [InlineData("await Rollbacks.Last(1).RunAsync(dataSource, RowLoss.Drop, default);", "PGR8001 RowLoss.Drop")]
    [InlineData("await Rollbacks.Last(1).RunAsync(dataSource, RowLoss.Drop, new());", "PGR8001 RowLoss.Drop")]
    [InlineData("await Rollbacks.Last(1).RunAsync(dataSource, RowLoss.Drop, new RollbackOptions { Reason = \"\" });", "PGR8001 RowLoss.Drop")]
    [InlineData("await Rollbacks.Last(1).RunAsync(dataSource, RowLoss.Drop, new RollbackOptions { Reason = \"a cache\" });", "")]
    [InlineData("var options = new RollbackOptions();\nawait Rollbacks.Last(1).RunAsync(dataSource, RowLoss.Drop, options);", "")]
    [InlineData("await Rollbacks.Last(1).RunAsync(dataSource, RowLoss.Refuse);", "")]
    [InlineData("await Rollbacks.Last(1).DryRunAsync(dataSource, RowLoss.Drop);", "")]
    [InlineData("var rows = RowLoss.Drop; // a cache\nawait Rollbacks.Last(1).RunAsync(dataSource, rows);", "")]
    public Task Rows_go_for_a_reason(string statements, string expected) => AssertAsync(statements, expected);

    [Theory]
    [InlineData("_ = Rollbacks.M20250302_CustomerEmail.RunAsync(dataSource);", "PGR8002 Rollbacks.M20250302_CustomerEmail.RunAsync(dataSource)")]
    [InlineData("_ = Rollbacks.All.GetStatusAsync(dataSource);", "PGR8002 Rollbacks.All.GetStatusAsync(dataSource)")]
    [InlineData("Action later = () => Rollbacks.M20250302_CustomerEmail.RunAsync(dataSource);", "PGR8002 Rollbacks.M20250302_CustomerEmail.RunAsync(dataSource)")]
    [InlineData("Action later = () => { Rollbacks.M20250302_CustomerEmail.RunAsync(dataSource); };", "PGR8002 Rollbacks.M20250302_CustomerEmail.RunAsync(dataSource)")]
    [InlineData("Func<Task> later = () => Rollbacks.M20250302_CustomerEmail.RunAsync(dataSource);", "")]
    [InlineData("var task = Rollbacks.M20250302_CustomerEmail.RunAsync(dataSource);\nawait task;", "")]
    [InlineData("await Rollbacks.M20250302_CustomerEmail.RunAsync(dataSource).ConfigureAwait(false);", "")]
    [InlineData("_ = Task.Run(() => 1);", "")]
    public Task Runs_are_awaited(string statements, string expected) => AssertAsync(statements, expected);

    [Theory]
    [InlineData("_ = Rollbacks.DownTo(Rollbacks.M20250302_CustomerEmail);", "PGR8004 Rollbacks.DownTo(Rollbacks.M20250302_CustomerEmail)")]
    [InlineData("_ = Rollbacks.All.DownTo(Rollbacks.M20250302_CustomerEmail);", "PGR8004 Rollbacks.All.DownTo(Rollbacks.M20250302_CustomerEmail)")]
    [InlineData("var newest = Rollbacks.M20250302_CustomerEmail;\n_ = Rollbacks.DownTo(newest);", "PGR8004 Rollbacks.DownTo(newest)")]
    [InlineData("_ = Rollbacks.DownTo(Rollbacks.M20250301_Customers);", "")]
    [InlineData("Rollback any = Rollbacks.M20250302_CustomerEmail;\n_ = Rollbacks.DownTo(any);", "")]
    public Task A_path_holds_something(string statements, string expected) => AssertAsync(statements, expected);

    [Theory]
    [InlineData("_ = Rollbacks.DownTo(Rollbacks.M20250301_Customers);", "PGR8003 Rollbacks.DownTo(Rollbacks.M20250301_Customers)")]
    [InlineData("_ = Rollbacks.All.DownToNothing();", "PGR8003 Rollbacks.All.DownToNothing()")]
    [InlineData("_ = Rollbacks.DownTo(Rollbacks.M20250302_Purge);", "")]
    [InlineData("_ = Rollbacks.Last(1);", "")]
    public Task A_path_goes_over_nothing_that_has_no_way_back(string statements, string expected) => AssertAsync(
        statements,
        expected,
        new Consumer()
            .With("20250301_customers.sql", CallingProject.Customers)
            .With("20250302_purge.sql", "-- pgrollback: irreversible the rows are gone\nDO $$ BEGIN EXECUTE current_setting('x.command'); END $$;\n")
            .With("20250303_customer_email.sql", CallingProject.CustomerEmail));

    [Theory]
    [InlineData(Old + "\n" + New, "PGR8005 Rollbacks.M20250302_CustomerEmail.RunAsync(dataSource)")]
    [InlineData("await Rollbacks.M20250301_Customers.RunAsync(dataSource, RowLoss.Refuse).ConfigureAwait(false);\n" + New, "PGR8005 Rollbacks.M20250302_CustomerEmail.RunAsync(dataSource)")]
    [InlineData(New + "\n" + Old, "")]
    [InlineData(Old + "\nawait Task.Delay(1);\n" + New, "")]
    [InlineData("if (DateTime.Now.Year > 2000)\n{\n    " + Old + "\n}\nelse\n{\n    " + New + "\n}", "")]
    [InlineData("_ = new RollbackSet(Rollbacks.M20250302_CustomerEmail, Rollbacks.M20250301_Customers);", "PGR8005 Rollbacks.M20250301_Customers")]
    [InlineData("_ = new RollbackSet(Rollbacks.M20250301_Customers, Rollbacks.M20250302_CustomerEmail);", "")]
    public Task Rollbacks_stand_in_the_order_in_which_they_run(string statements, string expected) => AssertAsync(statements, expected);

    [Theory]
    [InlineData("_ = Rollbacks.All[\"20250303\"];", "PGR8006 \"20250303\"")]
    [InlineData("_ = Rollbacks.All.DownTo(\"20250301_customer\");", "PGR8006 \"20250301_customer\"")]
    [InlineData("_ = Rollbacks.All.TryGet(\"customers\", out var found);", "PGR8006 \"customers\"")]
    [InlineData("_ = Rollbacks.All[\"20250301\"];", "PGR8007 Rollbacks.All[\"20250301\"]")]
    [InlineData("_ = Rollbacks.All.DownTo(\"20250301_customers\");", "PGR8007 \"20250301_customers\"")]
    [InlineData("const string Customers = \"20250301_customers\";\n_ = Rollbacks.All[Customers];", "PGR8007 Rollbacks.All[Customers]")]
    [InlineData("_ = Rollbacks.All.TryGet(\"20250301\", out var found);", "")]
    [InlineData("_ = Rollbacks.All[DateTime.Now.ToString()];", "")]
    [InlineData("_ = Rollbacks.All[0];", "")]
    [InlineData("var some = new RollbackSet(Rollbacks.M20250301_Customers);\n_ = some[\"anything\"];", "")]
    public Task Names_are_of_migrations_that_are_there(string statements, string expected) => AssertAsync(statements, expected);

    [Fact]
    public async Task Versions_that_only_the_build_can_order_are_left_to_it()
    {
        var migrations = new Consumer().With("20250301_customers.sql", CallingProject.Customers).With("202503021200_customer_email.sql", CallingProject.CustomerEmail);

        Assert.Empty(await CallingProject.OfStatements("_ = Rollbacks.DownTo(Rollbacks.M202503021200_CustomerEmail);\n_ = Rollbacks.DownTo(Rollbacks.M20250301_Customers);", migrations).FindingsAsync());
    }

    [Theory]
    [InlineData("2_customers.sql", "10_customer_email.sql", "M10_CustomerEmail")]
    [InlineData("V1.9__customers.sql", "V1.10__customer_email.sql", "V1_10_CustomerEmail")]
    public async Task Numbers_are_compared_as_numbers(string first, string second, string newest)
    {
        var migrations = new Consumer().With(first, CallingProject.Customers).With(second, CallingProject.CustomerEmail);
        Assert.Contains(newest, string.Join('\n', migrations.Sources().Values), StringComparison.Ordinal);

        Assert.Equal([$"PGR8004 Rollbacks.DownTo(Rollbacks.{newest})"], await CallingProject.OfStatements($"_ = Rollbacks.DownTo(Rollbacks.{newest});", migrations).FindingsAsync());
    }

    [Fact]
    public async Task Rollbacks_of_a_referenced_assembly_are_seen_too()
    {
        const string code = """
            using System.Threading.Tasks;
            using Npgsql;
            using PgRollback;
            using Shop.Deployment;

            internal static class Deploy
            {
                public static async Task RunAsync(NpgsqlDataSource dataSource)
                {
                    await Rollbacks.M20250301_Customers.RunAsync(dataSource, RowLoss.Drop);
                    await Rollbacks.M20250302_CustomerEmail.RunAsync(dataSource);
                    await Rollbacks.DownTo(Rollbacks.M20250302_CustomerEmail).RunAsync(dataSource, RowLoss.Refuse);
                    await Rollbacks.All.DownTo("20250304").RunAsync(dataSource, RowLoss.Refuse);
                }
            }
            """;

        var findings = await CallingProject.Of(code, isReferenced: true).FindingsAsync();

        Assert.Equal(["PGR8001", "PGR8005", "PGR8004", "PGR8006"], findings.Select(finding => finding[..7]));
    }

    [Theory]
    [InlineData("Rollbacks.M20250302_CustomerEmail.RunAsync(dataSource);", 1)]
    [InlineData("await Task.Yield();\n_ = Rollbacks.M20250302_CustomerEmail.RunAsync(dataSource);", 1)]
    [InlineData("await Rollbacks.M20250302_CustomerEmail.RunAsync(dataSource);", 0)]
    public async Task Programs_of_top_level_statements_are_seen_too(string statements, int expected)
    {
        var code = "using System.Threading.Tasks;\nusing Npgsql;\nusing Shop.Deployment;\n\nvar dataSource = NpgsqlDataSource.Create(\"Host=localhost\");\n" + statements + "\n";

        Assert.Equal(expected, (await CallingProject.Of(code, kind: OutputKind.ConsoleApplication).FindingsAsync()).Count);
    }

    private static async Task AssertAsync(string statements, string expected, Consumer? migrations = null) =>
        Assert.Equal(expected, string.Join(", ", (await CallingProject.OfStatements(statements, migrations).FindingsAsync()).Where(finding => Tested(expected, finding))));

    // A statement that is made for one rule may say more than that to another one.
    private static bool Tested(string expected, string finding) => expected.Length == 0 || finding.StartsWith(expected[..7], StringComparison.Ordinal);
}
