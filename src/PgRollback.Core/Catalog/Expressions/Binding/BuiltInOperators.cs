namespace PgRollback.Catalog.Expressions;

/// <summary>What PostgreSQL's own operators give, where their names and operands leave no doubt.</summary>
internal static class BuiltInOperators
{
    private static readonly HashSet<string> Boolean = new(StringComparer.Ordinal)
    {
        "=", "<>", "<", ">", "<=", ">=", "~", "~*", "!~", "!~*", "~~", "~~*", "!~~", "!~~*", "@>", "<@", "&&", "@@", "@@@", "@?", "?", "?|", "?&", "~=", "&<", "&>", "-|-",
        "<<|", "|>>", "&<|", "|&>", "^@", ">>=", "<<=", "?#", "?-|", "?||",
    };

    private static readonly HashSet<string> Other = new(StringComparer.Ordinal)
    {
        "+", "-", "*", "/", "%", "^", "||", "&", "|", "#", "~", "<<", ">>", "->", "->>", "#>", "#>>", "#-", "|/", "||/", "@", "@@", "##", "<->", "@-@", "<#>", "<^", ">^",
        "!!", "*=", "*<>", "*<", "*>", "*<=", "*>=", "~>=~", "~<~", "~>~", "~<=~", "<<", ">>", "<?>",
    };

    public static bool Contains(string name) => Boolean.Contains(name) || Other.Contains(name);

    public static TypeReference? ResultType(string name, Typed? left, Typed right)
    {
        if (Boolean.Contains(name) && left is not null)
        {
            return TypeReference.OfBuiltIn("bool");
        }

        if (left is not { } leftType)
        {
            return null;
        }

        switch (name)
        {
            case "->>" or "#>>":
                return TypeReference.OfBuiltIn("text");
            case "->" or "#>" when leftType.Type is { } json && (json.IsBuiltIn("json") || json.IsBuiltIn("jsonb")):
                return json;
            case "||":
                return Concatenation(leftType, right);
            case "+" or "-" or "*" or "/" or "%":
                return Arithmetic(name, leftType, right);
            default:
                return null;
        }
    }

    private static TypeReference? Concatenation(Typed left, Typed right)
    {
        if (IsText(left) && (right.IsUnknown || IsText(right)))
        {
            return TypeReference.OfBuiltIn("text");
        }

        if (left.IsUnknown && IsText(right))
        {
            return TypeReference.OfBuiltIn("text");
        }

        return left.Type is { } type && (type.IsBuiltIn("jsonb") || type.IsArray) && (right.IsUnknown || right.Type == type) ? type : null;
    }

    private static bool IsText(Typed value) => value.Type is { } type && (type.IsBuiltIn("text") || type.IsBuiltIn("varchar"));

    private static TypeReference? Arithmetic(string name, Typed left, Typed right)
    {
        var a = left.Type ?? (left.IsUnknown ? right.Type : null);
        var b = right.Type ?? (right.IsUnknown ? left.Type : null);
        if (a is null || b is null)
        {
            return null;
        }

        if (TypeUnification.Rank(a) >= 0 && TypeUnification.Rank(b) >= 0)
        {
            // float4 with another number is computed in float8.
            return TypeUnification.Unify([new Typed(a.WithoutModifiers), new Typed(b.WithoutModifiers)]).Type is { } type && type.IsBuiltIn("float4") && a.WithoutModifiers != b.WithoutModifiers
                ? TypeReference.OfBuiltIn("float8")
                : TypeUnification.Unify([new Typed(a.WithoutModifiers), new Typed(b.WithoutModifiers)]).Type;
        }

        if (a.IsBuiltIn("timestamptz") || a.IsBuiltIn("timestamp"))
        {
            return b.IsBuiltIn("interval") && !right.IsUnknown ? a.WithoutModifiers : name == "-" && a.WithoutModifiers == b.WithoutModifiers ? TypeReference.OfBuiltIn("interval") : null;
        }

        return null;
    }
}
