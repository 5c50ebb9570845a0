using Npgsql;

namespace PgRollback;

internal static class ConnectionExtensions
{
    /// <summary>Without Npgsql's timeout of 30 seconds: the server's timeouts and the caller's token decide.</summary>
    public static NpgsqlCommand CreateCommand(this NpgsqlConnection connection, string sql) =>
        new(sql, connection) { CommandTimeout = 0 };

    public static async Task ExecuteAsync(this NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        var command = connection.CreateCommand(sql);
        await using (command.ConfigureAwait(false))
        {
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public static async Task<T> ScalarAsync<T>(this NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        var command = connection.CreateCommand(sql);
        await using (command.ConfigureAwait(false))
        {
            return (T)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
        }
    }

    /// <summary>All rows of a query that has no parameters.</summary>
    public static Task<List<T>> QueryAsync<T>(this NpgsqlConnection connection, string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken) =>
        connection.QueryAsync(sql, [], read, cancellationToken);

    /// <summary>All rows of a query.</summary>
    public static Task<List<T>> QueryAsync<T>(this NpgsqlConnection connection, string sql, NpgsqlParameter[] parameters, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken) =>
        connection.QueryAsync([new RowQuery<T>(sql, parameters, read)], cancellationToken);

    /// <summary>All rows of several queries, of one after the other, in one round trip.</summary>
    public static async Task<List<T>> QueryAsync<T>(this NpgsqlConnection connection, IReadOnlyList<RowQuery<T>> queries, CancellationToken cancellationToken)
    {
        var rows = new List<T>();
        if (queries.Count == 0)
        {
            return rows;
        }

        var batch = new NpgsqlBatch(connection) { Timeout = 0 };
        await using (batch.ConfigureAwait(false))
        {
            foreach (var query in queries)
            {
                var command = new NpgsqlBatchCommand(query.Sql);
                command.Parameters.AddRange(query.Parameters);
                batch.BatchCommands.Add(command);
            }

            var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                foreach (var query in queries)
                {
                    while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                    {
                        rows.Add(query.Read(reader));
                    }

                    await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
                }
            }
        }

        return rows;
    }

    /// <summary>NpgsqlTransaction's own COMMIT ends after the connection string's timeout, although deferred constraints and synchronous standbys take their time: whether it took effect would be unknown for no reason.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled before COMMIT was sent; afterwards it is too late, and not noticed.</exception>
    public static Task CommitAsync(this NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return connection.ExecuteAsync("COMMIT", CancellationToken.None);
    }

    /// <summary>The same, and what is to be said once the transaction is committed, in one round trip.</summary>
    /// <returns>False when COMMIT took effect and something of the rest did not: a pipeline ends at its first error.</returns>
    /// <inheritdoc cref="CommitAsync(NpgsqlConnection, CancellationToken)" path="/exception"/>
    public static async Task<bool> CommitAsync(this NpgsqlConnection connection, IEnumerable<NpgsqlBatchCommand> afterwards, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var batch = new NpgsqlBatch(connection) { BatchCommands = { new NpgsqlBatchCommand("COMMIT") }, Timeout = 0 };
        await using (batch.ConfigureAwait(false))
        {
            foreach (var command in afterwards)
            {
                batch.BatchCommands.Add(command);
            }

            try
            {
                await batch.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
                return true;
            }
            catch (PostgresException) when (batch.FailedCommand() > 0)
            {
                return false;
            }
        }
    }

    /// <summary>Which command of a batch the server rejected: the first whose completion it did not report. <see cref="NpgsqlException.BatchCommand"/> says so only where the connection string asks for it.</summary>
    /// <returns>−1 when all were completed.</returns>
    public static int FailedCommand(this NpgsqlBatch batch)
    {
        for (var i = 0; i < batch.BatchCommands.Count; i++)
        {
            if (batch.BatchCommands[i].StatementType == StatementType.Unknown)
            {
                return i;
            }
        }

        return -1;
    }
}
