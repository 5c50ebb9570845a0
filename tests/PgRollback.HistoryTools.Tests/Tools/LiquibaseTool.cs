using Npgsql;
using PgRollback.Testing;

namespace PgRollback.HistoryTools.Tests;

/// <summary>Each file has two changesets.</summary>
internal sealed class LiquibaseTool(string program) : HistoryTool(MigrationTool.Liquibase, "001-a", "002-b", "003-c")
{
    public const string Program = "node_modules/liquibase/dist/liquibase/liquibase";

    protected override string Text(string table) => $"--liquibase formatted sql\n--changeset me:1\n{base.Text(table)}--changeset me:2\nCOMMENT ON TABLE {table} IS 'x';\n";

    protected override string Folder => "sql";

    public override Task ApplyAsync(TestDatabase database, string directory) => RunAsync(database, directory, "update");

    public override async Task<IReadOnlyList<string>> PendingAsync(TestDatabase database, string directory)
    {
        var output = await RunAsync(database, directory, "status", "--verbose");
        return Stems.Where(stem => output.Contains($"{stem}.sql::1::me", StringComparison.Ordinal) && output.Contains($"{stem}.sql::2::me", StringComparison.Ordinal)).ToArray();
    }

    private Task<string> RunAsync(TestDatabase database, string directory, params string[] command)
    {
        File.WriteAllText(Path.Combine(directory, "changelog.yaml"), "databaseChangeLog:\n  - includeAll:\n      path: sql\n      relativeToChangelogFile: true\n");
        var server = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        var driver = Directory.GetFiles(Path.Combine(Path.GetDirectoryName(program)!, "..", "drivers"), "postgresql-*.jar").Single();
        return ToolPrograms.RunAsync(
            "bash",
            directory,
            [
                program, $"--classpath={driver}", $"--url=jdbc:postgresql://{server.Host}:{server.Port}/{server.Database}", $"--username={server.Username}", $"--password={server.Password ?? "none"}",
                "--changeLogFile=changelog.yaml", .. command,
            ]);
    }
}
