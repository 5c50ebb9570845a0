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
    public async Task BeginAsync(NpgsqlConnection connection, RollbackScript script, RowLoss rows, RollbackOptions options, CancellationToken cancellationToken)
    {
        try
        {
            var exists = await connection.ScalarAsync<bool>(_sql.Exists, cancellationToken).ConfigureAwait(false);
            if (!exists)
            {
                // Beside the history of a tool nothing of ours may be there yet.
                await OwnSchema.EnsureAsync(connection, history, cancellationToken).ConfigureAwait(false);
            }

            await connection.ExecuteAsync(exists ? _sql.Abandon : _sql.Create, cancellationToken).ConfigureAwait(false);
            var command = connection.CreateCommand(_sql.Insert);
            await using (command.ConfigureAwait(false))
            {
                Add(command, id);
                Add(command, options.Reason);
                Add(command, Enum.GetName(rows));
                Add(command, Environment.UserName);
                Add(command, Environment.MachineName);
                Add(command, Program());
                Add(command, script.Pending.Select(static pending => pending.Rollback.Stem).ToArray());
                await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }
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
            Add(command, id);
            Add(command, point.Name);
            Add(command, point.Lsn);
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task EndAsync(NpgsqlConnection connection, RunRecord record, Exception? error)
    {
        var command = connection.CreateCommand(_sql.Update);
        await using (command.ConfigureAwait(false))
        {
            Add(command, id);
            Add(command, AuditWords.Of(Outcome(error)));
            Add(command, JsonSerializer.Serialize(record.Steps.Select(Step).ToArray(), AuditJson.Default.AuditStepArray));
            Add(command, error switch { null => null, StatementException statement => statement.SqlState, _ => error.GetType().Name });
            Add(command, error?.Message);
            await command.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
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

    private static void Add(NpgsqlCommand command, Guid value) => command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = value });

    private static void Add(NpgsqlCommand command, string[] value) => command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = value });

    private static void Add(NpgsqlCommand command, string? value) => command.Parameters.Add(new NpgsqlParameter { Value = value is null ? DBNull.Value : value, NpgsqlDbType = NpgsqlDbType.Text });
}
