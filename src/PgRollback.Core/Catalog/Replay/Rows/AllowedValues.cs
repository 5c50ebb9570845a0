namespace PgRollback.Catalog;

/// <summary>Which texts a column cannot hold, by its type or by a CHECK on it.</summary>
internal static class AllowedValues
{
    /// <summary>True where no row has the value, whatever the application has written.</summary>
    public static bool Exclude(CatalogReader catalog, Table table, Column column, string value) =>
        column.Type is { IsArray: false } type && column.Collation.IsNone
        && (type.Type.IsNone
            ? type.BuiltIn is { Schema: "pg_catalog", Name: "text" or "varchar" } && ConstraintReplay.ConstraintsOf(catalog, table.Oid).Exists(check => Refuses(catalog, check, column, value))
            : catalog.Find(type.Type) is EnumType labels && labels.Labels.IndexOf(value) < 0);

    /// <summary>What depends on other columns too is not known, unless this one alone decides.</summary>
    private static bool Refuses(CatalogReader catalog, TableConstraint constraint, Column column, string value)
    {
        if (constraint is not { Check: { } check, NotValid: false, NotEnforced: false })
        {
            return false;
        }

        var values = new Dictionary<string, Datum>(StringComparer.Ordinal) { [column.Name] = Datum.Of(value) };
        return new Evaluator(catalog, new SearchPath { Schemas = [] }, values).Evaluate(check.ToSql(catalog)).IsFalse;
    }
}
