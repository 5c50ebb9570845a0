using System.Diagnostics;
using Npgsql;

namespace PgRollback;

/// <summary>One rollback from its checks to its end, over as many connections as it takes.</summary>
internal sealed class RollbackRun(RollbackPath path, NpgsqlDataSource dataSource, RowLoss rows, RollbackOptions options)
{
    private readonly Guid _id = Guid.NewGuid();
    private readonly Stopwatch _clock = new();
    private RunSetting? _setting;
    private RollbackScript? _script;
    private Backend? _backend;
    private Backoff? _backoff;
    private int _stepsAtFailure = -1;
    private ConnectionFailedException? _ended;

    public async Task<RollbackReport> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await RunToTheEndAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (_setting is { } setting)
        {
            await setting.Hooks.OnErrorAsync(error).ConfigureAwait(false);
            await setting.RecordFailureAsync(dataSource, error).ConfigureAwait(false);
            await setting.Hooks.AlwaysAsync().ConfigureAwait(false);
            throw;
        }

        return _setting is null || await _setting.Hooks.AlwaysAsync().ConfigureAwait(false) is not { } failed
            ? await ReportAsync(cancellationToken).ConfigureAwait(false)
            : throw failed;
    }

    private async Task RunToTheEndAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            TimeSpan pause;
            try
            {
                await (_setting is null && AsksNothing
                    ? DeployerSession.RunLockingAsync(dataSource, options, session => RunAsync(session, cancellationToken), cancellationToken)
                    : DeployerSession.RunLockedAsync(dataSource, options, _backend, session => RunAsync(session, cancellationToken), cancellationToken)).ConfigureAwait(false);
                return;
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

    /// <summary>No answer of the database decides what is run.</summary>
    private bool AsksNothing => rows != RowLoss.Park && options is { History: null, ToolHistory: null, UseWitness: false, Preflight: false, RestorePoint: false, Hooks.Count: 0 };

    private bool MayComeBack(ConnectionFailedException error, out TimeSpan pause)
    {
        pause = TimeSpan.Zero;
        if (_setting?.Record is not { } record || !(error.IsAccident || record.InDoubt is not null))
        {
            return false;
        }

        // What went well since the last time gives the next breakdown all of its time; a step that breaks the server itself does not go on for ever.
        if (record.Steps.Count > _stepsAtFailure)
        {
            _backoff = null;
            _stepsAtFailure = record.Steps.Count;
        }

        _ended = error.IsAccident ? null : error;
        return (_backoff ??= new Backoff(options.ReconnectTimeout)).TryNext(out pause);
    }

    private async Task<bool> RunAsync(DeployerSession session, CancellationToken cancellationToken)
    {
        if (_setting is null)
        {
            _script = await RollbackRunner.PrepareAsync(session, path, rows, options, cancellationToken).ConfigureAwait(false);
            RollbackRunner.Announce(_script, options);
            _clock.Start();
            if (_script.Pending.Count == 0)
            {
                return true;
            }

            if (_script.Segments is not [{ IsTransactional: true }, ..])
            {
                await session.EnsureLockedAsync(cancellationToken).ConfigureAwait(false);
            }

            _setting = await RunSetting.BeginAsync(session, dataSource, _script, rows, options, _id, cancellationToken).ConfigureAwait(false);
            await _setting.OpenAsync(session, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            _script = await new RunResumption(session, path.Set, _setting.Record, _script!, rows, options).PrepareAsync(cancellationToken).ConfigureAwait(false);
            await GoOnAsync(_setting, _script, cancellationToken).ConfigureAwait(false);
        }

        _backend = session.Backend;
        await new ScriptRunner(session, options, _setting).RunAsync(_script, cancellationToken).ConfigureAwait(false);
        await _setting.Hooks.AfterRunAsync(cancellationToken).ConfigureAwait(false);
        await _setting.RecordSuccessAsync(session.Connection, dataSource).ConfigureAwait(false);
        return true;
    }

    private async Task GoOnAsync(RunSetting setting, RollbackScript rest, CancellationToken cancellationToken)
    {
        setting.Watcher.Forget();
        await setting.Hooks.AfterRollbackAsync(setting.Record.Finished, cancellationToken).ConfigureAwait(false);
        if (_ended is { } ended && rest.Segments.Count > 0)
        {
            // Somebody ended the session on purpose: we came back only to learn what became of the COMMIT.
            throw new ConnectionFailedException($"{((NpgsqlException)ended.InnerException!).Cause()}. What was committed stays; the next run goes on from there.", ended.InnerException);
        }
    }

    private async Task<RollbackReport> ReportAsync(CancellationToken cancellationToken)
    {
        var record = _setting?.Record ?? new RunRecord([]);
        var migrations = record.Migrations();
        IReadOnlyList<string> notices = [.. _script?.Notices ?? [], .. record.Notices, .. await AfterEffects.TakeCareAsync(dataSource, record, cancellationToken).ConfigureAwait(false)];
        if (options.Logger is { } logger)
        {
            foreach (var migration in migrations)
            {
                Log.RolledBack(logger, migration.Rollback.Stem, migration.Duration);
            }

            foreach (var notice in notices)
            {
                Log.Notice(logger, notice);
            }
        }

        return new RollbackReport(migrations, _clock.Elapsed) { RunId = _id, Notices = notices };
    }
}
