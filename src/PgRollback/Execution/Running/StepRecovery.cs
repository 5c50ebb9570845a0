using Npgsql;

namespace PgRollback;

/// <summary>Decides about a step outside a transaction whose earlier run may have ended anywhere, by what the catalogs show.</summary>
internal static class StepRecovery
{
    /// <returns>True when the step is done and must not run again; false when it must; null when no look at the catalogs tells.</returns>
    public static async Task<bool?> IsDoneAsync(NpgsqlConnection connection, RollbackStep step, CancellationToken cancellationToken)
    {
        if (step is not (CreateIndex or DropIndex))
        {
            return null;
        }

        var isValid = await IsValidAsync(connection, step, cancellationToken).ConfigureAwait(false);
        return step is DropIndex ? isValid is null : isValid is true;
    }

    /// <summary>Removes what a CREATE INDEX CONCURRENTLY that failed left behind: an index that every write maintains and no query uses.</summary>
    public static async Task CleanUpAsync(NpgsqlConnection connection, RollbackStep step, CancellationToken cancellationToken)
    {
        if (step is CreateIndex && await IsValidAsync(connection, step, cancellationToken).ConfigureAwait(false) is false)
        {
            await connection.ExecuteAsync($"DROP INDEX CONCURRENTLY {Name(step)}", cancellationToken).ConfigureAwait(false);
        }
    }

    /// <returns>Null when the step's table has no such index.</returns>
    private static async Task<bool?> IsValidAsync(NpgsqlConnection connection, RollbackStep step, CancellationToken cancellationToken)
    {
        var table = step.Table is null ? "" : $" AND indrelid = to_regclass({SqlText.Literal(SqlText.Qualified(step.Schema, step.Table))})";
        var command = connection.CreateCommand($"SELECT indisvalid FROM pg_catalog.pg_index WHERE indexrelid = to_regclass({SqlText.Literal(Name(step))}){table}");
        await using (command.ConfigureAwait(false))
        {
            return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) as bool?;
        }
    }

    private static string Name(RollbackStep step) => SqlText.Qualified(step.Schema, step.Name);
}
