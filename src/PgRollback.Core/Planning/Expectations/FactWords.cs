using PgRollback.Catalog;

namespace PgRollback.Planning;

/// <summary>Values of facts as the runtime's query words them.</summary>
internal static class FactWords
{
    public static bool IsPublic(string role) => string.Equals(role, "PUBLIC", StringComparison.Ordinal);

    /// <summary>As <c>format_type</c> has it for what comes with PostgreSQL, else schema and name as they are; null for what comes with an extension, whose schema the model may not know.</summary>
    public static string? Type(CatalogReader catalog, TypeReference? type)
    {
        if (type is null)
        {
            return null;
        }

        var array = type.IsArray ? "[]" : "";
        if (!type.Type.IsNone)
        {
            return type.Modifiers is null ? Name(catalog, type.Type) + array : null;
        }

        return type.BuiltIn is { Schema: "pg_catalog" } name && BuiltInTypes.Contains(name.Name) && !(name.Name is "interval" && type.Modifiers is not null)
            ? BuiltInTypes.Format(name, type.Modifiers?.Replace(" ", "")) + array
            : null;
    }

    /// <summary>Without quotation marks.</summary>
    public static string? Name(CatalogReader catalog, Oid oid) => catalog.Find(oid) is { } value && !value.SchemaOid.IsNone ? catalog.SchemaName(value.SchemaOid) + "." + value.Name : null;

    public static string Columns(CatalogReader catalog, Oid relation, IEnumerable<int> numbers) =>
        string.Join(", ", numbers.Select(number => (catalog.Find(relation) as IHasColumns)?.FindColumn(number)?.Name ?? "?"));
}
