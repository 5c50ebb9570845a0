namespace PgRollback.Catalog;

/// <summary>Rows, values and counters that were there before the migration and go with a drop, also with what CASCADE takes along.</summary>
internal static class LostData
{
    /// <param name="session">Before anything of it is removed.</param>
    /// <param name="dropped">Objects, and columns by their numbers (0: the object as a whole).</param>
    public static void Report(ReplaySession session, IReadOnlyCollection<(Oid Oid, int Column)> dropped)
    {
        var parts = new HashSet<(Oid Oid, int Column)>(dropped);
        foreach (var part in dropped)
        {
            if (part.Column != 0 && parts.Contains((part.Oid, 0)))
            {
                continue;
            }

            if (Lost(session, part, parts) is { } lost)
            {
                session.AddGap(lost.Message, lost.Kind, part.Oid, part.Column);
            }
        }
    }

    private static (string Message, DataLossKind Kind)? Lost(ReplaySession session, (Oid Oid, int Column) part, HashSet<(Oid Oid, int Column)> parts)
    {
        var before = session.Editor.Origin.Find(part.Oid);
        return session.Editor.Find(part.Oid) switch
        {
            null => null,
            Relation { Persistence: Syntax.Persistence.Temporary } => null,
            Table { IsForeign: true } => null,
            _ when before is null => null,
            Table table when part.Column == 0 => ($"the rows of {ObjectAddress.Of(session.Editor, table)} are gone with DROP", DataLossKind.AllRows),
            Table table when table.FindColumn(part.Column) is { Generated: GeneratedKind.None } column && before is Table earlier && earlier.FindColumn(part.Column) is not null
                => ($"the values of column {column.Name} of {ObjectAddress.Of(session.Editor, table)} are gone with DROP COLUMN", DataLossKind.Values),
            Sequence sequence when !parts.Contains((sequence.OwnedByTable, 0)) && !parts.Contains((sequence.OwnedByTable, sequence.OwnedByColumn))
                => ($"the value of {ObjectAddress.Of(session.Editor, sequence)} is gone with DROP", DataLossKind.SequenceValue),
            _ => null,
        };
    }
}
