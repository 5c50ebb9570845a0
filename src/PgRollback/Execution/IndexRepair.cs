using Npgsql;

namespace PgRollback;

/// <summary>Decides about a step outside a transaction whose earlier run may have ended anywhere: done, begun (an invalid index is left) or not begun.</summary>
internal static class IndexRepair
{
    /// <returns>True when the step is done and must not run again.</returns>
    public static async Task<bool> IsDoneAsync(NpgsqlConnection connection, RollbackStep step, CancellationToken cancellationToken)
    {
        if (step is not (CreateIndex or DropIndex))
        {
            return false;
        }

        var index = SqlText.Qualified(step.Schema, step.Name);
        var isValid = await IsValidAsync(connection, index, cancellationToken).ConfigureAwait(false);
        if (step is DropIndex)
        {
            return isValid is null;
        }

        if (isValid is false)
        {
            await connection.ExecuteAsync($"DROP INDEX CONCURRENTLY {index}", cancellationToken).ConfigureAwait(false);
        }

        return isValid is true;
    }

    /// <returns>Null when there is no such index.</returns>
    private static async Task<bool?> IsValidAsync(NpgsqlConnection connection, string index, CancellationToken cancellationToken)
    {
        var command = connection.CreateCommand($"SELECT indisvalid FROM pg_catalog.pg_index WHERE indexrelid = to_regclass({SqlText.Literal(index)})");
        await using (command.ConfigureAwait(false))
        {
            return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) as bool?;
        }
    }
}
