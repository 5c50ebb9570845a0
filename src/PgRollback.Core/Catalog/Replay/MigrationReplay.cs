using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>A statement that PostgreSQL would refuse on this catalog.</summary>
/// <param name="Doubt">Why the server may have what the model misses; null: the statement fails.</param>
public sealed record ReplayFailure(Statement Statement, ReplayError Error, string Message, string? Subject, string? Doubt = null);

/// <summary>What came of replaying a list of statements.</summary>
public sealed class ReplayResult(CatalogEditor editor, ReplaySession session, IReadOnlyList<ReplayFailure> failures, IReadOnlyList<int> marks)
{
    public CatalogEditor Editor => editor;

    public ReplaySession Session => session;

    /// <summary>Statements that would fail; they had no effect.</summary>
    public IReadOnlyList<ReplayFailure> Failures => failures;

    /// <summary>Length of the journal before each statement.</summary>
    public IReadOnlyList<int> Marks => marks;
}

/// <summary>Applies a migration to a catalog.</summary>
public static class MigrationReplay
{
    /// <param name="before">The catalog before it.</param>
    /// <param name="path">Its file.</param>
    /// <param name="statements">What it says.</param>
    /// <param name="searchPath">The session's; null: PostgreSQL's own.</param>
    /// <param name="checksNamesInData">Statements on rows and bodies of functions are searched for names that are not there, too: in a rollback by hand, which nobody may ever have run.</param>
    /// <param name="servers">Where it runs; null: on any.</param>
    public static ReplayResult Run(DatabaseCatalog before, string path, EquatableArray<Statement> statements, SearchPath? searchPath = null, bool checksNamesInData = false, ServerRange? servers = null)
    {
        var editor = new CatalogEditor(before);
        var session = new ReplaySession(editor, path, searchPath ?? SearchPath.Default) { Servers = servers ?? ServerRange.Default };
        editor.Restated = before.Doubts.Count > 0 ? value => session.NoteRestated(value) : null;
        var failures = new List<ReplayFailure>();
        var marks = new List<int>(statements.Count);
        foreach (var statement in statements)
        {
            var mark = editor.Mark;
            marks.Add(mark);
            session.CurrentSpan = statement.Span;
            try
            {
                if (checksNamesInData && MissingNames.Find(session, statement) is { } missing)
                {
                    throw missing;
                }

                StatementReplay.Apply(session, statement);
                for (var i = marks.Count - 1; i >= 0 && marks[i] > editor.Mark; i--)
                {
                    // It was rolled back: what follows in the journal is not of this statement.
                    marks[i] = editor.Mark;
                }
            }
            catch (ReplayException e)
            {
                editor.RollbackTo(mark);
                failures.Add(new ReplayFailure(statement, e.Error, e.Message, e.Subject, FailureDoubt.Of(session, statement, e, failures)));
            }
        }

        ValueRenames.Settle(session);
        ReferredRows.Settle(session);
        return new ReplayResult(editor, session, failures, marks);
    }
}
