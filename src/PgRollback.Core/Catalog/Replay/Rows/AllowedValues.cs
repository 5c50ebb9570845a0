namespace PgRollback.Catalog;

/// <summary>Which texts a column cannot hold, by its type or by a CHECK on it.</summary>
internal static class AllowedValues
{
    /// <summary>True where no row has the value, whatever the application has written.</summary>
    public static bool Exclude(CatalogReader catalog, Table table, Column column, string value) =>
        column.Type is { IsArray: false } type && column.Collation.IsNone
        && (type.Type.IsNone
            ? type.BuiltIn is { Schema: "pg_catalog", Name: "text" or "varchar" } && ChecksOf(catalog, table).Any(check => Refuses(catalog, check, column, value))
            : catalog.Find(type.Type) is EnumType labels && labels.Labels.IndexOf(value) < 0);

    private static IEnumerable<TableConstraint> ChecksOf(CatalogReader catalog, Table table) =>
        catalog.Dependents(table.Oid).Select(catalog.Find).OfType<TableConstraint>().Where(c => c.Table == table.Oid && c is { Check: not null, NotValid: false, NotEnforced: false });

    /// <summary>What depends on other columns too is not known, unless this one alone decides.</summary>
    private static bool Refuses(CatalogReader catalog, TableConstraint check, Column column, string value)
    {
        var values = new Dictionary<string, Datum>(StringComparer.Ordinal) { [column.Name] = Datum.Of(value) };
        return new Evaluator(catalog, new SearchPath { Schemas = [] }, values).Evaluate(check.Check!.ToSql(catalog)).IsFalse;
    }
}
