using PgRollback.Catalog;
using PgRollback.Syntax;

namespace PgRollback.Planning;

/// <summary>Which statement of a replay changed what.</summary>
internal sealed class StatementJournal
{
    private readonly CatalogReader _catalog;
    private readonly Dictionary<Oid, List<(JournalEntry Entry, Statement Statement)>> _changes = [];

    public StatementJournal(ReplayResult replay, EquatableArray<Statement> statements)
    {
        _catalog = replay.Editor;
        var statement = -1;
        for (var i = 0; i < replay.Editor.Journal.Count; i++)
        {
            while (statement + 1 < replay.Marks.Count && replay.Marks[statement + 1] <= i)
            {
                statement++;
            }

            if (statement >= 0 && statement < statements.Count)
            {
                var entry = replay.Editor.Journal[i];
                if (!_changes.TryGetValue(entry.Oid, out var changes))
                {
                    _changes[entry.Oid] = changes = [];
                }

                changes.Add((entry, statements[statement]));
            }
        }
    }

    /// <summary>The last statement that changed an object, or one of its properties.</summary>
    public Statement? LastChange(Oid oid, string? property)
    {
        if (!_changes.TryGetValue(oid, out var changes))
        {
            return null;
        }

        for (var i = changes.Count - 1; i >= 0; i--)
        {
            var (entry, statement) = changes[i];
            if (property is null || entry.Before is null || entry.After is null || !string.Equals(Value(entry.Before, property), Value(entry.After, property), StringComparison.Ordinal))
            {
                return statement;
            }
        }

        return null;
    }

    private string? Value(DbObject? value, string property) =>
        value is null ? null : CatalogComparison.Describe(_catalog, value).Where(p => string.Equals(p.Name, property, StringComparison.Ordinal)).Select(static p => p.Value).FirstOrDefault();
}
