using System.Globalization;

namespace PgRollback;

/// <summary>The history table of one tool: how to know it, to read it, and to put it right.</summary>
internal abstract class ToolFormat(MigrationTool tool, string table, params string[] columns)
{
    public MigrationTool Tool { get; } = tool;

    /// <summary>As it is called on the command line.</summary>
    public abstract string Word { get; }

    /// <summary>As it calls itself.</summary>
    public abstract string Title { get; }

    /// <summary>Name of the table, unless a project gave it another.</summary>
    public string Table { get; } = table;

    /// <summary>Columns without which a table is not its own.</summary>
    public IReadOnlyList<string> Columns { get; } = columns;

    /// <summary>Other tools have tables of the same name.</summary>
    public virtual bool Fits(ToolTable found) => Columns.All(column => found.Columns.Contains(column, StringComparer.Ordinal));

    /// <inheritdoc cref="IHistory.KeepsOnlyNewest"/>
    public virtual bool KeepsOnlyNewest => false;

    /// <inheritdoc cref="IHistory.KnowsTimes"/>
    public virtual bool KnowsTimes => false;

    /// <summary>What to do about a migration that the tool says has failed.</summary>
    public virtual string Remedy => "put that right with the tool first.";

    /// <summary>The applied migrations. Columns: key, position, applied at, applied by, failed, text, writer.</summary>
    public abstract string Select(ToolTable found);

    /// <summary>What the tool would call a migration of ours; null when its name is none that the tool takes.</summary>
    public abstract string? KeyOf(string stem);

    /// <summary>What the tool may have meant by a row, likeliest first.</summary>
    public virtual IEnumerable<string> KeysOf(ToolRow row) => [row.Key];

    /// <summary>Which rows of the table are the migration's.</summary>
    public abstract string Where(ToolTable found, ToolRow row);

    /// <summary>Takes the migration out of the table.</summary>
    public virtual string Remove(ToolTable found, ToolRow row) => $"DELETE FROM {found.Sql} WHERE {Where(found, row)}";

    /// <summary>Makes the tool itself stop at a migration of which only a part is there; null where it has no word for that.</summary>
    public virtual string? MarkUnfinished(ToolTable found, ToolRow row) => null;

    /// <summary>The mark is on the rows themselves.</summary>
    public virtual bool MarksRow => true;

    /// <summary>Takes a mark back that does not go with the rows; null where there is none.</summary>
    public virtual string? Unmark(ToolTable found) => null;

    /// <summary>Returns one text: why the tool itself stands in the way, or null. Run in the transaction, so that it can hold what the tool asks for.</summary>
    public virtual string? Ask(ToolTable found) => null;

    /// <summary>
    /// Keys of the advisory locks that the tool takes while it works. A rollback takes them for each of its transactions, not for its session: some tools wait inside the server, with a snapshot on which
    /// CREATE INDEX CONCURRENTLY would wait in turn.
    /// </summary>
    public virtual IEnumerable<long> Locks(string database, ToolTable found) => [];

    protected static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
