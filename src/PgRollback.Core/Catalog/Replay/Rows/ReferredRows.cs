using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>Rows that could be taken out by their key, but not where triggers see that, nor while rows refer to them that the same migration put into older tables and that stay.</summary>
internal static class ReferredRows
{
    /// <summary>After the last statement: turns such rows into data gaps, until no more follow from that.</summary>
    public static void Settle(ReplaySession session)
    {
        // The DELETE runs in the state behind the migration or in the one before it.
        foreach (var rows in session.Inserted.Where(rows => HasDeleteEffects(session.Editor, rows.Table) || HasDeleteEffects(session.Editor.Origin, rows.Table)).ToList())
        {
            session.LeaveInserted(rows);
            session.AddGap($"INSERT changes rows of {ObjectAddress.Of(session.Editor.Origin, rows.Table)}, which is older than this migration, and more happens when they are deleted", DataLossKind.ChangedRows, rows.Table, rows.Span);
        }

        while (session.Inserted.FirstOrDefault(rows => Referrer(session, rows.Table) is not null) is { } rows)
        {
            session.LeaveInserted(rows);
            session.AddGap($"INSERT changes rows of {ObjectAddress.Of(session.Editor, rows.Table)}, which is older than this migration, and rows of {Referrer(session, rows.Table)} may refer to them", DataLossKind.ChangedRows, rows.Table, rows.Span);
        }
    }

    private static bool HasDeleteEffects(CatalogReader catalog, Oid oid) => catalog.Find(oid) is Table table && RowEffects.OfAll(catalog, table, "DELETE");

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
