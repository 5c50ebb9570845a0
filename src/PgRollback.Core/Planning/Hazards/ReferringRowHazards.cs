using PgRollback.Catalog;
using PgRollback.Syntax;

namespace PgRollback.Planning;

/// <summary>Rows that refer to rows which a step deletes: by their foreign key they stand against it, or go along or change without a word.</summary>
internal static class ReferringRowHazards
{
    /// <param name="condition">Which rows of the table are deleted.</param>
    public static EquatableArray<Hazard> Of(WorkingCatalog working, ReplayResult replay, Table table, string condition)
    {
        var hazards = new List<Hazard>();
        var along = new List<(string Table, string Query)>();
        foreach (var key in ConstraintReplay.ForeignKeysTo(working.Editor, table.Oid).Concat(ConstraintReplay.ForeignKeysToAncestors(working.Editor, table)).Where(static key => !key.NotEnforced))
        {
            var query = Query(working, replay, table, key, condition);
            if (key.OnDelete is "CASCADE" or "SET NULL" or "SET DEFAULT")
            {
                along.Add((working.Editor.QualifiedName(key.Table), query));
            }
            else
            {
                hazards.Add(new Hazard(HazardKind.ReferringRows, $"rows of {working.Editor.QualifiedName(key.Table)} refer to rows that are deleted", query));
            }
        }

        if (along.Count > 0)
        {
            var tables = string.Join(", ", along.Select(static a => a.Table).Distinct(StringComparer.Ordinal));
            hazards.Add(new Hazard(HazardKind.RowsGoAlong, $"rows of {tables} refer to rows that are deleted, and would go along or lose their reference", string.Join(" UNION ALL ", along.Select(static a => a.Query))));
        }

        return hazards.ToEquatableArray();
    }

    /// <summary>Those that the migration put there itself are deleted first.</summary>
    private static string Query(WorkingCatalog working, ReplayResult replay, Table table, TableConstraint key, string condition)
    {
        // Partitions have the columns of their table by other numbers, and by the same names.
        var (referring, referenced) = (working.Editor.Find<Table>(key.Table)!, working.Editor.Find<Table>(key.ReferencedTable)!);
        var match = key.Columns.Zip(key.ReferencedColumns, (own, other) => $"t.{SqlIdentifier.Quote(referenced.FindColumn(other)!.Name)} = r.{SqlIdentifier.Quote(referring.FindColumn(own)!.Name)}");
        var own = replay.Session.Inserted.Where(rows => rows.Table == key.Table).Select(rows => $" AND ({InsertedRowSteps.Condition(working, rows, referring)}) IS NOT TRUE");
        return $"SELECT 1 FROM {working.Editor.QualifiedName(key.Table)} r WHERE EXISTS (SELECT 1 FROM {working.Editor.QualifiedName(table)} t WHERE {string.Join(" AND ", match)} AND {condition}){string.Concat(own)}";
    }
}
