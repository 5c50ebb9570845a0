using PgRollback.Catalog;
using PgRollback.Migrations;
using PgRollback.Syntax;

namespace PgRollback.Planning;

/// <summary>UPDATE of the values that the migration replaced, last ones first: once what stands against the old ones is gone, and before anything comes back that stands against the new ones.</summary>
internal static class ValueRenameSteps
{
    public static void Run(DatabaseCatalog before, ReplayResult replay, WorkingCatalog working, StepFactory steps, MigrationFile file)
    {
        foreach (var rename in replay.Session.ValueRenames)
        {
            var table = before.Find<Table>(rename.Table)!;
            var column = table.FindColumn(rename.Column)!;
            if (PublishedDeletes.Refusal(replay.Editor, replay.Editor.Find<Table>(rename.Table)!) is { } refusal)
            {
                throw new PlanningException($"values of {ObjectAddress.Of(before, table)} were changed, and PostgreSQL refuses to change them back: {refusal}");
            }

            var name = SqlIdentifier.Quote(column.Name);
            var sql = $"UPDATE {before.QualifiedName(table)} SET {name} = {SqlLiteral.Quote(rename.From)} WHERE {name} = {SqlLiteral.Quote(rename.To)}";
            working.Insert(Position(before, working, table, column), steps.Create(before, "UpdateRows", table, table.Oid, sql) with
            {
                Source = new StepSource(file.Path, file.Lines.Position(rename.Span.Start)),
                Lock = "ROW EXCLUSIVE",
            });
        }
    }

    /// <summary>Behind the last constraint that goes, which what comes back does not stand before.</summary>
    private static int Position(DatabaseCatalog before, WorkingCatalog working, Table table, Column column)
    {
        var position = 0;
        for (var i = 0; i < working.Steps.Count; i++)
        {
            if (working.Steps[i].Kind is "DropConstraint" && IsOf(before, working.Steps[i], table))
            {
                position = i + 1;
            }
        }

        var type = column.Type is { Type: { IsNone: false } oid } ? before.Find(oid) : null;
        if (working.Steps.Take(position).Any(step => !step.Kind.StartsWith("Drop", StringComparison.Ordinal) && (IsOf(before, step, table) || (type is not null && IsOf(before, step, type)))))
        {
            throw new PlanningException($"values of {ObjectAddress.Of(before, table)} were changed, and its constraints do not come back all at once");
        }

        return position;
    }

    private static bool IsOf(DatabaseCatalog before, RollbackStep step, DbObject value) =>
        string.Equals(step.Schema, before.SchemaName(value.SchemaOid), StringComparison.Ordinal) && string.Equals(step.Table ?? step.Name, value.Name, StringComparison.Ordinal);
}
