using PgRollback.Catalog;

namespace PgRollback.Planning;

/// <summary>Rows that the migration itself changed, and that are not changed back, against the constraints that come back: such a rollback would fail for certain, not by chance.</summary>
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

        return null;
    }
}
