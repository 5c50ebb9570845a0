using System.Globalization;

namespace PgRollback.Catalog;

/// <summary>Which changes of type keep every value, and which can be written back by a plain cast.</summary>
internal static class TypeConversion
{
    private static readonly string[] Integers = ["int2", "int4", "int8"];

    /// <summary>Every value of <paramref name="from"/> is a value of <paramref name="to"/>, and reads the same.</summary>
    public static bool KeepsValues(CatalogReader catalog, TypeReference from, TypeReference to)
    {
        if (from == to)
        {
            return true;
        }

        if (from.IsArray != to.IsArray)
        {
            return false;
        }

        if (Base(catalog, from) is { } source && Base(catalog, to) is { } target && (source != from || target != to))
        {
            return KeepsValues(catalog, source, target);
        }

        if (!from.Type.IsNone || !to.Type.IsNone || from.BuiltIn is null || to.BuiltIn is null)
        {
            // The name of an enum value is text, and text is where it can come back from.
            return catalog.Find(from.Type) is EnumType && to.BuiltIn?.Name is "text" or "varchar" && to.Modifiers is null;
        }

        var (a, b) = (from.BuiltIn.Name, to.BuiltIn.Name);
        var (integerFrom, integerTo) = (Array.IndexOf(Integers, a), Array.IndexOf(Integers, b));
        if (integerFrom >= 0)
        {
            return integerTo >= integerFrom || (b is "numeric" && to.Modifiers is null) || b is "text" || (b is "varchar" && to.Modifiers is null) || (b is "float8" && integerFrom < 2);
        }

        return (a, b) switch
        {
            ("varchar", "varchar") or ("varbit", "varbit") => Length(to) is not { } limit || Length(from) <= limit,
            ("varchar", "text") or ("text", "varchar") => to.Modifiers is null,
            ("bpchar", "bpchar") => Length(to) >= Length(from),
            ("numeric", "numeric") => to.Modifiers is null || Widens(from.Modifiers, to.Modifiers),
            ("float4", "float8") => true,
            ("date", "timestamp") => true,
            ("json", "text") or ("jsonb", "json") or ("uuid", "text") or ("uuid", "varchar") or ("bool", "text") or ("inet", "text") or ("xml", "text") or ("cidr", "inet") => to.Modifiers is null,
            ("timestamp", "timestamp") or ("timestamptz", "timestamptz") or ("time", "time") or ("timetz", "timetz") or ("interval", "interval") => to.Modifiers is null,
            _ => false,
        };
    }

    internal static TypeReference? Base(CatalogReader catalog, TypeReference type) =>
        catalog.Find(type.Type) is DomainType domain ? Base(catalog, domain.BaseType) : type;

    private static int? Length(TypeReference type) => type.Modifiers is null ? null : int.Parse(type.Modifiers, CultureInfo.InvariantCulture);

    private static bool Widens(string? from, string to)
    {
        if (from is null)
        {
            return false;
        }

        var (precision, scale) = Parts(from);
        var (newPrecision, newScale) = Parts(to);
        return newScale >= scale && newPrecision - newScale >= precision - scale;
    }

    private static (int Precision, int Scale) Parts(string modifiers)
    {
        var parts = modifiers.Split(',');
        return (int.Parse(parts[0], CultureInfo.InvariantCulture), parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0);
    }
}
