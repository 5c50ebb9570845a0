namespace PgRollback;

/// <summary>The table that tells which migrations a database has. Rows are never deleted: a migration that was rolled back keeps its row, and gets a new one when it is applied again.</summary>
/// <param name="Schema">Created with the table when it is missing.</param>
/// <param name="Name">Name of the table.</param>
public sealed record HistoryTable(string Schema, string Name)
{
    /// <summary><c>pgrollback.history</c>.</summary>
    public static HistoryTable Default { get; } = new("pgrollback", "history");

    /// <summary>Schema and name, unquoted.</summary>
    public override string ToString() => $"{Schema}.{Name}";
}
