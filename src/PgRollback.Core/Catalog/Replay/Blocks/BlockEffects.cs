using PgRollback.Syntax;

namespace PgRollback.Catalog;

internal enum BlockEffect
{
    None,
    Rows,
    Schema,
}

/// <summary>What a block that could not be decided may do at worst, by its words.</summary>
internal static class BlockEffects
{
    /// <summary>The worst that statements may do; an exception that they raise ends the migration and is no effect.</summary>
    public static BlockEffect Of(ReplaySession session, IEnumerable<BlockNode> nodes)
    {
        var worst = BlockEffect.None;
        foreach (var node in nodes)
        {
            var effect = node switch
            {
                IfNode choice => Of(session, choice.Branches.SelectMany(static b => b.Body).Concat(choice.Otherwise ?? [])),
                NestedNode nested => Of(session, nested.Body.Concat(nested.Handlers.SelectMany(static h => h.Body))),
                SqlNode sql => OfText(session, sql.Text),
                PerformNode perform => OfText(session, perform.Query),
                DynamicNode dynamic => OfText(session, dynamic.Text),
                ExecuteNode => BlockEffect.Schema,
                _ => BlockEffect.None,
            };
            worst = effect > worst ? effect : worst;
        }

        return worst;
    }

    private static BlockEffect OfText(ReplaySession session, string text)
    {
        if (MayChangeSchema(session, text) || CallsUnknown(session, text))
        {
            return BlockEffect.Schema;
        }

        return MayChangeRows(text) ? BlockEffect.Rows : BlockEffect.None;
    }

    private static bool CallsUnknown(ReplaySession session, string text) =>
        SqlReader.Read(text).Statements.OfType<DataStatement>().Any(s => s.Calls.Any(name => DataReplay.IsUnknownCall(session, s, name)));

    public static bool MayChangeSchema(ReplaySession session, string body) =>
        Contains(body, static word => word is
            "create" or "alter" or "drop" or "execute" or "grant" or "revoke" or "comment" or "call" or "security" or "import" or "reassign" or "set_config")
        || Calls(body, name => session.Editor.FindRoutines(name, session.Path).Any(RoutineEffects.MayChangeSchema) || BuiltInEffects.MayChangeSchema(name));

    /// <summary>Code that drops, deletes or runs what it puts together.</summary>
    public static bool MayDestroyRows(string body) => Contains(body, static word => word is "drop" or "delete" or "truncate" or "execute");

    public static bool MayChangeRows(string body) => Contains(body, static word => word is
        "insert" or "update" or "delete" or "truncate" or "merge" or "copy" or "nextval" or "setval" or "refresh");

    /// <summary>Whether a name that is written like a call answers to a condition.</summary>
    private static bool Calls(string body, Func<QualifiedName, bool> condition)
    {
        var tokens = SqlLexer.Tokenize(body);
        for (var i = 0; i + 1 < tokens.Length; i++)
        {
            if (tokens[i + 1].Kind != TokenKind.LeftParenthesis || tokens[i].Kind is not (TokenKind.Identifier or TokenKind.QuotedIdentifier or TokenKind.Keyword))
            {
                continue;
            }

            var schema = i >= 2 && tokens[i - 1].Kind == TokenKind.Dot ? SqlTokenText.Identifier(body, tokens[i - 2]) : null;
            if (condition(new QualifiedName(schema, SqlTokenText.Identifier(body, tokens[i]))))
            {
                return true;
            }
        }

        return false;
    }

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
