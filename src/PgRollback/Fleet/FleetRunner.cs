using System.Diagnostics;
using Npgsql;

namespace PgRollback;

/// <summary>Runs the same on many databases, several at a time. Each has its own session, lock, history and audit record, so what became of one is no matter of the others, and a second run finds by itself what is left.</summary>
internal sealed class FleetRunner
{
    private readonly IReadOnlyList<DatabaseTarget> _targets;
    private readonly FleetOptions _options;
    private readonly Func<DatabaseTarget, NpgsqlDataSource, CancellationToken, Task<TargetReport>> _run;
    private readonly TargetReport[] _reports;
    private int _finished;
    private volatile bool _isStopped;

    private FleetRunner(IReadOnlyList<DatabaseTarget> targets, FleetOptions options, Func<DatabaseTarget, NpgsqlDataSource, CancellationToken, Task<TargetReport>> run)
    {
        _targets = targets;
        _options = options;
        _run = run;
        _reports = targets.Select(static target => new TargetReport(target, TargetState.NotBegun)).ToArray();
    }

    /// <param name="targets">The databases.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <param name="run">What to do with one; its report needs no duration.</param>
    /// <param name="cancellationToken">Cancels those at work and begins no other. It does not throw: the report says what became of each.</param>
    public static async Task<FleetReport> RunAsync(
        IReadOnlyList<DatabaseTarget> targets, FleetOptions? options, Func<DatabaseTarget, NpgsqlDataSource, CancellationToken, Task<TargetReport>> run, CancellationToken cancellationToken)
    {
        DatabaseTargets.CheckUnique(targets);
        options ??= FleetOptions.Default;
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Concurrency, nameof(options));
        var clock = Stopwatch.StartNew();
        var runner = new FleetRunner(targets, options, run);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, targets.Count),
            new ParallelOptions { MaxDegreeOfParallelism = options.Concurrency },
            (index, _) => runner.RunAsync(index, cancellationToken)).ConfigureAwait(false);
        return new FleetReport(runner._reports, clock.Elapsed);
    }

    private async ValueTask RunAsync(int index, CancellationToken cancellationToken)
    {
        if (_isStopped || cancellationToken.IsCancellationRequested)
        {
            return;
        }

        var target = _targets[index];
        Tell(target, report: null);
        var clock = Stopwatch.StartNew();
        var report = await RunAsync(target, cancellationToken).ConfigureAwait(false) with { Duration = clock.Elapsed };
        _isStopped |= _options.StopAtFirstError && report.State == TargetState.Failed;
        _reports[index] = report;
        Tell(target, report);
    }

    private void Tell(DatabaseTarget target, TargetReport? report)
    {
        lock (_reports)
        {
            _finished += report is null ? 0 : 1;
            _options.Progress?.Report(new TargetProgress(target, report, _finished, _targets.Count));
        }
    }

    private async Task<TargetReport> RunAsync(DatabaseTarget target, CancellationToken cancellationToken)
    {
        try
        {
            return await target.UseAsync(dataSource => _run(target, dataSource, cancellationToken)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new TargetReport(target, TargetState.Cancelled);
        }
        catch (Exception error)
        {
            // Whatever it is, the others are none the worse for it.
            return new TargetReport(target, TargetState.Failed) { Error = error };
        }
    }
}
