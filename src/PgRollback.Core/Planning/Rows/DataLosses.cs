using PgRollback.Catalog;

namespace PgRollback.Planning;

/// <summary>The data gaps of a migration as places in the database that it finds.</summary>
internal static class DataLosses
{
    public static EquatableArray<LostRows> Of(DatabaseCatalog before, ReplayResult replay) => replay.Session.Gaps
        .Where(static gap => gap.Kind == GapKind.Data)
        .Select(gap => gap.Loss is { } loss ? Of(before, loss) : new LostRows(DataLossKind.ChangedRows, Schema: null, Name: null, Column: null))
        .OfType<LostRows>()
        .Distinct()
        .ToEquatableArray();

    /// <returns>Null for what the migration itself made: nothing of it was there.</returns>
    private static LostRows? Of(DatabaseCatalog before, DataLoss loss)
    {
        if (before.Find(loss.Relation) is not { } relation)
        {
            return null;
        }

        var column = loss.Column == 0 ? null : (relation as IHasColumns)?.FindColumn(loss.Column)?.Name;
        return loss.Column != 0 && column is null ? null : new LostRows(loss.Kind, before.SchemaName(relation.SchemaOid), relation.Name, column);
    }
}
