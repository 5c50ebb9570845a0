using Npgsql;

namespace PgRollback;

/// <summary>Sends one migration and its history row.</summary>
internal sealed class UnitRunner(NpgsqlConnection connection, HistorySql history, DeploymentOptions options)
{
    // What one file SETs, or creates as temporary, is not there for the next: migrations are replayed one by one when they are compiled, too.
    private static readonly string[] CleanUp = ["RESET SESSION AUTHORIZATION", "RESET ROLE", "RESET ALL", "DISCARD TEMP"];

    public Task RunAsync(DeploymentUnit unit, CancellationToken cancellationToken) =>
        unit.IsTransactional ? RunTransactionAsync(unit, cancellationToken) : RunOutsideTransactionAsync(unit, cancellationToken);

    private async Task RunTransactionAsync(DeploymentUnit unit, CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            await RunStatementsAsync(unit, cancellationToken).ConfigureAwait(false);
            try
            {
                await connection.CommitAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (PostgresException error) when (!error.IsConnectionFailure())
            {
                throw Failure(unit, statement: unit.Statements.Count - 1, "\n  PostgreSQL said so at COMMIT, as deferred constraints do.", error);
            }
            catch (NpgsqlException error)
            {
                throw new ConnectionFailedException($"The connection broke during COMMIT of {unit.Migration.Stem}, so only the server knows whether it took effect: ask for the status before you go on. {error.Cause()}", error) { IsOutcomeUnknown = true };
            }
        }
    }

    /// <summary>All at once, but for a COPY with rows: that is a conversation of its own.</summary>
    private async Task RunStatementsAsync(DeploymentUnit unit, CancellationToken cancellationToken)
    {
        List<string> batch = [.. Settings(), .. Before(unit)];
        var first = -batch.Count;
        for (var i = 0; i < unit.Statements.Count; i++)
        {
            if (unit.RowsOf(i) is not { } rows)
            {
                batch.Add(unit.Statements[i]);
                continue;
            }

            await RunBatchAsync(unit, batch, first, cancellationToken).ConfigureAwait(false);
            try
            {
                await CopyAsync(unit.Statements[i], rows, cancellationToken).ConfigureAwait(false);
            }
            catch (PostgresException error) when (!error.IsConnectionFailure())
            {
                throw Failure(unit, i, "", error);
            }

            batch.Clear();
            first = i + 1;
        }

        batch.AddRange([.. CleanUp, .. After(unit), .. Stash(unit), history.InsertApplied(unit.Migration)]);
        await RunBatchAsync(unit, batch, first, cancellationToken).ConfigureAwait(false);
    }

    /// <param name="unit">The migration.</param>
    /// <param name="statements">Its statements, and those around them.</param>
    /// <param name="first">Which of the migration the first one is; negative for what comes before it.</param>
    /// <param name="cancellationToken">Cancels.</param>
    private async Task RunBatchAsync(DeploymentUnit unit, List<string> statements, int first, CancellationToken cancellationToken)
    {
        if (statements.Count == 0)
        {
            return;
        }

        var batch = new NpgsqlBatch(connection) { Timeout = 0 };
        await using (batch.ConfigureAwait(false))
        {
            foreach (var statement in statements)
            {
                batch.BatchCommands.Add(new NpgsqlBatchCommand(statement));
            }

            try
            {
                await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (PostgresException error) when (!error.IsConnectionFailure())
            {
                var index = batch.FailedCommand() + first;
                throw index >= 0 && index < unit.Statements.Count ? Failure(unit, index, Advice(error), error) : new HousekeepingFailedException(error);
            }
        }
    }

    private async Task RunOutsideTransactionAsync(DeploymentUnit unit, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(history.InsertApplying(unit.Migration), cancellationToken).ConfigureAwait(false);
        try
        {
            // No lock_timeout: it would leave invalid indexes behind.
            for (var i = 0; i < unit.Statements.Count; i++)
            {
                try
                {
                    await (unit.RowsOf(i) is { } rows ? CopyAsync(unit.Statements[i], rows, cancellationToken) : connection.ExecuteAsync(unit.Statements[i], cancellationToken)).ConfigureAwait(false);
                }
                catch (PostgresException error) when (!error.IsConnectionFailure())
                {
                    throw Failure(unit, i, $"\n  The file runs outside a transaction, so what came before in it has taken effect. Put that right by hand, then mark {unit.Migration.Stem} as applied or not applied.", error);
                }
            }
        }
        catch
        {
            await AbandonAsync().ConfigureAwait(false);
            throw;
        }

        foreach (var statement in CleanUp)
        {
            await connection.ExecuteAsync(statement, cancellationToken).ConfigureAwait(false);
        }

        foreach (var statement in Stash(unit))
        {
            await connection.ExecuteAsync(statement, cancellationToken).ConfigureAwait(false);
        }

        await connection.ExecuteAsync(history.FinishApplying(unit.Migration), cancellationToken).ConfigureAwait(false);
    }

    private async Task CopyAsync(string statement, ReadOnlyMemory<char> rows, CancellationToken cancellationToken)
    {
        var import = await connection.BeginTextImportAsync(statement, cancellationToken).ConfigureAwait(false);
        await using (import.ConfigureAwait(false))
        {
            import.Timeout = 0;
            await import.WriteAsync(rows, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Ends a transaction that the file itself began.</summary>
    private async Task AbandonAsync()
    {
        try
        {
            await connection.ExecuteAsync("ROLLBACK", CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception error) when (error is NpgsqlException or InvalidOperationException)
        {
            // The connection is gone, and the transaction with it.
        }
    }

    private IEnumerable<string> Before(DeploymentUnit unit) => options.Capture ? MigrationWitness.Before(unit.Migration, connection.PostgreSqlVersion.Major) : [];

    /// <summary>Behind the clean-up: a migration may have taken another role.</summary>
    private IEnumerable<string> After(DeploymentUnit unit) => options.Capture ? MigrationWitness.After(unit.Migration, connection.PostgreSqlVersion.Major) : [];

    private IEnumerable<string> Stash(DeploymentUnit unit) => options.Stash ? [new StashSql(options.History!).Insert(StashedPlan.Of(unit.Migration, options.StashKey))] : [];

    private IEnumerable<string> Settings()
    {
        yield return FormattableString.Invariant($"SET LOCAL lock_timeout = {(long)options.LockTimeout.TotalMilliseconds}");
        if (options.StatementTimeout is { } timeout)
        {
            yield return FormattableString.Invariant($"SET LOCAL statement_timeout = {(long)timeout.TotalMilliseconds}");
        }
    }

    private static string Advice(PostgresException error) => error.SqlState == PostgresErrorCodes.ActiveSqlTransaction
        ? "\n  This statement cannot run in a transaction: begin the file with the line '-- pgrollback: no-transaction'."
        : "";

    private static MigrationFailedException Failure(DeploymentUnit unit, int statement, string advice, PostgresException error)
    {
        var (line, column) = unit.Statements.Count == 0 ? (1, 1) : unit.Locate(statement, error.Position);
        return new MigrationFailedException(unit.Migration.Stem, unit.File.FileName, line, column, advice, statement >= 0 && statement < unit.Statements.Count ? unit.Statements[statement] : null, error);
    }
}
