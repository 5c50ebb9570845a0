using DbUp;
using DbUp.Engine;
using PgRollback.Testing;

namespace PgRollback.HistoryTools.Tests;

internal sealed class DbUpTool() : HistoryTool(MigrationTool.DbUp, "Script0001 - a", "Script0002 - b", "Script0003 - c")
{
    public override Task ApplyAsync(TestDatabase database, string directory)
    {
        var result = Of(database, directory).PerformUpgrade();
        return result.Successful ? Task.CompletedTask : Task.FromException(result.Error);
    }

    public override Task<IReadOnlyList<string>> PendingAsync(TestDatabase database, string directory) =>
        Task.FromResult<IReadOnlyList<string>>(Of(database, directory).GetScriptsToExecute().ConvertAll(static script => Path.GetFileNameWithoutExtension(script.Name)));

    private static UpgradeEngine Of(TestDatabase database, string directory) =>
        DeployChanges.To.PostgresqlDatabase(database.ConnectionString).WithScriptsFromFileSystem(directory).LogToNowhere().Build();
}
