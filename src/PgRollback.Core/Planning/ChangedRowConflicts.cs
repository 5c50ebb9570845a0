using PgRollback.Catalog;

namespace PgRollback.Planning;

/// <summary>Rows that migrations put there or changed, and that are not changed back, against what comes back: such a rollback would fail for certain, not by chance.</summary>
internal static class ChangedRowConflicts
{
    public static string? Find(DatabaseCatalog before, ReplayResult replay, EquatableArray<RollbackStep> steps)
    {
        foreach (var oid in replay.Session.ChangedRows)
        {
            if (before.Find(oid) is not Table table)
            {
                continue;
            }

            foreach (var step in steps)
            {
                if (step.Hazards.Any(static h => h.Kind is HazardKind.CheckViolations or HazardKind.EnumValueInUse) && string.Equals(step.Table ?? step.Name, table.Name, StringComparison.Ordinal))
                {
                    return $"the migration changed rows of {ObjectAddress.Of(before, table)}, and they stand against {step.Name}, which comes back";
                }
            }
        }

        return SeededConflict(before, replay, steps);
    }

    /// <summary>A column without NULLs and without a value for them comes back to a table that has rows in every database.</summary>
    private static string? SeededConflict(DatabaseCatalog before, ReplayResult replay, EquatableArray<RollbackStep> steps)
    {
        foreach (var step in steps)
        {
            if (step is { Kind: "AddColumn", Schema: { } schema, Table: { } name }
                && step.Hazards.Any(static h => h.Kind == HazardKind.NullsInColumn)
                && before.FindSchema(schema) is { } found
                && before.Find<Table>(new NameKey(NameSpace.Relation, found.Oid, name)) is { } table
                && (table.IsSeeded || (replay.Session.LeftRows.Contains(table.Oid) && replay.Editor.Find<Table>(table.Oid) is { IsSeeded: true })))
            {
                return $"migrations put rows into {ObjectAddress.Of(before, table)}, and the values of its column {step.Name}, which is NOT NULL without a default, are gone";
            }
        }

        return null;
    }
}
