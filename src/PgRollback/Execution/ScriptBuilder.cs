using System.Globalization;

namespace PgRollback;

/// <summary>Lays the steps of several rollbacks out into transactions: one for everything where that is possible.</summary>
internal sealed class ScriptBuilder
{
    private readonly RowLoss _rows;
    private readonly RollbackOptions _options;
    private readonly int _serverVersion;
    private readonly HistorySql? _history;
    private readonly List<ScriptSegment> _segments = [];
    private List<ScriptStatement>? _transaction;
    private int _results;

    private ScriptBuilder(RowLoss rows, RollbackOptions options, int serverVersion)
    {
        _rows = rows;
        _options = options;
        _serverVersion = serverVersion;
        _history = options.History is null ? null : new HistorySql(options.History);
    }

    public static RollbackScript Build(IReadOnlyList<PendingRollback> pending, RowLoss rows, RollbackOptions options, int serverVersion)
    {
        var builder = new ScriptBuilder(rows, options, serverVersion);
        foreach (var rollback in pending)
        {
            builder.Add(rollback);
        }

        builder.EndTransaction();
        return new RollbackScript(pending, builder._segments);
    }

    private List<ScriptStatement> Transaction => _transaction ??= [.. Settings()];

    private void Add(PendingRollback pending)
    {
        var rollback = pending.Rollback;
        for (var i = pending.StepsDone; i < rollback.Steps.Count; i++)
        {
            var step = rollback.Steps[i];
            if (step.SqlFor(_serverVersion) is not { } sql)
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
                CountRows(pending, step);
                Transaction.Add(statement);
            }
            else
            {
                AddOutsideTransaction(pending, statement, i);
            }
        }

        if (_history is not null)
        {
            var column = ResultColumn();
            var finish = _history.Finish(pending.Entry!.Id, rollback.Steps.Count, rollback.Plan.Hash, _options.Reason, column);
            Transaction.Add(new ScriptStatement(finish, StatementPurpose.Finish) { Pending = pending, ResultColumn = column });
        }
    }

    private IEnumerable<ScriptStatement> Settings()
    {
        yield return new ScriptStatement($"SET LOCAL lock_timeout = {Milliseconds(_options.LockTimeout)}", StatementPurpose.Setting);
        if (_options.StatementTimeout is { } timeout)
        {
            yield return new ScriptStatement($"SET LOCAL statement_timeout = {Milliseconds(timeout)}", StatementPurpose.Setting);
        }

        // Bodies may name what a later step brings back.
        yield return new ScriptStatement("SET LOCAL check_function_bodies = off", StatementPurpose.Setting);
    }

    private void CountRows(PendingRollback pending, RollbackStep step)
    {
        if (_rows == RowLoss.Refuse && step.DestroysRows && RowCount.For(step) is { } count)
        {
            var column = ResultColumn();
            Transaction.Add(new ScriptStatement(count.LockSql, StatementPurpose.Lock) { Pending = pending, Step = step });
            Transaction.Add(new ScriptStatement(count.CountSql(column), StatementPurpose.RowCount) { Pending = pending, Step = step, ResultColumn = column });
        }
    }

    private void AddOutsideTransaction(PendingRollback pending, ScriptStatement statement, int index)
    {
        // Committed first, so that a run that dies here is found and resumed, and its invalid index with it.
        if (_history is not null)
        {
            var progress = _history.Progress(pending.Entry!.Id, index, pending.Rollback.Plan.Hash);
            Transaction.Add(new ScriptStatement(progress, StatementPurpose.Progress) { Pending = pending });
        }

        EndTransaction();
        _segments.Add(new ScriptSegment(
            IsTransactional: false,
            [
                new ScriptStatement("SET lock_timeout = 0", StatementPurpose.Setting),
                statement,
                new ScriptStatement("RESET lock_timeout", StatementPurpose.Setting),
            ]));
    }

    private void EndTransaction()
    {
        if (_transaction is { } statements)
        {
            _segments.Add(new ScriptSegment(IsTransactional: true, statements));
            _transaction = null;
        }
    }

    private string ResultColumn() => string.Create(CultureInfo.InvariantCulture, $"pgrollback_result_{++_results}");

    private static string Milliseconds(TimeSpan time) => ((long)time.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
}
