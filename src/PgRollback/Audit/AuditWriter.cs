using System.Reflection;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace PgRollback;

/// <summary>Writes the record of a run: its beginning before anything is changed, its end after everything is decided. Both are transactions of their own, so that the record of a failed run stays.</summary>
internal sealed class AuditWriter(HistoryTable history, Guid id)
{
    private readonly AuditSql _sql = new(history);

    /// <exception cref="RunRefusedException">The role may not write it.</exception>
    public async Task BeginAsync(DeployerSession session, RollbackScript script, RowLoss rows, RollbackOptions options, CancellationToken cancellationToken)
    {
        try
        {
            if (!(await session.TablesAsync(cancellationToken).ConfigureAwait(false)).Audit)
            {
                // Beside the history of a tool nothing of ours may be there yet.
                await OwnSchema.EnsureAsync(session.Connection, history, cancellationToken).ConfigureAwait(false);
                await session.Connection.ExecuteAsync(_sql.Create, cancellationToken).ConfigureAwait(false);
            }

            await InsertAsync(session.Connection, script, rows, options, cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new RunRefusedException(RefusalKind.MissingRights, migration: null, $"this role may not write the audit table {_sql.Table} ({error.SqlState}: {error.MessageText}): grant that, or run without a record (--no-audit).");
        }
    }

    public async Task SetAsync(NpgsqlConnection connection, RestorePoint point, CancellationToken cancellationToken)
    {
        var command = connection.CreateCommand(_sql.SetRestorePoint);
        await using (command.ConfigureAwait(false))
        {
            Add(command.Parameters, id);
            Add(command.Parameters, point.Name);
            Add(command.Parameters, point.Lsn);
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task EndAsync(NpgsqlConnection connection, RunRecord record, Exception? error)
    {
        var batch = new NpgsqlBatch(connection) { BatchCommands = { End(record.Steps, error) }, Timeout = 0 };
        await using (batch.ConfigureAwait(false))
        {
            await batch.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>The statement that ends the record.</summary>
    public NpgsqlBatchCommand End(IEnumerable<StepRun> steps, Exception? error)
    {
        var command = new NpgsqlBatchCommand(_sql.Update);
        Add(command.Parameters, id);
        Add(command.Parameters, AuditWords.Of(Outcome(error)));
        Add(command.Parameters, JsonSerializer.Serialize(steps.Select(Step).ToArray(), AuditJson.Default.AuditStepArray));
        Add(command.Parameters, error switch { null => null, StatementException statement => statement.SqlState, _ => error.GetType().Name });
        Add(command.Parameters, error?.Message);
        return command;
    }

    private async Task InsertAsync(NpgsqlConnection connection, RollbackScript script, RowLoss rows, RollbackOptions options, CancellationToken cancellationToken)
    {
        var insert = new NpgsqlBatchCommand(_sql.Insert);
        Add(insert.Parameters, id);
        Add(insert.Parameters, options.Reason);
        Add(insert.Parameters, Enum.GetName(rows));
        Add(insert.Parameters, Environment.UserName);
        Add(insert.Parameters, Environment.MachineName);
        Add(insert.Parameters, Program());
        insert.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = script.Pending.Select(static pending => pending.Rollback.Stem).ToArray() });
        var batch = new NpgsqlBatch(connection) { BatchCommands = { new NpgsqlBatchCommand(_sql.Abandon), insert }, Timeout = 0 };
        await using (batch.ConfigureAwait(false))
        {
            await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static AuditOutcome Outcome(Exception? error) => error switch
    {
        null => AuditOutcome.Done,
        OperationCanceledException => AuditOutcome.Cancelled,
        _ => AuditOutcome.Failed,
    };

    private static AuditStep Step(StepRun run) => new(run.Rollback.Stem, run.Step.Title, run.Step.Source?.ToString(), run.Duration?.TotalMilliseconds);

    private static string? Program()
    {
        var version = typeof(AuditWriter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        return $"{AppDomain.CurrentDomain.FriendlyName}, PgRollback {version}";
    }

    private static void Add(NpgsqlParameterCollection parameters, Guid value) => parameters.Add(new NpgsqlParameter<Guid> { TypedValue = value });

    private static void Add(NpgsqlParameterCollection parameters, string? value) => parameters.Add(new NpgsqlParameter { Value = value is null ? DBNull.Value : value, NpgsqlDbType = NpgsqlDbType.Text });
}
