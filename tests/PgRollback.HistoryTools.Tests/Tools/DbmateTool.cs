using PgRollback.Testing;

namespace PgRollback.HistoryTools.Tests;

internal sealed class DbmateTool(string program) : HistoryTool(MigrationTool.Dbmate, "20250101000001_a", "20250101000002_b", "20250101000003_c")
{
    public const string Program = "node_modules/.bin/dbmate";

    protected override string Text(string table) => $"-- migrate:up\n{base.Text(table)}-- migrate:down\n";

    public override Task ApplyAsync(TestDatabase database, string directory) => RunAsync(database, directory, "migrate");

    public override async Task<IReadOnlyList<string>> PendingAsync(TestDatabase database, string directory)
    {
        var output = await RunAsync(database, directory, "status");
        return Stems.Where(stem => output.Contains($"[ ] {stem}.sql", StringComparison.Ordinal)).ToArray();
    }

    private Task<string> RunAsync(TestDatabase database, string directory, string command) =>
        ToolPrograms.RunAsync(program, directory, ["--url", $"{ServerUrl.Of(database)}?sslmode=disable", "--migrations-dir", directory, "--no-dump-schema", command]);
}
