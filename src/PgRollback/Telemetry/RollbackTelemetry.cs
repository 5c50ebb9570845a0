using System.Diagnostics;
using System.Diagnostics.Metrics;
using Npgsql;

namespace PgRollback;

/// <summary>What OpenTelemetry can listen to: <c>AddSource(RollbackTelemetry.Name)</c> for traces, <c>AddMeter(RollbackTelemetry.Name)</c> for metrics. Nothing of it holds SQL or a connection string.</summary>
/// <remarks>
/// Activities <c>rollback</c> and <c>deploy</c>, one for each run, with the tags <c>db.system.name</c>, <c>db.namespace</c>, <c>server.address</c>, <c>pgrollback.migrations</c> (how many) and, of a run that
/// failed, <c>error.type</c>: the SQLSTATE, or the name of the exception. The histogram <c>pgrollback.run.duration</c> (seconds) has <c>pgrollback.operation</c> and <c>error.type</c>; the counter
/// <c>pgrollback.migrations</c> has <c>pgrollback.operation</c>.
/// </remarks>
public static class RollbackTelemetry
{
    /// <summary>Name of the source of activities and of the meter.</summary>
    public const string Name = "PgRollback";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> RunDuration = Meter.CreateHistogram<double>("pgrollback.run.duration", "s", "How long runs took.");
    private static readonly Counter<long> Migrations = Meter.CreateCounter<long>("pgrollback.migrations", "{migration}", "Migrations that were deployed or rolled back.");

    internal static async Task<T> ObserveAsync<T>(string operation, NpgsqlDataSource dataSource, Func<Task<T>> run, Func<T, int> count)
    {
        var clock = Stopwatch.StartNew();
        using var activity = Source.StartActivity(operation, ActivityKind.Client);
        if (activity is { IsAllDataRequested: true })
        {
            var database = new NpgsqlConnectionStringBuilder(dataSource.ConnectionString);
            activity.SetTag("db.system.name", "postgresql").SetTag("db.namespace", database.Database).SetTag("server.address", database.Host);
        }

        try
        {
            var result = await run().ConfigureAwait(false);
            activity?.SetTag("pgrollback.migrations", count(result));
            Migrations.Add(count(result), new KeyValuePair<string, object?>("pgrollback.operation", operation));
            RunDuration.Record(clock.Elapsed.TotalSeconds, new KeyValuePair<string, object?>("pgrollback.operation", operation));
            return result;
        }
        catch (Exception error)
        {
            var type = error is StatementException statement ? statement.SqlState : error.GetType().Name;
            activity?.SetStatus(ActivityStatusCode.Error).SetTag("error.type", type);
            RunDuration.Record(clock.Elapsed.TotalSeconds, new KeyValuePair<string, object?>("pgrollback.operation", operation), new KeyValuePair<string, object?>("error.type", type));
            throw;
        }
    }
}
