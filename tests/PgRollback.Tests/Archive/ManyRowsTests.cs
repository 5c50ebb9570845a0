using System.Globalization;
using PgRollback.Testing;
using PgRollback.Tests.Material;
using PgRollback.Tests.Witness;
using Xunit.Abstractions;

namespace PgRollback.Tests.Archive;

/// <summary>By itself: what other tests allocate would count too.</summary>
[CollectionDefinition(nameof(ManyRows), DisableParallelization = true)]
public sealed class ManyRows;

/// <summary>Rows never pass through this process: what it allocates does not depend on how many there are. PGROLLBACK_ROWS says how many are many.</summary>
[Collection(nameof(ManyRows))]
public sealed class ManyRowsTests(ITestOutputHelper output)
{
    private const int Few = 10_000;

    /// <summary>Now and then something else of the process counts too: a quarter of a megabyte at once, with many rows and with few.</summary>
    private const int Attempts = 3;

    private static readonly int Many = int.TryParse(Environment.GetEnvironmentVariable("PGROLLBACK_ROWS"), CultureInfo.InvariantCulture, out var rows) ? rows : 100_000;

    private static readonly ParkingCase[] Parked =
    [
        new("a table", "CREATE TABLE p (id int PRIMARY KEY, v text, n numeric)", [TestStep.DropTable("p")], "INSERT INTO p SELECT * FROM t"),
        new("a column", "ALTER TABLE t ADD COLUMN more text", [TestStep.DropColumn("t", "more")], "UPDATE t SET more = v || n"),
        new("values that are cut off", "ALTER TABLE t ALTER COLUMN v TYPE text", [new TestStep("AlterColumnType", "COLUMN", "v", "ALTER TABLE public.t ALTER COLUMN v TYPE varchar(40) USING v::varchar(40)") { Table = "t", DestroysRows = true, Hazard = "ValuesTooLong" }],
            "UPDATE t SET v = v || v"),
    ];

    private static readonly WitnessCase[] Witnessed =
    [
        new("updated rows", "UPDATE t SET v = upper(v)", ["ChangedRows t"]),
        new("deleted rows", "DELETE FROM t", ["ChangedRows t"]),
        new("inserted rows", "INSERT INTO t SELECT -id, v, n FROM t", ["ChangedRows t"]),
        new("changed keys", "UPDATE t SET id = -id", ["ChangedRows t"]),
        new("a truncated table", "TRUNCATE t", ["AllRows t"]),
        new("a dropped table", "DROP TABLE t", ["AllRows t"], new TestStep("CreateTable", "TABLE", "t", "CREATE TABLE public.t (id int PRIMARY KEY, v varchar(40), n numeric)")),
        new("a dropped column", "ALTER TABLE t DROP COLUMN n", ["Values t.n"], new TestStep("AddColumn", "COLUMN", "n", "ALTER TABLE public.t ADD COLUMN n numeric") { Table = "t" }),
        new("a narrowed column", "ALTER TABLE t ALTER COLUMN n TYPE int", ["Values t.n"], new TestStep("AlterColumnType", "COLUMN", "n", "ALTER TABLE public.t ALTER COLUMN n TYPE numeric") { Table = "t" }),
    ];

    public static TheoryData<string> ParkedKinds => new(Parked.Select(static item => item.Name));

    public static TheoryData<string> WitnessedKinds => new(Witnessed.Select(static item => item.Name));

    [Theory]
    [MemberData(nameof(ParkedKinds))]
    public Task Parking_and_restoring_many_rows_takes_no_more_memory_than_few(string name) => CompareAsync(rows => ParkAsync(Parked.Single(item => item.Name == name), rows));

    [Theory]
    [MemberData(nameof(WitnessedKinds))]
    public Task Capturing_and_taking_back_many_rows_takes_no_more_memory_than_few(string name) => CompareAsync(rows => CaptureAsync(Witnessed.Single(item => item.Name == name), rows));

    private async Task CompareAsync(Func<int, Task<long>> run)
    {
        await run(1);
        var few = await run(Few);
        var many = await run(Many);
        for (var again = 0; again < Attempts && many > 1.1 * few; again++)
        {
            many = Math.Min(many, await run(Many));
        }

        output.WriteLine($"{many} bytes for {Many} rows, {few} bytes for {Few}");
        Assert.True(many <= 1.1 * few, $"{many} bytes for {Many} rows, {few} bytes for {Few}");
    }

    private static async Task<long> ParkAsync(ParkingCase item, int rows)
    {
        var migrations = Migrations(rows).Add("002_up", item.Up, item.Steps);
        await using var database = await migrations.DeployedAsync();
        await database.ExecuteAsync(item.Use);
        var before = await HashAsync(database);
        var start = GC.GetTotalAllocatedBytes(precise: true);

        await migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Park);
        Assert.NotEqual(before, await HashAsync(database));
        await migrations.DeployAsync(database);
        Assert.Equal(rows, Assert.Single(await RollbackArchive.RestoreAsync(database.DataSource, "002_up")).Restored);

        var allocated = GC.GetTotalAllocatedBytes(precise: true) - start;
        Assert.Equal(before, await HashAsync(database));
        return allocated;
    }

    private static async Task<long> CaptureAsync(WitnessCase item, int rows)
    {
        var migrations = Migrations(rows).Add("002_up", item.Up, plan => item.WithLosses(plan).Steps(item.Steps));
        await using var database = await TestDatabase.CreateAsync();
        await new MigrationDeployer(migrations.Set, migrations).DeployToAsync(database.DataSource, migrations.Set[0]);
        var before = await HashAsync(database);
        var start = GC.GetTotalAllocatedBytes(precise: true);

        await migrations.DeployAsync(database, new DeploymentOptions { Capture = true });
        Assert.NotEqual(before, await HashAsync(database));
        await migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Refuse);

        var allocated = GC.GetTotalAllocatedBytes(precise: true) - start;
        Assert.Equal(before, await HashAsync(database));
        return allocated;
    }

    private static TestMigrations Migrations(int rows) => new TestMigrations().Add(
        "001_t",
        string.Create(CultureInfo.InvariantCulture, $"CREATE TABLE t (id int PRIMARY KEY, v varchar(40), n numeric); INSERT INTO t SELECT g, md5(g::text), g / 3.0 FROM generate_series(1, {rows}) AS g"));

    /// <summary>Of both tables, as far as they are there.</summary>
    private static async Task<string> HashAsync(TestDatabase database)
    {
        var hash = "";
        foreach (var table in (await database.TablesAsync()).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            hash += await database.ScalarAsync<string>($"SELECT '{table} ' || count(*) || ' ' || coalesce(sum(hashtextextended(x::text, 0)::numeric), 0) || ' ' FROM {table} AS x");
        }

        return hash;
    }
}
