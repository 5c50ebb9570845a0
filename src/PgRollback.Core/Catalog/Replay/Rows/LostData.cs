namespace PgRollback.Catalog;

/// <summary>Rows, values and counters that were there before the migration and go with a drop, also with what CASCADE takes along.</summary>
internal static class LostData
{
    /// <param name="session">Before anything of it is removed.</param>
    /// <param name="oid">An object that goes.</param>
    /// <param name="column">Only this column of it; 0: the object as a whole.</param>
    /// <param name="goes">What else goes, by object and column.</param>
    public static void Report(ReplaySession session, Oid oid, int column, Func<Oid, int, bool> goes)
    {
        if (!(column != 0 && goes(oid, 0)) && Lost(session, oid, column, goes) is { } lost)
        {
            session.AddGap(lost.Message, lost.Kind, oid, column);
        }
    }

    private static (string Message, DataLossKind Kind)? Lost(ReplaySession session, Oid oid, int number, Func<Oid, int, bool> goes)
    {
        var before = session.Editor.Origin.Find(oid);
        return session.Editor.Find(oid) switch
        {
            null => null,
            Relation { Persistence: Syntax.Persistence.Temporary } => null,
            Table { IsForeign: true } => null,
            _ when before is null => null,
            Table table when number == 0 => ($"the rows of {ObjectAddress.Of(session.Editor, table)} are gone with DROP", DataLossKind.AllRows),
            Table table when table.FindColumn(number) is { Generated: GeneratedKind.None } column && before is Table earlier && earlier.FindColumn(number) is not null
                => ($"the values of column {column.Name} of {ObjectAddress.Of(session.Editor, table)} are gone with DROP COLUMN", DataLossKind.Values),
            Sequence sequence when !goes(sequence.OwnedByTable, 0) && !goes(sequence.OwnedByTable, sequence.OwnedByColumn)
                => ($"the value of {ObjectAddress.Of(session.Editor, sequence)} is gone with DROP", DataLossKind.SequenceValue),
            _ => null,
        };
    }
}
