using PgRollback.Testing;

namespace PgRollback.HistoryTools.Tests;

/// <summary>Tables that the tools themselves made; and the tools are asked what they think of them afterwards.</summary>
public sealed class HistoryToolTests
{
    private static readonly RollbackOptions Options = new() { ToolHistory = ToolHistory.Detected };

    [Theory]
    [MemberData(nameof(HistoryTools.Rows), MemberType = typeof(HistoryTools))]
    public async Task The_tool_applies_again_what_was_rolled_back_and_nothing_else(MigrationTool name)
    {
        var tool = HistoryTools.Of(name);
        var directory = Directory.CreateTempSubdirectory("pgrollback-history-");
        try
        {
            tool.Write(directory.FullName);
            await using var database = await TestDatabase.CreateAsync();
            await tool.ApplyAsync(database, directory.FullName);
            var set = tool.Compile().Set;
            Assert.Equal(name, Assert.Single(await ToolHistory.FindAsync(database.DataSource)).Tool);
            Assert.Equal([MigrationState.Applied, MigrationState.Applied, MigrationState.Applied], await StatesAsync(set, database));
            Assert.Empty(await tool.PendingAsync(database, directory.FullName));

            await set.Last().RunAsync(database.DataSource, RowLoss.Drop, Options);

            Assert.Equal("a b", await TablesAsync(database));
            Assert.Equal([tool.Stems[2]], await tool.PendingAsync(database, directory.FullName));

            await tool.ApplyAsync(database, directory.FullName);

            Assert.Equal("a b c", await TablesAsync(database));
            Assert.Equal([MigrationState.Applied, MigrationState.Applied, MigrationState.Applied], await StatesAsync(set, database));

            await set.DownToNothing().RunAsync(database.DataSource, RowLoss.Drop, Options);

            Assert.Equal("", await TablesAsync(database));
            Assert.Equal(tool.Stems, await tool.PendingAsync(database, directory.FullName));

            await tool.ApplyAsync(database, directory.FullName);

            Assert.Equal("a b c", await TablesAsync(database));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static async Task<IEnumerable<MigrationState>> StatesAsync(RollbackSet set, TestDatabase database) =>
        (await set.GetStatusAsync(database.DataSource, ToolHistory.Detected)).Select(static status => status.State);

    private static async Task<string> TablesAsync(TestDatabase database) =>
        await database.ScalarAsync<string>("SELECT coalesce(string_agg(tablename, ' ' ORDER BY tablename), '') FROM pg_tables WHERE schemaname = 'public' AND length(tablename) = 1") ?? "";
}
