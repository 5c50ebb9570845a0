using PgRollback.Migrations.Tests.Material;
using PgRollback.Snapshots;

namespace PgRollback.Migrations.Tests;

/// <summary>Each migration up and back on a real server, with rows in all tables: the system catalogs are the judge.</summary>
public sealed class RoundTripTests
{
    [Theory]
    [MemberData(nameof(Matrix.ServersAndMigrations), MemberType = typeof(Matrix))]
    public async Task Up_and_back_leave_the_catalogs_as_they_were(int major, string stem)
    {
        var migration = Rollbacks.All[stem];
        await using var database = await DeployedDatabase.CreateAsync(major);
        await database.DeployBeforeAsync(migration);
        var before = await database.SnapshotAsync();
        var tables = await database.RowsAsync();

        await database.DeployToAsync(migration);
        var applied = await database.SnapshotAsync();
        Assert.Equal(SnapshotVerdict.Differs, CatalogSnapshot.Compare(before, applied).Verdict);
        var rows = await database.RowsAsync();
        Assert.Empty(rows.Where(table => table.Value.Length == 0).Select(table => table.Key));

        await Rollbacks.All.Single(migration).RunAsync(database.DataSource, RowLoss.Drop, new RollbackOptions { Reason = "a test" });
        SnapshotAssert.Same(before, await database.SnapshotAsync());
        var left = await database.RowsAsync();
        Assert.Equal(tables.Keys, left.Keys);
        Assert.All(left, table => Assert.Equal(rows[table.Key], table.Value));

        await database.DeployToAsync(migration);
        SnapshotAssert.Same(applied, await database.SnapshotAsync());
    }

    [Theory]
    [MemberData(nameof(Matrix.ServersAndMigrations), MemberType = typeof(Matrix))]
    public async Task Rows_are_not_lost_unless_the_caller_says_so(int major, string stem)
    {
        var migration = Rollbacks.All[stem];
        await using var database = await DeployedDatabase.CreateAsync(major);
        await database.DeployBeforeAsync(migration);
        var before = await database.SnapshotAsync();
        await database.DeployToAsync(migration);
        var applied = await database.SnapshotAsync();
        var rows = await database.RowsAsync();
        var path = Rollbacks.All.Single(migration);

        if (migration is SafeRollback)
        {
            Assert.Equal(rows.Count, TablesAt(before));
        }
        else
        {
            var refused = await Assert.ThrowsAsync<RunRefusedException>(() => path.RunAsync(database.DataSource, RowLoss.Refuse));
            Assert.All(refused.Refusals, refusal => Assert.Equal(RefusalKind.RowsWouldBeLost, refusal.Kind));
            Assert.Equal(migration.Steps.OfType<DropTable>().Count(), refused.Refusals.Count);
            SnapshotAssert.Same(applied, await database.SnapshotAsync());
            Assert.Equal(rows, await database.RowsAsync());
            var status = await Rollbacks.All.GetStatusAsync(database.DataSource);
            Assert.Equal(MigrationState.Applied, status.Single(entry => entry.Stem == stem).State);

            await database.ExecuteAsync("TRUNCATE " + string.Join(", ", migration.Steps.OfType<DropTable>().Select(step => $"{step.Schema}.{step.Name}")));
        }

        // Nothing is left to lose.
        await path.RunAsync(database.DataSource, RowLoss.Refuse);
        SnapshotAssert.Same(before, await database.SnapshotAsync());
    }

    private static int TablesAt(CatalogSnapshot snapshot) =>
        snapshot.Objects.Keys.Count(address => address.StartsWith("table public.", StringComparison.Ordinal));
}
