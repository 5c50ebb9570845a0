using PgRollback.Testing;
using PgRollback.Tests.Material;
using Xunit.Abstractions;

namespace PgRollback.Tests.Archive;

/// <summary>By itself: what other tests allocate would count too.</summary>
[CollectionDefinition(nameof(ManyRows), DisableParallelization = true)]
public sealed class ManyRows;

/// <summary>Rows never pass through this process: what it allocates does not depend on how many there are.</summary>
[Collection(nameof(ManyRows))]
public sealed class ManyRowsTests(ITestOutputHelper output)
{
    private const int Few = 10_000;
    private const int Many = 1_000_000;

    [Fact]
    public async Task Parking_and_restoring_a_million_rows_takes_no_more_memory_than_ten_thousand()
    {
        await ParkAsync(rows: 1);
        var few = await ParkAsync(Few);
        var many = await ParkAsync(Many);

        output.WriteLine($"{many} bytes for {Many} rows, {few} bytes for {Few}");
        Assert.True(many <= 1.1 * few, $"{many} bytes for {Many} rows, {few} bytes for {Few}");
    }

    [Fact]
    public async Task Capturing_and_taking_back_a_million_changed_rows_takes_no_more_memory_than_ten_thousand()
    {
        await CaptureAsync(rows: 1);
        var few = await CaptureAsync(Few);
        var many = await CaptureAsync(Many);

        output.WriteLine($"{many} bytes for {Many} rows, {few} bytes for {Few}");
        Assert.True(many <= 1.1 * few, $"{many} bytes for {Many} rows, {few} bytes for {Few}");
    }

    private static async Task<long> ParkAsync(int rows)
    {
        var migrations = new TestMigrations().Add("001_t", "CREATE TABLE t (id int PRIMARY KEY, v text, n numeric)", TestStep.DropTable("t"));
        await using var database = await migrations.DeployedAsync();
        await database.ExecuteAsync(FormattableString.Invariant($"INSERT INTO t SELECT g, md5(g::text), g / 3.0 FROM generate_series(1, {rows}) AS g"));
        var before = await HashAsync(database);
        var start = GC.GetTotalAllocatedBytes(precise: true);

        await migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Park);
        await migrations.DeployAsync(database);
        Assert.Equal(rows, Assert.Single(await RollbackArchive.RestoreAsync(database.DataSource, "001_t")).Restored);

        var allocated = GC.GetTotalAllocatedBytes(precise: true) - start;
        Assert.Equal(before, await HashAsync(database));
        return allocated;
    }

    private static async Task<long> CaptureAsync(int rows)
    {
        var migrations = new TestMigrations()
            .Add("001_t", FormattableString.Invariant($"CREATE TABLE t (id int PRIMARY KEY, v text, n numeric); INSERT INTO t SELECT g, md5(g::text), g / 3.0 FROM generate_series(1, {rows}) AS g"))
            .Add("002_up", "UPDATE t SET v = upper(v)", static plan => plan.Record("loses", "ChangedRows").Record("loses-schema", "public").Record("loses-name", "t"));
        await using var database = await TestDatabase.CreateAsync();
        await new MigrationDeployer(migrations.Set, migrations).DeployToAsync(database.DataSource, migrations.Set[0]);
        var before = await HashAsync(database);
        var start = GC.GetTotalAllocatedBytes(precise: true);

        await migrations.DeployAsync(database, new DeploymentOptions { Capture = true });
        await migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Refuse);

        var allocated = GC.GetTotalAllocatedBytes(precise: true) - start;
        Assert.Equal(before, await HashAsync(database));
        return allocated;
    }

    private static async Task<string?> HashAsync(TestDatabase database) =>
        await database.ScalarAsync<string>("SELECT count(*) || ' ' || sum(hashtextextended(t::text, 0)::numeric) FROM t");
}
