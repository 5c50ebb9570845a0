namespace PgRollback;

/// <summary>What an entry of the archive holds.</summary>
public enum ArchivedKind
{
    /// <summary>Rows of a table.</summary>
    Rows,

    /// <summary>Values of a column, with the key of their rows.</summary>
    Values,

    /// <summary>Where a sequence stood.</summary>
    Sequence,

    /// <summary>Rows as they were before and after each change that a migration made.</summary>
    Changes,
}

/// <summary>An entry of the archive.</summary>
public sealed record ArchivedItem
{
    /// <summary>Key; grows with every entry.</summary>
    public required long Id { get; init; }

    /// <summary>Stem of the migration whose rollback or deployment would have destroyed it.</summary>
    public required string Stem { get; init; }

    /// <summary>What it holds.</summary>
    public required ArchivedKind Kind { get; init; }

    /// <summary>It was kept when the migration was deployed, for its rollback; else it was parked by a rollback.</summary>
    public required bool IsFromDeployment { get; init; }

    /// <summary>Schema of the table or sequence.</summary>
    public required string Schema { get; init; }

    /// <summary>Table or sequence.</summary>
    public required string Name { get; init; }

    /// <summary>Column whose values it holds; null for whole rows and sequences.</summary>
    public string? Column { get; init; }

    /// <summary>Table of the archive that holds it; null for a sequence.</summary>
    public string? ArchiveTable { get; init; }

    /// <summary>How many rows or values; null for a sequence.</summary>
    public long? RowCount { get; init; }

    /// <summary>When it was archived.</summary>
    public required DateTimeOffset ArchivedAt { get; init; }

    /// <summary>Role that did.</summary>
    public required string ArchivedBy { get; init; }

    /// <summary>When it was brought back; null when it was not.</summary>
    public DateTimeOffset? RestoredAt { get; init; }

    /// <summary>The witness that it belongs to; null for what a rollback parked.</summary>
    internal long? Witness { get; init; }

    /// <summary>The source for people: <c>column public.t.c</c>.</summary>
    public string Source => Kind == ArchivedKind.Sequence ? $"sequence {Schema}.{Name}" : Column is null ? $"table {Schema}.{Name}" : $"column {Schema}.{Name}.{Column}";
}

/// <summary>What becomes of a row or value that is there already and is not the one that comes back.</summary>
public enum RowConflict
{
    /// <summary>Nothing is brought back: somebody must look.</summary>
    Refuse,

    /// <summary>What is there stays.</summary>
    Keep,

    /// <summary>What comes back takes its place.</summary>
    Overwrite,
}

/// <summary>What was brought back.</summary>
/// <param name="Item">The entry.</param>
/// <param name="Restored">Rows or values that are there again; those that were there all the time do not count.</param>
/// <param name="Conflicts">Rows or values that were there and different: kept or overwritten, as the caller said.</param>
/// <param name="Orphans">Values whose row is gone. They stay in the archive.</param>
public sealed record RestoredItem(ArchivedItem Item, long Restored, long Conflicts, long Orphans);
