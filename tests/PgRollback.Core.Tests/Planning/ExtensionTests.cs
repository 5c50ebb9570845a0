using PgRollback.Catalog;
using PgRollback.Core.Tests.CaseTests;
using PgRollback.Diagnostics;
using PgRollback.Migrations;
using PgRollback.Planning;
using PgRollback.Testing;

namespace PgRollback.Core.Tests.Planning;

public sealed class ExtensionTests
{
    public static TheoryData<int> Majors => new(ServerVersions.Available);

    [Theory]
    [MemberData(nameof(Majors))]
    public async Task Extensions_bring_the_comments_that_servers_have_for_them(int major)
    {
        await using var database = await CaseDatabase.CreateAsync(major);
        await using var connection = await database.ConnectAsync();
        await using var command = new Npgsql.NpgsqlCommand("SELECT name, comment FROM pg_available_extensions", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var compared = 0;
        while (await reader.ReadAsync())
        {
            if (ExtensionComments.Of(reader.GetString(0)) is { } known)
            {
                Assert.Equal(reader.GetString(1), known);
                compared++;
            }
        }

        Assert.True(compared > 0);
    }

    [Fact]
    public void A_comment_that_nobody_knows_cannot_come_back()
    {
        var analysed = MigrationSetAnalyzer.Analyze(
            [MigrationFileReader.Read("0001_given.sql", "CREATE EXTENSION nobody;"), MigrationFileReader.Read("0002_up.sql", "COMMENT ON EXTENSION nobody IS 'ours';")],
            AnalysisOptions.Default).Migrations[1];
        Assert.Equal(RollbackOutcome.Declined, analysed.Outcome);
        Assert.Contains(analysed.Diagnostics, static d => d.Rule == Rules.NotModelled && d.Message.Contains("comment that extension nobody brought with it", StringComparison.Ordinal));
    }

    [Fact]
    public void An_upgrade_of_extensions_leaves_tables_certain()
    {
        var analysed = MigrationSetAnalyzer.Analyze(
            [
                MigrationFileReader.Read("0001_given.sql", "CREATE TABLE given (id int, old int);"),
                MigrationFileReader.Read("0002_upgrade.sql", "SELECT postgis_extensions_upgrade();"),
                MigrationFileReader.Read("0003_up.sql", "ALTER TABLE given DROP COLUMN old;"),
            ],
            AnalysisOptions.Default with { AcceptDataGaps = true }).Migrations;
        Assert.Equal([RollbackOutcome.Declined, RollbackOutcome.Derived], analysed.Skip(1).Select(static m => m.Outcome));
        Assert.Contains(analysed[1].Diagnostics, static d => d.Rule == Rules.NotModelled);
    }
}
