using Npgsql;
using PgRollback;
using PgRollback.Snapshots;

namespace Deployment;

/// <summary>The whole way on a new database: deploy, look at a typed plan, roll back, and ask the server's catalogs whether everything is as it was.</summary>
internal sealed class Demo
{
    private readonly string _connectionString;
    private readonly NpgsqlDataSource _dataSource;
    private bool _succeeded = true;

    private Demo(string connectionString, NpgsqlDataSource dataSource)
    {
        _connectionString = connectionString;
        _dataSource = dataSource;
    }

    /// <returns>0 when each step did what it should and the catalogs agree.</returns>
    public static async Task<int> RunAsync(ThrowawayServer server)
    {
        var connectionString = await server.CreateDatabaseAsync();
        await using var dataSource = NpgsqlDataSource.Create(connectionString);
        var demo = new Demo(connectionString, dataSource);
        await demo.RunAsync();
        return demo._succeeded ? 0 : 1;
    }

    private async Task RunAsync()
    {
        var target = Rollbacks.M20241201_BaseSchema;

        Title("The schema that was there before");
        await CommandAsync(ExitCodes.Success, "deploy", "--to", target.Stem);
        var before = await CatalogSnapshot.TakeAsync(_dataSource);

        Title("Ten migrations, and a row in one of their tables");
        await CommandAsync(ExitCodes.Success, "deploy");
        var deployed = await CatalogSnapshot.TakeAsync(_dataSource);
        await using (var enqueue = _dataSource.CreateCommand("SELECT enqueue_job('welcome_mail')"))
        {
            await enqueue.ExecuteNonQueryAsync();
        }

        await CommandAsync(ExitCodes.Success, "status");

        Title("Two typed plans");
        ShowPlan(Rollbacks.M20250110_PromptExperimentsTable);
        ShowPlan(Rollbacks.M20250106_BaseTableTemplate);

        Title("Back, but not at the price of a row");
        await CommandAsync(ExitCodes.Refused, "rollback", "--to", target.Stem, "--yes");

        Title("Back, whatever it costs");
        await CommandAsync(ExitCodes.Success, "rollback", "--to", target.Stem, "--rows", "drop", "--reason", "the demo", "--yes");

        Title("What the server's catalogs say");
        var after = await CatalogSnapshot.TakeAsync(_dataSource);
        Compare($"before ({before.Objects.Count} objects) and after the rollback", before, after);
        await CommandAsync(ExitCodes.Success, "deploy");
        Compare($"deployed once ({deployed.Objects.Count} objects) and deployed again", deployed, await CatalogSnapshot.TakeAsync(_dataSource));
    }

    /// <summary>Steps are records of their kinds, so a program can look at them without reading SQL.</summary>
    private static void ShowPlan(Rollback rollback)
    {
        Console.WriteLine($"{rollback.Stem}: {rollback.Summary}");
        foreach (var step in rollback.Steps)
        {
            var what = step switch
            {
                DropFunction function => $"drops the function {function.Name}({string.Join(", ", function.ArgumentTypes)})",
                DropView view => $"drops the view {view.Name}",
                DropTable table => $"drops the table {table.Name}, with its rows",
                DropType type => $"drops the type {type.Name}",
                DropConstraint constraint => $"drops the constraint {constraint.Name} of table {constraint.Table}",
                ReplaceFunction function => $"brings back the earlier definition of {function.Name}({string.Join(", ", function.ArgumentTypes)})",
                SetComment comment => $"brings back the earlier comment on {comment.ObjectAddress}",
                _ => step.Sql,
            };
            Console.WriteLine($"  {step.Source?.Line,4}  {what}");
        }

        foreach (var kept in rollback.Kept)
        {
            Console.WriteLine($"  stays: {kept.Address}: {kept.Reason}");
        }

        Console.WriteLine();
    }

    private async Task CommandAsync(int expected, params string[] arguments)
    {
        Console.WriteLine("$ " + string.Join(' ', arguments));
        var exitCode = await RollbackCommandLine.RunAsync(Rollbacks.All, [.. arguments, "--connection", _connectionString], Configure);
        if (exitCode != expected)
        {
            _succeeded = false;
            Console.WriteLine($"Exit code {exitCode}, where {expected} was expected.");
        }
    }

    private static void Configure(RollbackCommandLineOptions program)
    {
        program.MigrationsDirectory = Path.Combine(AppContext.BaseDirectory, "migrations");

        // In a log, progress belongs where it happened.
        program.Error = Console.IsOutputRedirected ? Console.Out : null;
    }

    private void Compare(string what, CatalogSnapshot first, CatalogSnapshot second)
    {
        var comparison = CatalogSnapshot.Compare(first, second);
        _succeeded &= comparison.Verdict == SnapshotVerdict.Exact;
        Console.WriteLine(comparison.Verdict == SnapshotVerdict.Exact ? $"Equal: {what}." : $"NOT equal: {what}:\n{comparison}");
    }

    private static void Title(string title) => Console.WriteLine($"\n== {title} ==\n");
}
