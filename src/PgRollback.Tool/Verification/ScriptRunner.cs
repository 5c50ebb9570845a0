using System.Data;
using Npgsql;

namespace PgRollback.Tool.Verification;

/// <summary>Why a script did not run to its end.</summary>
internal sealed record ScriptFailure(string SqlState, string Message, string Statement)
{
    /// <summary>PostgreSQL refuses it only because of the transaction around it.</summary>
    public bool NeedsOwnTransaction => SqlState is
        PostgresErrorCodes.ActiveSqlTransaction or PostgresErrorCodes.InvalidTransactionTermination
        or PostgresErrorCodes.ObjectInUse or UnsafeNewEnumValue;

    private const string UnsafeNewEnumValue = "55P04";

    public override string ToString() => $"{SqlState}: {Message} [{Statement}]";
}

/// <summary>Sends scripts as migration tools do: all statements at once, which makes them one transaction unless they say otherwise, or one by one.</summary>
internal static class ScriptRunner
{
    private const int Timeout = 300;
    private const int RecoverySeconds = 30;

    private static readonly ServerStatement Begin = new("BEGIN");
    private static readonly ServerStatement Commit = new("COMMIT");

    /// <summary>Everything at once; inside a transaction that is already open when <paramref name="inTransaction"/>.</summary>
    /// <returns>Null when all is well. After a failure outside a transaction nothing has happened, but for what a script committed that ends transactions itself.</returns>
    public static async Task<ScriptFailure?> RunAsync(NpgsqlConnection connection, ServerScript script, bool inTransaction, CancellationToken cancellationToken)
    {
        var statements = inTransaction ? script.WithoutEnvelope().Statements : script.Statements;
        if (!inTransaction && script.OneByOne)
        {
            return await RunOneByOneAsync(connection, statements, cancellationToken).ConfigureAwait(false);
        }

        // In words and not by sending them together: LOCK TABLE and the like want to see a transaction.
        var opens = !inTransaction && (script.StandsInTransaction || (!script.ControlsTransactions && !statements.Any(s => IsBegin(s.Sql))));
        List<ServerStatement> pieces = [.. statements];
        if (opens)
        {
            pieces.Insert(0, Begin);
        }

        if (!inTransaction)
        {
            // A transaction that the script leaves open ends with the one that most tools have around it.
            pieces.Add(Commit);
        }

        if (!inTransaction && script.ControlsTransactions)
        {
            // Sent together, what stands between its transactions would be one too, and CONCURRENTLY is refused there.
            return await RunOneByOneAsync(connection, pieces, cancellationToken).ConfigureAwait(false);
        }

        var failure = await RunPiecesAsync(connection, pieces, cancellationToken).ConfigureAwait(false);
        await EndTransactionAsync(connection, inTransaction, cancellationToken).ConfigureAwait(false);
        return failure;
    }

    /// <summary>Each statement in a transaction of its own. After a failure those before it have happened.</summary>
    public static async Task<ScriptFailure?> RunOneByOneAsync(NpgsqlConnection connection, IReadOnlyList<ServerStatement> statements, CancellationToken cancellationToken)
    {
        foreach (var statement in statements)
        {
            if (await RunPiecesAsync(connection, [statement], cancellationToken).ConfigureAwait(false) is { } failure)
            {
                await EndTransactionAsync(connection, inTransaction: false, cancellationToken).ConfigureAwait(false);
                return failure;
            }
        }

        await EndTransactionAsync(connection, inTransaction: false, cancellationToken).ConfigureAwait(false);
        return null;
    }

    /// <summary>Statements of our own, which do not fail.</summary>
    public static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        if (connection.State != ConnectionState.Open)
        {
            await ReopenAsync(connection, cancellationToken).ConfigureAwait(false);
        }

        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = Timeout };
        await using (command.ConfigureAwait(false))
        {
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Npgsql closes a connection whose server reports an error of its own (classes 58 and XX), and a server that crashes closes all and refuses new ones while it recovers.</summary>
    private static async Task ReopenAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await connection.CloseAsync().ConfigureAwait(false);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (NpgsqlException) when (attempt < RecoverySeconds)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static bool IsBegin(string sql) => sql.StartsWith("BEGIN", StringComparison.OrdinalIgnoreCase) || sql.StartsWith("START ", StringComparison.OrdinalIgnoreCase);

    private static async Task<ScriptFailure?> RunPiecesAsync(NpgsqlConnection connection, IReadOnlyList<ServerStatement> statements, CancellationToken cancellationToken)
    {
        var pending = new List<ServerStatement>();
        foreach (var statement in statements)
        {
            if (statement.CopyRows is null)
            {
                pending.Add(statement);
                continue;
            }

            var failure = await RunBatchAsync(connection, pending, cancellationToken).ConfigureAwait(false)
                ?? await CopyAsync(connection, statement, cancellationToken).ConfigureAwait(false);
            if (failure is not null)
            {
                return failure;
            }

            pending.Clear();
        }

        return await RunBatchAsync(connection, pending, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<ScriptFailure?> RunBatchAsync(NpgsqlConnection connection, IReadOnlyList<ServerStatement> statements, CancellationToken cancellationToken)
    {
        if (statements.Count == 0)
        {
            return null;
        }

        if (statements.Any(static s => Session.Forgets(s.Sql)))
        {
            connection.UnprepareAll();
        }

        var batch = new NpgsqlBatch(connection) { Timeout = Timeout };
        await using (batch.ConfigureAwait(false))
        {
            foreach (var statement in statements)
            {
                batch.BatchCommands.Add(new NpgsqlBatchCommand(statement.Sql));
            }

            try
            {
                await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
                return null;
            }
            catch (PostgresException exception)
            {
                return Failure(exception, exception.BatchCommand?.CommandText ?? "");
            }
            catch (Exception exception) when (exception is InvalidOperationException or NotSupportedException or NpgsqlException)
            {
                return new ScriptFailure("", exception.Message, "");
            }
        }
    }

    private static async Task<ScriptFailure?> CopyAsync(NpgsqlConnection connection, ServerStatement statement, CancellationToken cancellationToken)
    {
        try
        {
            var import = await connection.BeginTextImportAsync(statement.Sql, cancellationToken).ConfigureAwait(false);
            await using (import.ConfigureAwait(false))
            {
                await import.WriteAsync(statement.CopyRows.AsMemory(), cancellationToken).ConfigureAwait(false);
            }

            return null;
        }
        catch (PostgresException exception)
        {
            return Failure(exception, statement.Sql);
        }
        catch (NpgsqlException exception)
        {
            return new ScriptFailure("", exception.Message, statement.Sql);
        }
    }

    private static ScriptFailure Failure(PostgresException exception, string statement)
    {
        var line = statement.ReplaceLineEndings(" ");
        return new ScriptFailure(exception.SqlState, exception.MessageText, line.Length > 200 ? line[..200] + "…" : line);
    }

    /// <summary>A script may leave one open, or a failure may.</summary>
    private static Task EndTransactionAsync(NpgsqlConnection connection, bool inTransaction, CancellationToken cancellationToken) =>
        inTransaction ? Task.CompletedTask : ExecuteAsync(connection, "ROLLBACK", cancellationToken);
}
