using PgRollback.Catalog;
using PgRollback.Migrations;
using PgRollback.Syntax;

namespace PgRollback.Planning;

/// <summary>DELETE by key of the rows that the migration put into older tables, last ones first: before anything about their tables changes back, or after it where new tables refer to them.</summary>
internal static class InsertedRowSteps
{
    public static void Run(DatabaseCatalog before, ReplayResult replay, WorkingCatalog working, StepFactory steps, MigrationFile file, bool last)
    {
        if (replay.Session.Inserted.Count == 0)
        {
            return;
        }

        var late = LateTables(before, replay);
        foreach (var rows in replay.Session.Inserted.Reverse())
        {
            if (late.Contains(rows.Table) != last || working.Find(rows.Table) is not Table table)
            {
                continue;
            }

            if (ColumnsOf(working, rows, table) is null)
            {
                throw new PlanningException($"rows were inserted into {ObjectAddress.Of(before, rows.Table)} by a key that is gone");
            }

            if (PublishedDeletes.Refusal(working.Editor, table) is { } refusal)
            {
                throw new PlanningException($"rows were inserted into {ObjectAddress.Of(before, rows.Table)}, and PostgreSQL refuses to delete them: {refusal}");
            }

            var condition = Condition(working, rows, table);
            var hazards = ReferringRowHazards.Of(working, replay, table, condition);
            var takesOthers = hazards.Any(static hazard => hazard.Kind == HazardKind.RowsGoAlong);
            working.Run(steps.Create(working.Editor, "DeleteRows", table, table.Oid, $"DELETE FROM {working.Editor.QualifiedName(table)} WHERE {condition}") with
            {
                Source = new StepSource(file.Path, file.Lines.Position(rows.Span.Start)),
                Lock = takesOthers ? "EXCLUSIVE" : "ROW EXCLUSIVE",
                Hazards = hazards,
                DestroysRows = takesOthers,
            });
        }
    }

    /// <summary>Which rows of the table these are.</summary>
    public static string Condition(WorkingCatalog working, InsertedRows rows, Table table)
    {
        var columns = ColumnsOf(working, rows, table) ?? [];
        var names = string.Join(", ", columns.Select(SqlIdentifier.Quote));
        var keys = string.Join(", ", rows.Keys.Select(k => columns.Count == 1 ? k[0] : $"({string.Join(", ", k)})"));
        return $"{(columns.Count == 1 ? names : $"({names})")} IN ({keys})";
    }

    /// <returns>Null when one is gone.</returns>
    private static List<string>? ColumnsOf(WorkingCatalog working, InsertedRows rows, Table table)
    {
        var columns = rows.Columns.Select(number => table.FindColumn(working.Column(rows.Table, number))?.Name).OfType<string>().ToList();
        return columns.Count == rows.Columns.Count ? columns : null;
    }

    /// <summary>Tables to which new ones refer, and those to which their rows refer in turn.</summary>
    private static HashSet<Oid> LateTables(DatabaseCatalog before, ReplayResult replay)
    {
        var tables = new HashSet<Oid>(replay.Session.Inserted.Select(static rows => rows.Table));
        var late = new HashSet<Oid>();
        var open = new Queue<Oid>(tables.Where(table => ForeignKeysTo(replay, table).Any(key => before.Find(key.Oid) is null)));
        while (open.Count > 0)
        {
            var table = open.Dequeue();
            if (late.Add(table))
            {
                foreach (var other in tables.Where(other => !late.Contains(other) && ForeignKeysTo(replay, other).Any(key => key.Table == table)))
                {
                    open.Enqueue(other);
                }
            }
        }

        return late;
    }

    private static IEnumerable<TableConstraint> ForeignKeysTo(ReplayResult replay, Oid table) =>
        replay.Editor.Dependents(table).Select(replay.Editor.Find).OfType<TableConstraint>().Where(key => key.Type == ConstraintKind.ForeignKey && key.ReferencedTable == table && key.Table != table);
}
