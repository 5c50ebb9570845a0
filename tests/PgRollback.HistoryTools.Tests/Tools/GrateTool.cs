using Npgsql;
using PgRollback.Testing;

namespace PgRollback.HistoryTools.Tests;

internal sealed class GrateTool(string program) : HistoryTool(MigrationTool.Grate, "0001_a", "0002_b", "0003_c")
{
    public const string Program = "grate";

    protected override string Folder => "up";

    public override Task ApplyAsync(TestDatabase database, string directory) => RunAsync(database, directory);

    public override async Task<IReadOnlyList<string>> PendingAsync(TestDatabase database, string directory)
    {
        var output = await RunAsync(database, directory, "--dryrun");
        return Stems.Where(stem => output.Contains($"DryRun '{stem}.sql'", StringComparison.Ordinal)).ToArray();
    }

    private Task<string> RunAsync(TestDatabase database, string directory, params string[] more) => ToolPrograms.RunAsync(
        program,
        directory,
        [
            $"--connectionstring={new NpgsqlConnectionStringBuilder(database.ConnectionString) { IncludeErrorDetail = false }.ConnectionString}", "--databasetype=postgresql", $"--files={directory}",
            $"--outputPath={directory}/.out", "--silent", .. more,
        ]);
}
