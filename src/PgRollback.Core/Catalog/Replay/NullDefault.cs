namespace PgRollback.Catalog;

/// <summary>DEFAULT NULL: PostgreSQL stores nothing for it.</summary>
internal static class NullDefault
{
    public static bool Is(CatalogReader catalog, Column column, Expression expression)
    {
        // A domain has a default of its own, which this one stands against. NULL of a type with a length is kept, because it is coerced to the length.
        if (column.Type is { Modifiers: not null } || (column.Type is { IsArray: false } type && catalog.Find(type.Type) is DomainType))
        {
            return false;
        }

        var text = expression.Text;
        var cast = text.IndexOf("::", StringComparison.Ordinal);
        var value = (cast < 0 ? text : text.Substring(0, cast)).Trim();
        while (value.Length > 1 && value[0] == '(' && value[value.Length - 1] == ')')
        {
            value = value.Substring(1, value.Length - 2).Trim();
        }

        // NULL::varchar(10) is kept as well, NULL::text is not.
        return string.Equals(value, "null", StringComparison.OrdinalIgnoreCase) && (cast < 0 || !text.Contains("("));
    }
}
