using Npgsql;

namespace PgRollback;

/// <summary>Sends the statements of one transaction, and keeps what they return until COMMIT makes it true.</summary>
internal sealed class BatchRunner(NpgsqlConnection connection, int processId)
{
    private readonly List<Refusal> _refusals = [];
    private readonly List<string> _notices = [];
    private readonly List<StepRun> _steps = [];
    private readonly Dictionary<RollbackStep, TimeSpan> _durations = new(ReferenceEqualityComparer.Instance);
    private readonly List<(Rollback Rollback, TimeSpan Duration)> _finished = [];
    private DateTimeOffset _clock;

    public TransactionIdentity Identity { get; private set; }

    /// <summary>What was run, and is true once it is committed.</summary>
    public IReadOnlyList<StepRun> Steps => _steps;

    public async Task RunAsync(IReadOnlyList<ScriptStatement> statements, CancellationToken cancellationToken)
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

                _steps.AddRange(statements.Where(static statement => statement.Purpose == StatementPurpose.Step).Select(Run));
            }
            catch (PostgresException error) when (batch.FailedCommand() is var failed and >= 0)
            {
                throw StatementErrors.Of(statements[failed], error);
            }
        }
    }

    /// <exception cref="RunRefusedException">A count of rows said no.</exception>
    public void ThrowIfRefused()
    {
        if (_refusals.Count > 0)
        {
            throw new RunRefusedException(_refusals);
        }
    }

    public void AddTo(RunRecord record)
    {
        record.Add(_steps);
        record.Notices.AddRange(_notices);
        foreach (var (rollback, duration) in _finished)
        {
            record.Finish(rollback, duration);
        }
    }

    private async Task ReadResultsAsync(NpgsqlDataReader reader, IReadOnlyList<ScriptStatement> statements, CancellationToken cancellationToken)
    {
        // In the order in which they were sent; hand-written steps may return rows too.
        var expected = new Queue<ScriptStatement>(statements.Where(static statement => statement.ResultColumn is not null));
        do
        {
            if (reader.FieldCount != 1 || !expected.TryPeek(out var statement) || !string.Equals(reader.GetName(0), statement.ResultColumn, StringComparison.Ordinal))
            {
                continue;
            }

            expected.Dequeue();
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

    private StepRun Run(ScriptStatement statement) => new(statement.Pending!.Rollback, statement.Step!, _durations.TryGetValue(statement.Step!, out var duration) ? duration : null);

    private TimeSpan OfSteps(Rollback rollback) => rollback.Steps.Aggregate(TimeSpan.Zero, (sum, step) => sum + _durations.GetValueOrDefault(step));

    private void Take(ScriptStatement statement, NpgsqlDataReader reader)
    {
        switch (statement.Purpose)
        {
            case StatementPurpose.Identity:
                Identity = TransactionIdentity.Parse(reader.GetString(0));
                _clock = Identity.StartedAt;
                if (Identity.ProcessId != processId)
                {
                    throw PoolerProbe.Refused();
                }

                break;
            case StatementPurpose.Clock:
                var now = reader.GetFieldValue<DateTimeOffset>(0);
                _durations[statement.Step!] = now - _clock;
                _clock = now;
                break;
            case StatementPurpose.Finish:
                _finished.Add((statement.Pending!.Rollback, reader.IsDBNull(0) ? OfSteps(statement.Pending.Rollback) : TimeSpan.FromSeconds(reader.GetDouble(0))));
                break;
            case StatementPurpose.Companion:
                if (statement.Judge?.Invoke(reader) is { } refusal)
                {
                    _refusals.Add(refusal);
                }

                if (statement.Note?.Invoke(reader) is { } notice)
                {
                    _notices.Add(notice);
                }

                break;
            case StatementPurpose.RowCount when reader.GetInt64(0) is > 0 and var rows:
                _refusals.Add(RowCount.For(statement.Step!)!.Refusal(statement.Pending!.Rollback.Stem, statement.Step!, rows));
                break;
        }
    }
}
