namespace PgRollback;

/// <summary>A place in the database where a migration loses rows or values when it is applied.</summary>
/// <param name="Kind">How: <c>ChangedRows</c> by statements, <c>AllRows</c> of a table, <c>Values</c> of a column, a <c>SequenceValue</c>; an open list.</param>
/// <param name="Schema">Schema of the table or sequence.</param>
/// <param name="Name">The table or sequence, as it is called before the migration; null where the text does not tell.</param>
/// <param name="Column">The column; null for whole rows and for sequences.</param>
public sealed record DataLoss(string Kind, string? Schema, string? Name, string? Column);
