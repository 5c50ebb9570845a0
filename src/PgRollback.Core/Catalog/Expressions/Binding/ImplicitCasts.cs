namespace PgRollback.Catalog.Expressions;

/// <summary>Conversions that PostgreSQL makes without being asked, as far as overloads need them.</summary>
internal static class ImplicitCasts
{
    private static readonly string[] Texts = ["text", "varchar", "bpchar", "name"];

    /// <summary>False only where it is certain that there is none.</summary>
    public static bool MayExist(CatalogReader catalog, TypeReference from, TypeReference to)
    {
        if (from.WithoutModifiers == to.WithoutModifiers || BuiltInTypes.IsPolymorphic(to))
        {
            return true;
        }

        if (from.IsArray != to.IsArray)
        {
            return false;
        }

        for (var i = 0; i < SqlNodeParser.MaxDepth && catalog.Find(from.Type) is DomainType domain; i++)
        {
            from = domain.BaseType;
            if (from.WithoutModifiers == to.WithoutModifiers)
            {
                return true;
            }
        }

        if (!from.Type.IsNone || !to.Type.IsNone)
        {
            return catalog.Find(to.Type) is DomainType;
        }

        var a = TypeUnification.Rank(from);
        var b = TypeUnification.Rank(to);
        if (a >= 0 || b >= 0)
        {
            return a >= 0 && b >= 0 && a <= b;
        }

        return IsText(from) && IsText(to) || !(IsPlain(from) && IsPlain(to));
    }

    private static bool IsText(TypeReference type) => type.BuiltIn is { Schema: "pg_catalog" } name && Array.IndexOf(Texts, name.Name) >= 0;

    /// <summary>Types between which there is no implicit conversion but those among texts.</summary>
    private static bool IsPlain(TypeReference type) =>
        IsText(type) || (type.BuiltIn is { Schema: "pg_catalog" } name && name.Name is "bool" or "uuid" or "json" or "jsonb" or "bytea" or "date" or "interval" or "inet" or "xml");
}
