using System.Diagnostics;
using Npgsql;

namespace PgRollback;

/// <summary>One rollback from its checks to its end, over as many connections as it takes.</summary>
internal sealed class RollbackRun(RollbackPath path, NpgsqlDataSource dataSource, RowLoss rows, RollbackOptions options)
{
    private readonly Stopwatch _clock = new();
    private RollbackScript? _script;
    private RunRecord? _record;
    private RunWatcher? _watcher;
    private Backend? _backend;
    private Backoff? _backoff;
    private int _stepsAtFailure = -1;
    private ConnectionFailedException? _ended;

    public async Task<RollbackReport> RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            TimeSpan pause;
            try
            {
                await DeployerSession.RunLockedAsync(dataSource, options, _backend, session => RunAsync(session, cancellationToken), cancellationToken).ConfigureAwait(false);
                return Report();
            }
            catch (ConnectionFailedException error) when (MayComeBack(error, out pause))
            {
                if (options.Logger is { } logger)
                {
                    Log.Reconnecting(logger, pause);
                }
            }

            await Task.Delay(pause, cancellationToken).ConfigureAwait(false);
        }
    }

    private bool MayComeBack(ConnectionFailedException error, out TimeSpan pause)
    {
        pause = TimeSpan.Zero;
        if (_record is null || !(error.IsAccident || _record.InDoubt is not null))
        {
            return false;
        }

        // What went well since the last time gives the next breakdown all of its time; a step that breaks the server itself does not go on for ever.
        if (_record.Steps.Count > _stepsAtFailure)
        {
            _backoff = null;
            _stepsAtFailure = _record.Steps.Count;
        }

        _ended = error.IsAccident ? null : error;
        return (_backoff ??= new Backoff(options.ReconnectTimeout)).TryNext(out pause);
    }

    private async Task<bool> RunAsync(DeployerSession session, CancellationToken cancellationToken)
    {
        if (_record is null)
        {
            _script = await RollbackRunner.PrepareAsync(session, path, rows, options, cancellationToken).ConfigureAwait(false);
            _record = new RunRecord(_script.Pending);
            _watcher = new RunWatcher(options.Progress, _script.Pending);
            _clock.Start();
            RollbackRunner.Announce(_script, options);
        }
        else
        {
            _script = await new RunResumption(session, _record, _script!, rows, options).PrepareAsync(cancellationToken).ConfigureAwait(false);
            _watcher!.Forget();
            if (_ended is { } ended && _script.Segments.Count > 0)
            {
                // Somebody ended the session on purpose: we came back only to learn what became of the COMMIT.
                throw new ConnectionFailedException($"{ended.InnerException!.Message} What was committed stays; the next run goes on from there.", ended.InnerException);
            }
        }

        _backend = session.Backend;
        await new ScriptRunner(session, options, _record, _watcher!).RunAsync(_script, cancellationToken).ConfigureAwait(false);
        return true;
    }

    private RollbackReport Report()
    {
        var migrations = _record!.Migrations();
        if (options.Logger is { } logger)
        {
            foreach (var migration in migrations)
            {
                Log.RolledBack(logger, migration.Rollback.Stem, migration.Duration);
            }
        }

        return new RollbackReport(migrations, _clock.Elapsed);
    }
}
