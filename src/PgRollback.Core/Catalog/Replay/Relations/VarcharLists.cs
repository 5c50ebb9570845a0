using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>A varchar is compared with a list as text: the list is converted as a whole, and one by one where PostgreSQL reads its own text again.</summary>
internal static class VarcharLists
{
    private static readonly HashSet<string> Lists = new(StringComparer.OrdinalIgnoreCase) { "in", "any", "some", "all" };

    /// <summary>Functions of PostgreSQL's own that people compare with lists; none gives a varchar.</summary>
    private static readonly HashSet<string> OtherResults = new(StringComparer.Ordinal)
    {
        "lower", "upper", "initcap", "trim", "btrim", "ltrim", "rtrim", "left", "right", "substr", "substring", "replace", "regexp_replace", "split_part", "reverse", "md5", "concat", "to_char",
        "length", "char_length", "octet_length", "mod", "abs", "extract", "date_part", "date_trunc", "json_typeof", "jsonb_typeof",
    };

    /// <summary>Whether a text has one over columns of a relation, as far as it tells.</summary>
    public static bool MayBeIn(CatalogReader catalog, IHasColumns relation, Expression expression)
    {
        if (!expression.References.Any(r => r.Target == relation.Oid && relation.FindColumn(r.Column) is { Type: { } type } && IsVarchar(catalog, type)))
        {
            return false;
        }

        var tokens = SqlLexer.Tokenize(expression.Text);
        for (var i = 1; i < tokens.Length; i++)
        {
            if (Lists.Contains(expression.Text.Substring(tokens[i].Start, tokens[i].Length)) && MayEndVarchar(catalog, relation, expression.Text, tokens, BeforeComparison(tokens, i)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The last token of what stands before IN, NOT IN or a comparison with ANY.</summary>
    private static int BeforeComparison(SqlToken[] tokens, int list)
    {
        var before = list - 1;
        while (before > 0 && (tokens[before].Keyword == Keyword.Not || tokens[before].Kind is TokenKind.Equal or TokenKind.NotEqual or TokenKind.Operator))
        {
            before--;
        }

        return before;
    }

    /// <summary>The name of a column, of a function, or of the type in which it is asked for, tells what is compared.</summary>
    private static bool MayEndVarchar(CatalogReader catalog, IHasColumns relation, string text, SqlToken[] tokens, int last)
    {
        if (tokens[last].Kind == TokenKind.RightParenthesis)
        {
            var name = Opening(tokens, last) - 1;
            return name < 0 || !IsName(tokens[name]) || !OtherResults.Contains(SqlTokenText.Identifier(text, tokens[name]));
        }

        if (!IsName(tokens[last]))
        {
            return true;
        }

        var word = SqlTokenText.Identifier(text, tokens[last]);
        return last > 0 && tokens[last - 1].Kind == TokenKind.TypeCast ? word is "varchar" or "varying" : relation.FindColumn(word) is not { Type: { } type } || IsVarchar(catalog, type);
    }

    private static int Opening(SqlToken[] tokens, int closing)
    {
        var depth = 0;
        var i = closing;
        for (; i >= 0; i--)
        {
            depth += tokens[i].Kind switch { TokenKind.RightParenthesis => 1, TokenKind.LeftParenthesis => -1, _ => 0 };
            if (depth == 0)
            {
                break;
            }
        }

        return i;
    }

    private static bool IsName(SqlToken token) => token.Kind is TokenKind.Identifier or TokenKind.QuotedIdentifier or TokenKind.Keyword;

    private static bool IsVarchar(CatalogReader catalog, TypeReference type) =>
        !type.IsArray && (type.BuiltIn is { Schema: "pg_catalog", Name: "varchar" } || (catalog.Find<DomainType>(type.Type) is { } domain && IsVarchar(catalog, domain.BaseType)));
}
