namespace PgRollback.Catalog;

/// <summary>How values of a type are stored by default: SET STORAGE to the same changes nothing.</summary>
internal static class TypeStorage
{
    public static string? Normalize(CatalogReader catalog, TypeReference? type, string storage)
    {
        var value = storage.ToLowerInvariant();
        return value is "default" || string.Equals(value, Default(catalog, type), StringComparison.Ordinal) ? null : value;
    }

    public static string? Default(CatalogReader catalog, TypeReference? type)
    {
        if (type is null)
        {
            return null;
        }

        if (type.IsArray)
        {
            return "extended";
        }

        if (!type.Type.IsNone)
        {
            return catalog.Find(type.Type) switch
            {
                EnumType => "plain",
                DomainType domain => Default(catalog, domain.BaseType),
                IHasColumns => "extended",
                _ => null,
            };
        }

        return type.BuiltIn?.Name switch
        {
            "text" or "varchar" or "bpchar" or "bytea" or "json" or "jsonb" or "xml" or "path" or "polygon" or "bit" or "varbit" or "tsvector"
                or "int4range" or "int8range" or "numrange" or "tsrange" or "tstzrange" or "daterange" or "jsonpath" => "extended",
            "numeric" or "inet" or "cidr" => "main",
            "tsquery" => "plain",
            _ => "plain",
        };
    }
}
