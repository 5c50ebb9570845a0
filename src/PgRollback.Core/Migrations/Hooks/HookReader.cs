using PgRollback.Syntax;

namespace PgRollback.Migrations;

/// <summary>Reads which routines and relations a hook's file uses, from its words alone: what stands before a parenthesis is called, what stands behind FROM and the like is a relation.</summary>
internal static class HookReader
{
    /// <summary>Hooks that run when something may be gone: those before a run see everything.</summary>
    public static bool RunsAfterwards(string stem) => !IsPoint(stem, "maintenance-on") && !IsPoint(stem, "before-run") && !IsPoint(stem, "before-rollback") && !IsPoint(stem, "on-error");

    public static EquatableArray<HookUse> Read(string sql)
    {
        var uses = new List<HookUse>();
        var tokens = SqlLexer.Tokenize(sql);
        for (var i = 0; i < tokens.Length; i++)
        {
            if (!IsName(tokens[i].Kind))
            {
                continue;
            }

            var first = i;
            while (i + 2 < tokens.Length && tokens[i + 1].Kind == TokenKind.Dot && IsName(tokens[i + 2].Kind))
            {
                i += 2;
            }

            var isCalled = i + 1 < tokens.Length && tokens[i + 1].Kind == TokenKind.LeftParenthesis;
            if (isCalled || (first > 0 && IsBeforeRelation(sql, tokens[first - 1])))
            {
                var span = TextSpan.FromBounds(tokens[first].Start, tokens[i].Start + tokens[i].Length);
                uses.Add(new HookUse(isCalled, i > first ? SqlTokenText.Identifier(sql, tokens[i - 2]) : null, SqlTokenText.Identifier(sql, tokens[i]), span));
            }
        }

        return uses.ToEquatableArray();
    }

    private static bool IsPoint(string stem, string point) => stem.StartsWith(point, StringComparison.Ordinal) && (stem.Length == point.Length || stem[point.Length] == '-');

    private static bool IsName(TokenKind kind) => kind is TokenKind.Identifier or TokenKind.QuotedIdentifier or TokenKind.UnicodeIdentifier;

    private static bool IsBeforeRelation(string sql, SqlToken token) =>
        token.Kind is TokenKind.Keyword && sql.Substring(token.Start, token.Length).ToLowerInvariant() is "from" or "join" or "update" or "into" or "only" or "table";
}
