using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>Whether code that only a server can decide changes no rows but those that go with what the migration makes, as batches do that fill a new column: then it is all one how often it runs.</summary>
internal static class OwnRows
{
    public static bool AreAll(ReplaySession session, IEnumerable<BlockNode> code)
    {
        var savepoint = session.Save();
        try
        {
            if (TryApply(session, code) && session.GapMark == savepoint.Gaps)
            {
                return true;
            }
        }
        catch (ReplayException)
        {
            // What a statement is about is made by another one that is not looked at.
        }

        session.RollbackTo(savepoint);
        return false;
    }

    /// <summary>Each statement once, in the order in which they are written.</summary>
    private static bool TryApply(ReplaySession session, IEnumerable<BlockNode> code)
    {
        foreach (var node in code)
        {
            var isApplied = node switch
            {
                StatementNode sql => TryApply(session, sql.Text),
                PerformNode perform => TryApply(session, perform.Query),
                QueryLoopNode { IsDynamic: false } loop => TryApply(session, loop.Query) && TryApply(session, loop.Body),
                QueryLoopNode or DynamicNode or ExecuteNode or UndecidedNode or ReturnNode { Expression: not null } => false,
                _ => node.Expressions.All(OnlyAsks) && TryApply(session, node.Inner),
            };
            if (!isApplied)
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryApply(ReplaySession session, string text)
    {
        var isTemporary = SessionEffects.IsTemporaryTable(session, text);
        foreach (var statement in SqlReader.Read(text).Statements)
        {
            // Rows that are added to an older table are taken out by their keys, as often as they were added.
            if (!isTemporary && (statement is not DataStatement data || (data is InsertStatement && !data.Changes.All(c => DataReplay.IsOfMigration(session, c)))))
            {
                return false;
            }

            StatementReplay.Apply(session, statement);
        }

        return true;
    }

    private static bool OnlyAsks(string? expression) => expression is null || !BlockEffects.MayChangeRows(expression);
}
