using PgRollback.Catalog;

namespace PgRollback.Planning;

/// <summary>An expression that turns values of one type into another: by PostgreSQL's own cast where there is one, else through text.</summary>
internal static class TypeCast
{
    private static readonly string[] Numbers = ["int2", "int4", "int8", "numeric", "float4", "float8", "money"];
    private static readonly string[] Texts = ["text", "varchar", "bpchar", "name", "char"];
    private static readonly string[] Times = ["date", "timestamp", "timestamptz"];

    public static string Sql(ChangeContext context, string column, TypeReference source, TypeReference target)
    {
        var type = target.ToSql(context.To);
        return HasCast(context, source, target) ? $"{column}::{type}" : $"{column}::text::{type}";
    }

    /// <summary>Whether a value that does not fit is cut off or rounded without a word. Integers, and types of users, complain.</summary>
    public static bool ChangesInSilence(TypeReference source, TypeReference target) =>
        target.BuiltIn is not null && !(source.BuiltIn?.Name is "int2" or "int4" or "int8" && target.BuiltIn.Name is "int2" or "int4" or "int8");

    private static bool HasCast(ChangeContext context, TypeReference source, TypeReference target)
    {
        if (source.IsArray && target.IsArray)
        {
            return HasCast(context, source with { IsArray = false }, target with { IsArray = false });
        }

        if (source.IsArray || target.IsArray || source.BuiltIn is null || target.BuiltIn is null)
        {
            return context.Same(source with { Modifiers = null }, target with { Modifiers = null });
        }

        var (a, b) = (source.BuiltIn.Name, target.BuiltIn.Name);
        return string.Equals(a, b, StringComparison.Ordinal)
            || Contains(Texts, b) || Contains(Texts, a)
            || (Contains(Numbers, a) && Contains(Numbers, b) && !(a is "money" && b is not "numeric") && !(b is "money" && a is "float4" or "float8"))
            || (Contains(Times, a) && Contains(Times, b))
            || (a, b) is ("bool", "int4") or ("int4", "bool") or ("json", "jsonb") or ("jsonb", "json") or ("time", "interval") or ("interval", "time")
                or ("time", "timetz") or ("timetz", "time") or ("timestamp", "time") or ("timestamptz", "time") or ("inet", "cidr") or ("cidr", "inet") or ("bit", "varbit") or ("varbit", "bit");
    }

    private static bool Contains(string[] names, string name) => Array.IndexOf(names, name) >= 0;
}
