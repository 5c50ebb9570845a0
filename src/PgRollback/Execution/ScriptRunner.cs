using Npgsql;

namespace PgRollback;

/// <summary>Sends a script: a transaction as one batch, or as one batch for each migration when somebody watches.</summary>
internal sealed class ScriptRunner(NpgsqlConnection connection, RollbackScript script, RollbackOptions options)
{
    private readonly Dictionary<PendingRollback, TimeSpan> _durations = [];
    private readonly Dictionary<PendingRollback, int> _stepsRun = [];
    private readonly List<Refusal> _refusals = [];
    private PendingRollback? _reported;

    public async Task<IReadOnlyList<RolledBackMigration>> RunAsync(CancellationToken cancellationToken)
    {
        foreach (var segment in script.Segments)
        {
            await (segment.IsTransactional ? RunTransactionAsync(segment, cancellationToken) : RunOutsideTransactionAsync(segment, cancellationToken)).ConfigureAwait(false);
        }

        Report(next: null);
        return script.Pending.Select(pending => new RolledBackMigration(
            pending.Rollback,
            _stepsRun.GetValueOrDefault(pending),
            _durations.TryGetValue(pending, out var duration) ? duration : null)).ToArray();
    }

    private async Task RunTransactionAsync(ScriptSegment segment, CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            foreach (var statements in options.Progress is null ? [segment.Statements] : ByMigration(segment.Statements))
            {
                Report(statements[^1].Pending);
                await RunBatchAsync(statements, cancellationToken).ConfigureAwait(false);
            }

            if (_refusals.Count > 0)
            {
                throw new RunRefusedException(_refusals);
            }

            await CommitAsync(segment, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task CommitAsync(ScriptSegment segment, CancellationToken cancellationToken)
    {
        try
        {
            await connection.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (NpgsqlException error) when (error.IsConnectionFailure())
        {
            throw new ConnectionFailedException($"The connection broke during COMMIT, so only the server knows whether it took effect: ask for the status before you go on. {error.Cause()}", error) { IsOutcomeUnknown = true };
        }
        catch (PostgresException error)
        {
            // Deferred constraints and constraint triggers speak up here.
            throw new RollbackFailedException(segment.Statements[^1].Pending!.Rollback.Stem, step: null, "COMMIT", "COMMIT", error);
        }
    }

    /// <summary>Settings go with the migration that follows them.</summary>
    private static IEnumerable<IReadOnlyList<ScriptStatement>> ByMigration(IReadOnlyList<ScriptStatement> statements)
    {
        var group = new List<ScriptStatement>();
        PendingRollback? current = null;
        foreach (var statement in statements)
        {
            if (current is not null && statement.Pending is not null && statement.Pending != current)
            {
                yield return group;
                group = [];
            }

            current = statement.Pending ?? current;
            group.Add(statement);
        }

        yield return group;
    }

    private async Task RunBatchAsync(IReadOnlyList<ScriptStatement> statements, CancellationToken cancellationToken)
    {
        var batch = new NpgsqlBatch(connection) { Timeout = 0 };
        await using (batch.ConfigureAwait(false))
        {
            foreach (var statement in statements)
            {
                batch.BatchCommands.Add(new NpgsqlBatchCommand(statement.Sql));
            }

            try
            {
                var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    await ReadResultsAsync(reader, statements, cancellationToken).ConfigureAwait(false);
                }
            }
            catch (PostgresException error) when (batch.FailedCommand() is var failed and >= 0)
            {
                throw Failure(statements[failed], error);
            }
        }

        foreach (var statement in statements)
        {
            CountStep(statement);
        }
    }

    private async Task ReadResultsAsync(NpgsqlDataReader reader, IReadOnlyList<ScriptStatement> statements, CancellationToken cancellationToken)
    {
        var expected = statements.Where(static statement => statement.ResultColumn is not null).ToDictionary(static statement => statement.ResultColumn!, StringComparer.Ordinal);
        do
        {
            // Hand-written steps may return rows too.
            if (reader.FieldCount != 1 || !expected.TryGetValue(reader.GetName(0), out var statement))
            {
                continue;
            }

            if (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                Take(statement, reader);
            }
            else
            {
                throw new RunRefusedException(RefusalKind.Unfinished, statement.Pending!.Rollback.Stem, "its row of the history was changed meanwhile by something that does not take the deployer's lock.");
            }
        }
        while (await reader.NextResultAsync(cancellationToken).ConfigureAwait(false));
    }

    private void Take(ScriptStatement statement, NpgsqlDataReader reader)
    {
        if (statement.Purpose == StatementPurpose.Finish)
        {
            _durations[statement.Pending!] = TimeSpan.FromSeconds(reader.GetDouble(0));
        }
        else if (reader.GetInt64(0) is > 0 and var rows)
        {
            _refusals.Add(RowCount.For(statement.Step!)!.Refusal(statement.Pending!.Rollback.Stem, statement.Step!, rows));
        }
    }

    private async Task RunOutsideTransactionAsync(ScriptSegment segment, CancellationToken cancellationToken)
    {
        foreach (var statement in segment.Statements)
        {
            Report(statement.Pending ?? _reported);
            if (statement.MayBeDone && await IndexRepair.IsDoneAsync(connection, statement.Step!, cancellationToken).ConfigureAwait(false))
            {
                if (options.Logger is { } logger)
                {
                    Log.AlreadyDone(logger, statement.Step!.ToString());
                }

                continue;
            }

            try
            {
                await connection.ExecuteAsync(statement.Sql, cancellationToken).ConfigureAwait(false);
            }
            catch (PostgresException error)
            {
                throw Failure(statement, error);
            }

            CountStep(statement);
        }
    }

    private static RollbackException Failure(ScriptStatement statement, PostgresException error)
    {
        var migration = statement.Pending?.Rollback.Stem;
        if (error.IsConnectionFailure())
        {
            return new ConnectionFailedException($"The connection broke at {statement.Step?.ToString() ?? statement.Sql}: {error.Cause()}", error);
        }

        return migration is null
            ? new HousekeepingFailedException(error)
            : new RollbackFailedException(migration, statement.Step, Purpose(statement), statement.Sql, error);
    }

    private static string Purpose(ScriptStatement statement) => statement.Purpose switch
    {
        StatementPurpose.Progress or StatementPurpose.Finish => "the history table",
        _ => "a statement of PgRollback's own",
    };

    private void CountStep(ScriptStatement statement)
    {
        if (statement is { Purpose: StatementPurpose.Step, Pending: { } pending })
        {
            _stepsRun[pending] = _stepsRun.GetValueOrDefault(pending) + 1;
        }
    }

    /// <summary>Tells who watches that one migration is done and the next begins.</summary>
    private void Report(PendingRollback? next)
    {
        if (next == _reported || options.Progress is not { } progress)
        {
            return;
        }

        if (_reported is { } done)
        {
            progress.Report(Progress(done, isDone: true));
        }

        if (next is not null)
        {
            progress.Report(Progress(next, isDone: false));
        }

        _reported = next;
    }

    private RollbackProgress Progress(PendingRollback pending, bool isDone)
    {
        var number = 0;
        while (script.Pending[number] != pending)
        {
            number++;
        }

        return new RollbackProgress(pending.Rollback, number + 1, script.Pending.Count, isDone);
    }
}
