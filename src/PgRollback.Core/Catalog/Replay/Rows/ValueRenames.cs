using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>Values that could be changed back, unless something else follows from such a change.</summary>
internal static class ValueRenames
{
    /// <summary>After the last statement: turns those of which more than the value itself would change into data gaps.</summary>
    public static void Settle(ReplaySession session)
    {
        foreach (var rename in session.ValueRenames.Where(rename => !IsReversible(session, rename)).ToList())
        {
            session.LeaveValueRename(rename);
            session.AddGap($"UPDATE changes rows of {ObjectAddress.Of(session.Editor.Origin, rename.Table)}, which is older than this migration", DataLossKind.ChangedRows, rename.Table, rename.Span);
        }
    }

    /// <summary>The change back runs somewhere between the two states: what holds in both holds there.</summary>
    private static bool IsReversible(ReplaySession session, ValueRename rename)
    {
        var (before, after) = ((CatalogReader)session.Editor.Origin, (CatalogReader)session.Editor);
        return before.Find(rename.Table) is Table old && after.Find(rename.Table) is Table table
            && old.FindColumn(rename.Column) is { } oldColumn && table.FindColumn(rename.Column) is { } column
            && before.QualifiedName(old) == after.QualifiedName(table)
            && oldColumn.Name == column.Name && oldColumn.Type == column.Type
            && !session.Inserted.Any(rows => rows.Table == rename.Table && rows.Columns.Contains(rename.Column))
            && StandsAlone(before, old, rename.Column) && StandsAlone(after, table, rename.Column);
    }

    private static bool StandsAlone(CatalogReader catalog, Table table, int column) =>
        !RowEffects.OfAll(catalog, table, "UPDATE")
        && !table.PartitionColumns.Contains(column)
        && !ConstraintReplay.ConstraintsOf(catalog, table.Oid).Exists(c => c.Columns.Contains(column) && (c.Type == ConstraintKind.ForeignKey || c.Deferrable))
        && ConstraintReplay.ForeignKeysTo(catalog, table.Oid).TrueForAll(key => !key.ReferencedColumns.Contains(column) || FollowsAlone(catalog, key));

    /// <summary>The rows that refer to the value take it over, and nothing follows from that.</summary>
    private static bool FollowsAlone(CatalogReader catalog, TableConstraint key) =>
        key is { OnUpdate: "CASCADE", Deferrable: false }
        && catalog.Find<Table>(key.Table) is { } table
        && !RowEffects.OfAll(catalog, table, "UPDATE")
        && ConstraintReplay.ForeignKeysTo(catalog, table.Oid).TrueForAll(next => !next.ReferencedColumns.Any(key.Columns.Contains));
}
