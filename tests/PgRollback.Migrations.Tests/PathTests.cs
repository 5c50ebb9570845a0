using PgRollback.Migrations.Tests.Material;
using PgRollback.Snapshots;

namespace PgRollback.Migrations.Tests;

/// <summary>Several migrations back in one run.</summary>
public sealed class PathTests
{
    [Theory]
    [MemberData(nameof(Matrix.Servers), MemberType = typeof(Matrix))]
    public async Task One_after_the_other_each_leads_to_the_catalogs_of_its_predecessor(int major)
    {
        await using var database = await DeployedDatabase.CreateAsync(major);
        var states = await DeployAllAsync(database);

        for (var i = Rollbacks.All.Count - 1; i > 0; i--)
        {
            var report = await Rollbacks.Last(1).RunAsync(database.DataSource, RowLoss.Drop, new RollbackOptions { Reason = "a test" });
            Assert.Equal(Rollbacks.All[i].Stem, Assert.Single(report.Migrations).Rollback.Stem);
            SnapshotAssert.Same(states[i - 1], await database.SnapshotAsync());
        }

        await database.DeployToAsync(Rollbacks.All[^1]);
        SnapshotAssert.Same(states[^1], await database.SnapshotAsync());
    }

    [Theory]
    [MemberData(nameof(Matrix.Servers), MemberType = typeof(Matrix))]
    public async Task DownTo_each_leads_to_its_catalogs_and_up_again_to_those_of_the_first_time(int major)
    {
        await using var database = await DeployedDatabase.CreateAsync(major);
        var states = await DeployAllAsync(database);

        for (var i = 0; i < Rollbacks.All.Count; i++)
        {
            var target = Rollbacks.All[i];
            var path = Rollbacks.DownTo(target);
            Assert.Equal(Rollbacks.All.Skip(i + 1).Reverse(), path.Rollbacks);

            await path.RunAsync(database.DataSource, RowLoss.Drop, new RollbackOptions { Reason = "a test" });
            SnapshotAssert.Same(states[i], await database.SnapshotAsync());
            var status = await Rollbacks.All.GetStatusAsync(database.DataSource);
            Assert.Equal(Rollbacks.All.Take(i + 1).Select(migration => migration.Stem), status.Where(entry => entry.State == MigrationState.Applied).Select(entry => entry.Stem));

            await database.DeployToAsync(Rollbacks.All[^1]);
            SnapshotAssert.Same(states[^1], await database.SnapshotAsync());
        }
    }

    [Theory]
    [MemberData(nameof(Matrix.Servers), MemberType = typeof(Matrix))]
    public async Task A_path_with_rows_in_its_way_is_refused_as_a_whole(int major)
    {
        await using var database = await DeployedDatabase.CreateAsync(major);
        var states = await DeployAllAsync(database);
        var rows = await database.RowsAsync();

        await Assert.ThrowsAsync<RunRefusedException>(() => Rollbacks.DownTo(MigrationFiles.Base).RunAsync(database.DataSource, RowLoss.Refuse));

        SnapshotAssert.Same(states[^1], await database.SnapshotAsync());
        Assert.Equal(rows, await database.RowsAsync());
    }

    /// <returns>The catalogs after each migration.</returns>
    private static async Task<List<CatalogSnapshot>> DeployAllAsync(DeployedDatabase database)
    {
        var states = new List<CatalogSnapshot>();
        foreach (var migration in Rollbacks.All)
        {
            await database.DeployToAsync(migration);
            states.Add(await database.SnapshotAsync());
        }

        return states;
    }
}
