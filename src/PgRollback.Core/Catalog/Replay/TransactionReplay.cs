using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>BEGIN, COMMIT, ROLLBACK and savepoints: what is rolled back never happened, and SET LOCAL ends with its transaction.</summary>
internal static class TransactionReplay
{
    public static void Apply(ReplaySession session, TransactionStatement statement)
    {
        var transaction = session.Transaction;
        switch (statement.Action)
        {
            case TransactionAction.Begin or TransactionAction.Start:
                transaction.Begin ??= session.Save();
                transaction.IsAlone |= session.Editor.Mark == 0 && session.Gaps.Count == 0;
                break;
            case TransactionAction.Commit:
                DropTemporaryTables(session);
                transaction.RestoreLocal(session);
                session.Transaction = new SessionTransaction { IsAlone = true };
                break;
            case TransactionAction.Rollback:
                Rollback(session, transaction);
                break;
            case TransactionAction.Savepoint:
                transaction.Savepoints.Add((statement.Name ?? "", session.Save()));
                break;
            case TransactionAction.Release:
                Forget(transaction, Find(transaction, statement));
                break;
            case TransactionAction.RollbackTo:
                var found = Find(transaction, statement);
                session.RollbackTo(transaction.Savepoints[found].State);
                Forget(transaction, found + 1);
                break;
            default:
                session.AddGap(GapKind.NotModelled, statement.Tag + " is not part of the model");
                break;
        }
    }

    /// <summary>What a server runs in no transaction block and in no function.</summary>
    public static bool StandsAlone(Statement statement) => statement switch
    {
        CreateIndexStatement { Concurrently: true } or DropStatement { Concurrently: true } or MaintenanceStatement { StandsAlone: true } => true,
        AlterTableStatement alter => alter.Commands.Any(static c => c is DetachPartition { Concurrently: true }),
        _ => false,
    };

    private static void Rollback(ReplaySession session, SessionTransaction transaction)
    {
        if (transaction.Begin is { } begin)
        {
            session.RollbackTo(begin);
        }

        // In a transaction that a tool began, BEGIN begins none and ROLLBACK takes back the whole file.
        if (!transaction.IsAlone && (session.Editor.Mark > 0 || session.Gaps.Count > 0))
        {
            session.AddGap(GapKind.NotModelled, "whether ROLLBACK also takes back what stands before BEGIN depends on who runs the file, in a transaction or without");
        }

        session.Transaction = new SessionTransaction { IsAlone = true };
    }

    private static void Forget(SessionTransaction transaction, int from) => transaction.Savepoints.RemoveRange(from, transaction.Savepoints.Count - from);

    private static int Find(SessionTransaction transaction, TransactionStatement statement)
    {
        var found = transaction.Savepoints.FindLastIndex(s => string.Equals(s.Name, statement.Name, StringComparison.Ordinal));
        return found >= 0 ? found : throw new ReplayException(ReplayError.UndefinedObject, $"savepoint \"{statement.Name}\" does not exist");
    }

    private static void DropTemporaryTables(ReplaySession session)
    {
        if (!session.Path.Temporary.IsNone && session.Editor.All.Where(static o => o is Table { OnCommit: "DROP" }).ToList() is { Count: > 0 } tables)
        {
            Deletion.Drop(session, tables, cascade: true);
        }
    }
}
