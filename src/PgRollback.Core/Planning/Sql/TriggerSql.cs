using System.Text;
using PgRollback.Catalog;
using PgRollback.Syntax;

namespace PgRollback.Planning;

internal static class TriggerSql
{
    public static string Create(CatalogReader catalog, Trigger trigger)
    {
        if (trigger.ConstraintName is { } constraint && !string.Equals(constraint, trigger.Name, StringComparison.Ordinal))
        {
            throw new PlanningException($"{ObjectAddress.Of(catalog, trigger)} was renamed, and its constraint is still called {constraint}");
        }

        var table = (IHasColumns)catalog.Find(trigger.Table)!;
        var sql = new StringBuilder("CREATE ").Append(trigger.IsConstraint ? "CONSTRAINT " : "").Append("TRIGGER ").Append(SqlIdentifier.Quote(trigger.Name));
        sql.Append("\n    ").Append(trigger.Timing).Append(' ').Append(string.Join(" OR ", trigger.Events.Select(e => Event(trigger, e, table))));
        sql.Append(" ON ").Append(catalog.QualifiedName(trigger.Table));
        sql.Append(trigger.ReferencedTable.IsNone ? "" : " FROM " + catalog.QualifiedName(trigger.ReferencedTable));
        sql.Append(trigger.Deferrable ? " DEFERRABLE" : "").Append(trigger.InitiallyDeferred ? " INITIALLY DEFERRED" : "");
        if (trigger.OldTable is not null || trigger.NewTable is not null)
        {
            sql.Append(" REFERENCING").Append(trigger.OldTable is null ? "" : " OLD TABLE AS " + SqlIdentifier.Quote(trigger.OldTable));
            sql.Append(trigger.NewTable is null ? "" : " NEW TABLE AS " + SqlIdentifier.Quote(trigger.NewTable));
        }

        sql.Append(trigger.ForEachRow ? "\n    FOR EACH ROW" : "\n    FOR EACH STATEMENT");
        sql.Append(trigger.When is null ? "" : $" WHEN ({trigger.When.ToSql(catalog)})");
        sql.Append(" EXECUTE FUNCTION ").Append(trigger.Function.IsNone ? trigger.FunctionName.ToString() : catalog.QualifiedName(trigger.Function));
        return sql.Append('(').Append(string.Join(", ", trigger.Arguments.Select(SqlLiteral.Quote))).Append(')').ToString();
    }

    private static string Event(Trigger trigger, string name, IHasColumns table) =>
        name is "UPDATE" && !trigger.UpdateColumns.IsEmpty
            ? "UPDATE OF " + string.Join(", ", trigger.UpdateColumns.Select(n => SqlIdentifier.Quote(table.FindColumn(n)!.Name)))
            : name;
}
