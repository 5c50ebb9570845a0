namespace PgRollback.Catalog;

/// <summary>DEFAULT NULL: PostgreSQL stores nothing for it.</summary>
internal static class NullDefault
{
    public static bool Is(Expression expression)
    {
        var text = expression.Text;
        var cast = text.IndexOf("::", StringComparison.Ordinal);
        var value = (cast < 0 ? text : text.Substring(0, cast)).Trim();
        while (value.Length > 1 && value[0] == '(' && value[value.Length - 1] == ')')
        {
            value = value.Substring(1, value.Length - 2).Trim();
        }

        // NULL::varchar(10) is kept by PostgreSQL, as a length coercion; NULL::text is not.
        return string.Equals(value, "null", StringComparison.OrdinalIgnoreCase) && (cast < 0 || !text.Contains("("));
    }
}
