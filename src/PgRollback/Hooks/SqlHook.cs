using Npgsql;

namespace PgRollback;

/// <summary>SQL that runs at one point of a rollback, in a transaction of its own. It can ask for <c>current_setting('pgrollback.run')</c>, <c>'pgrollback.reason'</c> and <c>'pgrollback.migration'</c>.</summary>
/// <param name="point">When.</param>
/// <param name="sql">One or several statements.</param>
/// <param name="name">For messages: where the SQL comes from.</param>
public sealed class SqlHook(HookPoint point, string sql, string? name = null) : RollbackHook
{
    private readonly IReadOnlyList<string> _statements = Split(sql);

    /// <summary>When it runs.</summary>
    public HookPoint Point { get; } = point;

    /// <inheritdoc/>
    public override string Name { get; } = name ?? point.ToString();

    /// <inheritdoc/>
    public override string? SqlAfterwards => Point is HookPoint.Verify or HookPoint.AfterRollback or HookPoint.ClearCaches or HookPoint.AfterRun or HookPoint.MaintenanceOff ? sql : null;

    /// <inheritdoc/>
    public override Task BeforeRunAsync(HookContext context, CancellationToken cancellationToken) =>
        RunAsync(Point is HookPoint.BeforeRun or HookPoint.MaintenanceOn, context, migration: null, cancellationToken);

    /// <inheritdoc/>
    public override Task BeforeRollbackAsync(HookContext context, Rollback migration, CancellationToken cancellationToken) =>
        RunAsync(Point == HookPoint.BeforeRollback, context, migration, cancellationToken);

    /// <inheritdoc/>
    public override Task<string?> VerifyAsync(HookContext context, NpgsqlConnection connection, CancellationToken cancellationToken) =>
        Point == HookPoint.Verify ? VerificationQueries.RunAsync(connection, _statements, cancellationToken) : base.VerifyAsync(context, connection, cancellationToken);

    /// <inheritdoc/>
    public override Task AfterRollbackAsync(HookContext context, Rollback migration, CancellationToken cancellationToken) =>
        RunAsync(Point == HookPoint.AfterRollback, context, migration, cancellationToken);

    /// <inheritdoc/>
    public override Task AfterRunAsync(HookContext context, CancellationToken cancellationToken) =>
        RunAsync(Point is HookPoint.AfterRun or HookPoint.ClearCaches, context, migration: null, cancellationToken);

    /// <inheritdoc/>
    public override Task OnErrorAsync(HookContext context, Exception error, CancellationToken cancellationToken) =>
        RunAsync(Point == HookPoint.OnError, context, migration: null, cancellationToken);

    /// <inheritdoc/>
    public override Task AlwaysAsync(HookContext context, CancellationToken cancellationToken) =>
        RunAsync(Point == HookPoint.MaintenanceOff, context, migration: null, cancellationToken);

    private static List<string> Split(string sql)
    {
        ArgumentNullException.ThrowIfNull(sql);
        return StatementScanner.Scan(sql).Statements.Select(span => sql[span.Start..span.End]).ToList();
    }

    private async Task RunAsync(bool isDue, HookContext context, Rollback? migration, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!isDue || _statements.Count == 0)
        {
            return;
        }

        var connection = await context.DataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var batch = new NpgsqlBatch(connection) { Timeout = 0 };
            await using (batch.ConfigureAwait(false))
            {
                batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT set_config('pgrollback.run', $1, true), set_config('pgrollback.reason', $2, true), set_config('pgrollback.migration', $3, true)")
                {
                    Parameters =
                    {
                        new NpgsqlParameter<string> { TypedValue = context.RunId.ToString() },
                        new NpgsqlParameter<string> { TypedValue = context.Reason ?? "" },
                        new NpgsqlParameter<string> { TypedValue = migration?.Stem ?? "" },
                    },
                });
                foreach (var statement in _statements)
                {
                    batch.BatchCommands.Add(new NpgsqlBatchCommand(statement));
                }

                await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
