using PgRollback.Testing;

namespace PgRollback.HistoryTools.Tests;

internal sealed class NodePgMigrateTool(string program) : HistoryTool(MigrationTool.NodePgMigrate, "1735000000001_a", "1735000000002_b", "1735000000003_c")
{
    public const string Program = "node_modules/.bin/node-pg-migrate";

    protected override string Text(string table) => $"-- Up Migration\n{base.Text(table)}";

    public override Task ApplyAsync(TestDatabase database, string directory) => RunAsync(database, directory);

    public override async Task<IReadOnlyList<string>> PendingAsync(TestDatabase database, string directory)
    {
        var output = await RunAsync(database, directory, "--dry-run");
        return Stems.Where(stem => output.Contains($"> - {stem}", StringComparison.Ordinal)).ToArray();
    }

    private Task<string> RunAsync(TestDatabase database, string directory, params string[] more) =>
        ToolPrograms.RunAsync(program, directory, ["up", "-m", directory, .. more], ("DATABASE_URL", ServerUrl.Of(database)));
}
