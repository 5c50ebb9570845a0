namespace PgRollback.Catalog.Expressions;

/// <summary>The common type of CASE branches, COALESCE operands, UNION columns: only where it is beyond doubt.</summary>
internal static class TypeUnification
{
    /// <summary>Each of these is converted to the next without being asked.</summary>
    private static readonly string[] Numbers = ["int2", "int4", "int8", "numeric", "float4", "float8"];

    public static Typed Unify(IReadOnlyList<Typed> values)
    {
        TypeReference? common = null;
        foreach (var value in values)
        {
            if (value.IsUnknown)
            {
                continue;
            }

            if (value.Type is null)
            {
                return Typed.Nothing;
            }

            if (common is null || common == value.Type)
            {
                common = value.Type;
            }
            else if (common.WithoutModifiers == value.Type.WithoutModifiers)
            {
                common = common.WithoutModifiers;
            }
            else if (Larger(common, value.Type) is { } larger)
            {
                common = larger;
            }
            else
            {
                return Typed.Nothing;
            }
        }

        return common is not null ? new Typed(common) : values.Count > 0 ? Typed.OfBuiltIn("text") : Typed.Nothing;
    }

    private static TypeReference? Larger(TypeReference left, TypeReference right)
    {
        var a = Rank(left);
        var b = Rank(right);
        return a < 0 || b < 0 ? null : (a > b ? left : right).WithoutModifiers;
    }

    public static int Rank(TypeReference type) =>
        type.Type.IsNone && !type.IsArray && type.BuiltIn is { Schema: "pg_catalog" } name ? Array.IndexOf(Numbers, name.Name) : -1;
}
