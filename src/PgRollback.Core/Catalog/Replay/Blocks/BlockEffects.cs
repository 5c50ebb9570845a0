using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>What a block that could not be decided may do at worst, by its words.</summary>
internal static class BlockEffects
{
    public static bool MayChangeSchema(string body) => Contains(body, static word => word is
        "create" or "alter" or "drop" or "execute" or "grant" or "revoke" or "comment" or "call" or "perform" or "security" or "import" or "reassign" or "set_config");

    public static bool MayChangeRows(string body) => Contains(body, static word => word is
        "insert" or "update" or "delete" or "truncate" or "merge" or "copy" or "nextval" or "setval" or "refresh");

    private static bool Contains(string body, Func<string, bool> isWord)
    {
        foreach (var token in SqlLexer.Tokenize(body))
        {
            if (token.Kind is TokenKind.Keyword or TokenKind.Identifier && isWord(body.Substring(token.Start, token.Length).ToLowerInvariant()))
            {
                return true;
            }
        }

        return false;
    }
}
