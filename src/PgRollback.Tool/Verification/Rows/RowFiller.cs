using Npgsql;

namespace PgRollback.Tool.Verification.Rows;

/// <summary>Puts rows into every table: values by type, references to rows that are there, combinations that satisfy the checks. Triggers do not fire: what they do is not the point.</summary>
internal sealed class RowFiller(NpgsqlConnection connection, int rows, bool inTransaction)
{
    /// <returns>What could not be filled, in words.</returns>
    /// <param name="seed">Another one gives other values.</param>
    /// <param name="cancellationToken">Ends the filling between two tables.</param>
    public async Task<IReadOnlyList<string>> FillAsync(int seed, CancellationToken cancellationToken)
    {
        if (!inTransaction)
        {
            await ScriptRunner.ExecuteAsync(connection, "BEGIN", cancellationToken).ConfigureAwait(false);
        }

        await TryAsync("SET LOCAL session_replication_role = replica", cancellationToken).ConfigureAwait(false);
        var notes = new List<string>();
        foreach (var table in await TableShapeReader.ReadAsync(connection, cancellationToken).ConfigureAwait(false))
        {
            if (await FillAsync(table, seed, cancellationToken).ConfigureAwait(false) is { } failure)
            {
                notes.Add($"no rows in {table.Name}: {failure}");
            }
        }

        await TryAsync("SET LOCAL session_replication_role = origin", cancellationToken).ConfigureAwait(false);
        if (!inTransaction)
        {
            await ScriptRunner.ExecuteAsync(connection, "COMMIT", cancellationToken).ConfigureAwait(false);
        }

        return notes;
    }

    private async Task<string?> FillAsync(TableShape table, int seed, CancellationToken cancellationToken)
    {
        var writer = new InsertWriter(table);
        string? first = null;
        foreach (var (plain, skipsConflicts) in Attempts)
        {
            var (inserted, failure) = await TryAsync(writer.Write(seed * rows, rows, plain, skipsConflicts), cancellationToken).ConfigureAwait(false);
            if (inserted > 0)
            {
                return null;
            }

            first ??= failure;
        }

        return await HasRowsAsync(table, cancellationToken).ConfigureAwait(false) ? null : first ?? "no values satisfy its constraints";
    }

    private static readonly (bool Plain, bool SkipsConflicts)[] Attempts = [(false, true), (true, true), (false, false)];

    private async Task<bool> HasRowsAsync(TableShape table, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand($"SELECT EXISTS (SELECT FROM {table.Name})", connection);
        await using (command.ConfigureAwait(false))
        {
            return (bool)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
        }
    }

    /// <returns>Rows affected, and why it failed; the failure is undone.</returns>
    private async Task<(int Rows, string? Failure)> TryAsync(string sql, CancellationToken cancellationToken)
    {
        await ScriptRunner.ExecuteAsync(connection, "SAVEPOINT pgrollback_fill", cancellationToken).ConfigureAwait(false);
        var command = new NpgsqlCommand(sql, connection);
        await using (command.ConfigureAwait(false))
        {
            try
            {
                var affected = await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
                await ScriptRunner.ExecuteAsync(connection, "RELEASE pgrollback_fill", cancellationToken).ConfigureAwait(false);
                return (affected, null);
            }
            catch (PostgresException exception)
            {
                await ScriptRunner.ExecuteAsync(connection, "ROLLBACK TO pgrollback_fill; RELEASE pgrollback_fill", cancellationToken).ConfigureAwait(false);
                return (0, exception.MessageText);
            }
        }
    }
}
