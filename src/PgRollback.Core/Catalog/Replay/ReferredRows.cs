using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>Rows that could be taken out by their key, but not while rows refer to them that the same migration put into older tables and that stay.</summary>
internal static class ReferredRows
{
    /// <summary>After the last statement: turns such rows into data gaps, until no more follow from that.</summary>
    public static void Settle(ReplaySession session)
    {
        while (session.Inserted.FirstOrDefault(rows => Referrer(session, rows.Table) is not null) is { } rows)
        {
            session.LeaveInserted(rows);
            session.AddGap($"INSERT changes rows of {ObjectAddress.Of(session.Editor, rows.Table)}, which is older than this migration, and rows of {Referrer(session, rows.Table)} may refer to them", DataLossKind.ChangedRows, rows.Table, rows.Span);
        }
    }

    private static string? Referrer(ReplaySession session, Oid table)
    {
        foreach (var oid in session.Editor.Dependents(table))
        {
            if (session.Editor.Find(oid) is TableConstraint { Type: ConstraintKind.ForeignKey } key
                && key.ReferencedTable == table
                && key.OnDelete is not "CASCADE"
                && session.LeftRows.Contains(key.Table))
            {
                return ObjectAddress.Of(session.Editor, key.Table);
            }
        }

        return null;
    }
}
