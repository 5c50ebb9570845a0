using Npgsql;

namespace PgRollback;

/// <summary>What surrounds a run from its first change to its last: what it has done, who watches, its hooks, its audit record.</summary>
internal sealed class RunSetting
{
    private readonly AuditWriter? _audit;
    private readonly RollbackOptions _options;
    private readonly Guid _id;
    private bool _isRecorded;

    private RunSetting(RollbackScript script, HookContext context, RollbackOptions options, AuditWriter? audit)
    {
        _options = options;
        _audit = audit;
        _id = context.RunId;
        Record = new RunRecord(script.Pending);
        Watcher = new RunWatcher(options.Progress, script.Pending);
        Hooks = new HookRunner(options.Hooks, context, options);
    }

    public RunRecord Record { get; }

    public RunWatcher Watcher { get; }

    public HookRunner Hooks { get; }

    /// <summary>From here on there is a record.</summary>
    public static async Task<RunSetting> BeginAsync(
        DeployerSession session, NpgsqlDataSource dataSource, RollbackScript script, RowLoss rows, RollbackOptions options, Guid id, CancellationToken cancellationToken)
    {
        var audit = options is { Audit: true, History: { } history } ? new AuditWriter(history, id) : null;
        if (audit is not null)
        {
            await audit.BeginAsync(session, script, rows, options, cancellationToken).ConfigureAwait(false);
        }

        await (session.History?.PrepareAsync(session.Connection, script, cancellationToken) ?? Task.CompletedTask).ConfigureAwait(false);
        return new RunSetting(script, new HookContext(dataSource, id, script.Pending.Select(static pending => pending.Rollback).ToArray(), options.Reason), options, audit);
    }

    /// <summary>Maintenance mode and the like, then the restore point: what nobody writes meanwhile needs no recovery.</summary>
    public async Task OpenAsync(DeployerSession session, CancellationToken cancellationToken)
    {
        await Hooks.BeforeRunAsync(cancellationToken).ConfigureAwait(false);
        if (!_options.RestorePoint)
        {
            return;
        }

        var point = await RestorePoint.TakeAsync(session.Connection, _id, cancellationToken).ConfigureAwait(false);
        if (_options.Logger is { } logger)
        {
            Log.RestorePointMade(logger, point.Name, point.Lsn);
        }

        if (_audit is not null)
        {
            await _audit.SetAsync(session.Connection, point, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The last COMMIT. Where nothing is to happen under the lock any more, the record's end and the lock's release go with it.</summary>
    /// <param name="session">In the transaction.</param>
    /// <param name="batch">What the transaction did.</param>
    /// <param name="cancellationToken">Cancels what is not sent.</param>
    public async Task CommitLastAsync(DeployerSession session, BatchRunner batch, CancellationToken cancellationToken)
    {
        if (_options.Hooks.Count > 0)
        {
            await session.Connection.CommitAsync(cancellationToken).ConfigureAwait(false);
            return;
        }

        _isRecorded = await session.CommitAndReleaseAsync(_audit?.End(Record.Steps.Concat(batch.Steps), error: null), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Nothing that goes wrong here makes a rollback that is done one that failed.</summary>
    public async Task RecordSuccessAsync(NpgsqlConnection connection, NpgsqlDataSource dataSource)
    {
        if (_isRecorded)
        {
            return;
        }

        try
        {
            await (_audit?.EndAsync(connection, Record, error: null) ?? Task.CompletedTask).ConfigureAwait(false);
        }
        catch (NpgsqlException)
        {
            await RecordAsync(dataSource, error: null).ConfigureAwait(false);
        }
    }

    /// <summary>Over a connection of its own: that of the run may be gone. What goes wrong here must not hide the error.</summary>
    public Task RecordFailureAsync(NpgsqlDataSource dataSource, Exception error) => RecordAsync(dataSource, error);

    private async Task RecordAsync(NpgsqlDataSource dataSource, Exception? error)
    {
        if (_audit is null)
        {
            return;
        }

        try
        {
            var connection = await dataSource.OpenConnectionAsync(CancellationToken.None).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
            {
                await _audit.EndAsync(connection, Record, error).ConfigureAwait(false);
            }
        }
        catch (NpgsqlException failure)
        {
            if (_options.Logger is { } logger)
            {
                Log.AuditFailed(logger, failure.Cause());
            }
        }
    }
}
