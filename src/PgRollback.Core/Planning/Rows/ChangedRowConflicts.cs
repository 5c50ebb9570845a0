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

        return SeededConflict(before, replay, steps) ?? NullConflict(before, replay, steps) ?? EqualKeyConflict(before, replay, steps);
    }

    /// <summary>NOT NULL comes back to a column that the migration's own rows leave NULL.</summary>
    private static string? NullConflict(DatabaseCatalog before, ReplayResult replay, EquatableArray<RollbackStep> steps)
    {
        if (replay.Session.LeftInserts.Count == 0)
        {
            return null;
        }

        foreach (var step in steps)
        {
            if (step.Kind is "SetNotNull"
                && TableOf(before, step) is { } table
                && table.FindColumn(step.Name) is { } column
                && replay.Editor.Find<Table>(table.Oid)?.FindColumn(column.Number) is { Default: null, Identity: IdentityKind.None, Generated: GeneratedKind.None }
                && replay.Session.LeftInserts.Any(i => i.Table == table.Oid && LeavesNull(i.Insert, column.Name)))
            {
                return $"the migration put rows into {ObjectAddress.Of(before, table)} in which {column.Name} is NULL, and it is NOT NULL again then";
            }
        }

        return null;
    }

    /// <summary>Without a list of columns nobody can tell which one a value is for.</summary>
    private static bool LeavesNull(Syntax.InsertStatement insert, string column)
    {
        if (insert.Columns.IsEmpty)
        {
            return false;
        }

        var position = InsertedRows.IndexOf(insert.Columns, column);
        return position < 0 || insert.Rows.Any(row => position < row.Count && string.Equals(row[position].Text, "NULL", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>A column without NULLs and without a value for them comes back to a table that has rows in every database.</summary>
    private static string? SeededConflict(DatabaseCatalog before, ReplayResult replay, EquatableArray<RollbackStep> steps)
    {
        foreach (var step in steps)
        {
            if (step.Kind is "AddColumn"
                && step.Hazards.Any(static h => h.Kind == HazardKind.NullsInColumn)
                && TableOf(before, step) is { } table
                && (table.IsSeeded || (replay.Session.LeftRows.Contains(table.Oid) && replay.Editor.Find<Table>(table.Oid) is { IsSeeded: true })))
            {
                return $"migrations put rows into {ObjectAddress.Of(before, table)}, and the values of its column {step.Name}, which is NOT NULL without a default, are gone";
            }
        }

        return null;
    }

    private static Table? TableOf(DatabaseCatalog before, RollbackStep step) =>
        step is { Schema: { } schema, Table: { } name } && before.FindSchema(schema) is { } found ? before.Find<Table>(new NameKey(NameSpace.Relation, found.Oid, name)) : null;

    /// <summary>A key comes back to rows of the migration's own that are equal by it, or that a query put among rows which are there in every database.</summary>
    private static string? EqualKeyConflict(DatabaseCatalog before, ReplayResult replay, EquatableArray<RollbackStep> steps)
    {
        if (replay.Session.LeftInserts.Count == 0 && replay.Session.FilledByQuery.Count == 0)
        {
            return null;
        }

        foreach (var step in steps)
        {
            if (step.Hazards.Any(static h => h.Kind == HazardKind.DuplicateKeys)
                && step.Schema is { } schema
                && before.FindSchema(schema) is { } found
                && before.Find<PgRollback.Catalog.Index>(new NameKey(NameSpace.Relation, found.Oid, step.Name)) is { IsUnique: true, Predicate: null } index
                && before.Find<Table>(index.Table) is { } table
                && index.IndexKeys.All(static k => k.Column != 0)
                && ((table.IsSeeded && replay.Session.FilledByQuery.Contains(table.Oid)) || HasEqualKeys(replay.Session, table, index)))
            {
                return $"the migration put rows into {ObjectAddress.Of(before, table)} that may have equal keys, and they stand against {step.Name}, which comes back";
            }
        }

        return null;
    }

    private static bool HasEqualKeys(ReplaySession session, Table table, PgRollback.Catalog.Index index)
    {
        var seen = new HashSet<EquatableArray<string>>();
        foreach (var (target, insert) in session.LeftInserts)
        {
            if (target != table.Oid)
            {
                continue;
            }

            // Without a list of columns no position is found: which ones the table had then is not looked up.
            var positions = index.IndexKeys.Select(k => InsertedRows.IndexOf(insert.Columns, table.FindColumn(k.Column)!.Name)).ToList();
            if (positions.TrueForAll(static p => p >= 0) && InsertedRows.KeyValues(insert, positions) is { } keys && !keys.All(seen.Add))
            {
                return true;
            }
        }

        return false;
    }
}
