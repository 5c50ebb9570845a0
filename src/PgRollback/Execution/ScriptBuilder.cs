using System.Globalization;

namespace PgRollback;

/// <summary>Lays the steps of several rollbacks out into transactions: one for everything where that is possible.</summary>
internal sealed class ScriptBuilder
{
    private readonly RowLoss _rows;
    private readonly RollbackOptions _options;
    private readonly int _serverVersion;
    private readonly IHistory? _history;
    private readonly IReadOnlyList<PendingRollback> _pending;
    private readonly IReadOnlyList<IStepCompanion> _companions;
    private readonly List<ScriptSegment> _segments = [];
    private List<ScriptStatement>? _transaction;
    private LockPlan _locks = new();
    private bool _mayHaveDeferred;
    private PendingRollback? _finished;
    private int _results;

    private ScriptBuilder(IReadOnlyList<PendingRollback> pending, RowLoss rows, RollbackOptions options, int serverVersion, IReadOnlyList<IStepCompanion> companions, IHistory? history)
    {
        _pending = pending;
        _rows = rows;
        _options = options;
        _serverVersion = serverVersion;
        _companions = companions;
        _history = history;
    }

    public static RollbackScript Build(IReadOnlyList<PendingRollback> pending, RowLoss rows, RollbackOptions options, int serverVersion, IReadOnlyList<IStepCompanion> companions, IHistory? history)
    {
        var builder = new ScriptBuilder(pending, rows, options, serverVersion, companions, history);
        foreach (var companion in builder._companions)
        {
            companion.Start();
        }

        foreach (var rollback in pending)
        {
            builder.Add(rollback);
        }

        builder.EndTransaction();
        return new RollbackScript(pending, builder._segments, serverVersion) { Companions = builder._companions };
    }

    private List<ScriptStatement> Transaction => _transaction ??= [];

    private void Add(PendingRollback pending)
    {
        var rollback = pending.Rollback;
        if (pending.StepsDone == 0)
        {
            Accompany(companion => companion.Begin(pending));
        }

        for (var i = pending.StepsDone; i < rollback.Steps.Count; i++)
        {
            var step = rollback.Steps[i];
            if (step.SqlFor(_serverVersion) is not { } sql || pending.LeftOut.Contains(step))
            {
                continue;
            }

            var statement = new ScriptStatement(sql, StatementPurpose.Step)
            {
                Pending = pending,
                Step = step,
                MayBeDone = pending.IsResumed && i == pending.StepsDone && !step.IsTransactional,
            };
            if (step.IsTransactional)
            {
                AddToTransaction(pending, statement, step);
            }
            else
            {
                AddOutsideTransaction(pending, statement, i);
            }
        }

        Accompany(companion => companion.Finish(pending));
        if (_history is not null)
        {
            var column = ResultColumn();
            Transaction.Add(new ScriptStatement(_history.Finish(pending, _finished, _options.Reason, column), StatementPurpose.Finish) { Pending = pending, ResultColumn = column });
        }

        _finished = pending;
    }

    private void AddToTransaction(PendingRollback pending, ScriptStatement statement, RollbackStep step)
    {
        _locks.Add(step);
        CountRows(pending, step);
        FireDeferred(pending, step);
        Accompany(companion => companion.Before(pending, step));
        Transaction.Add(statement);
        Accompany(companion => companion.After(pending, step));
        if (_options.TimesSteps)
        {
            Transaction.Add(new ScriptStatement(ScriptSql.Clock, StatementPurpose.Clock) { Pending = pending, Step = step, ResultColumn = ScriptSql.ClockColumn });
        }
    }

    private void CountRows(PendingRollback pending, RollbackStep step)
    {
        if (_rows != RowLoss.Drop && step.DestroysRows && RowCount.For(step) is { } count && (_rows == RowLoss.Refuse || !count.IsParked))
        {
            var column = ResultColumn();
            Transaction.Add(new ScriptStatement(count.LockSql, StatementPurpose.Lock) { Pending = pending, Step = step });
            Transaction.Add(new ScriptStatement(count.CountSql(column), StatementPurpose.RowCount) { Pending = pending, Step = step, ResultColumn = column });
        }
    }

    /// <summary>PostgreSQL alters no table that has trigger events pending (55006), such as those of deferred keys.</summary>
    private void FireDeferred(PendingRollback pending, RollbackStep step)
    {
        if (RowStatements.IsOne(step))
        {
            _mayHaveDeferred = true;
        }
        else if (_mayHaveDeferred)
        {
            Transaction.Add(new ScriptStatement(ScriptSql.FireDeferred, StatementPurpose.Constraints) { Pending = pending, Step = step });
            _mayHaveDeferred = false;
        }
    }

    private void AddOutsideTransaction(PendingRollback pending, ScriptStatement statement, int index)
    {
        // Committed first, so that a run that dies here is found and resumed, and its invalid index with it.
        if (_history is not null)
        {
            Transaction.Add(Progress(pending, index));
        }

        EndTransaction();
        List<ScriptStatement> statements =
        [
            .. ScriptSql.OutsideTransaction(_options, _serverVersion).Select(static sql => new ScriptStatement(sql, StatementPurpose.Setting)),
            statement,
        ];
        if (_history is not null)
        {
            statements.Add(Progress(pending, index + 1));
        }

        _segments.Add(new ScriptSegment(IsTransactional: false, statements));
    }

    private void Accompany(Func<IStepCompanion, IEnumerable<ScriptStatement>> statements)
    {
        foreach (var companion in _companions)
        {
            Transaction.AddRange(statements(companion));
        }
    }

    private ScriptStatement Progress(PendingRollback pending, int stepsDone) =>
        new(_history!.Progress(pending, stepsDone), StatementPurpose.Progress) { Pending = pending };

    private void EndTransaction()
    {
        if (_transaction is { } statements)
        {
            List<ScriptStatement> all = [new(ScriptSql.Identity, StatementPurpose.Identity) { ResultColumn = ScriptSql.IdentityColumn }];
            all.AddRange(ScriptSql.InTransaction(_options).Select(static sql => new ScriptStatement(sql, StatementPurpose.Setting)));
            if (_history is ToolHistoryStore { Table: { } table })
            {
                _locks.Add(table);
            }

            if (_locks.ToSql(_options.LockTimeout) is { } locks)
            {
                all.Add(new ScriptStatement(locks, StatementPurpose.Lock) { Pending = statements[0].Pending });
            }

            all.AddRange(_history?.Hold(_pending, ResultColumn) ?? []);
            all.AddRange(statements);
            _segments.Add(new ScriptSegment(IsTransactional: true, all));
            _transaction = null;
            _finished = null;
        }

        _locks = new LockPlan();
        _mayHaveDeferred = false;
    }

    private string ResultColumn() => string.Create(CultureInfo.InvariantCulture, $"pgrollback_result_{++_results}");
}
