using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using PgRollback.Testing;
using PgRollback.Tests.Material;

namespace PgRollback.Tests.Telemetry;

public sealed class TelemetryTests
{
    [Fact]
    public async Task Each_run_is_an_activity_and_a_measurement()
    {
        await using var database = await TestDatabase.CreateAsync();
        var activities = new ConcurrentQueue<Activity>();
        var durations = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == RollbackTelemetry.Name,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activities.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        using var meters = new MeterListener { InstrumentPublished = static (instrument, meters) => Enable(instrument, meters) };
        meters.SetMeasurementEventCallback<double>((_, _, tags, _) => durations.Enqueue(string.Join(' ', tags.ToArray().Select(static tag => $"{tag.Key}={tag.Value}"))));
        meters.Start();
        var migrations = TestMigrations.ThreeTables();

        await migrations.DeployAsync(database);
        await database.ExecuteAsync("CREATE VIEW stranger AS SELECT FROM a");
        await migrations.Set.Last(2).RunAsync(database.DataSource, RowLoss.Refuse);
        await Assert.ThrowsAsync<RollbackFailedException>(() => migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Refuse));

        // Other tests run at the same time, on databases of their own.
        var ours = activities.Where(activity => Equals(activity.GetTagItem("db.namespace"), database.Name)).ToArray();
        Assert.Equal(["deploy", "rollback", "rollback"], ours.Select(static activity => activity.OperationName));
        Assert.Equal([3, 2, null], ours.Select(static activity => activity.GetTagItem("pgrollback.migrations")));
        Assert.Equal((ActivityStatusCode.Error, "2BP01"), (ours[2].Status, ours[2].GetTagItem("error.type")));
        Assert.Contains("pgrollback.operation=deploy", durations);
        Assert.Contains("pgrollback.operation=rollback error.type=2BP01", durations);
    }

    private static void Enable(Instrument instrument, MeterListener meters)
    {
        if (instrument.Meter.Name == RollbackTelemetry.Name)
        {
            meters.EnableMeasurementEvents(instrument);
        }
    }
}
