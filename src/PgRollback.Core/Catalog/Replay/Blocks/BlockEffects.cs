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
            worst = Worse(worst, Worse(OfItself(session, node), Of(session, node.Inner)));
        }

        return worst;
    }

    /// <summary>The worst that a statement may do without those that stand in it.</summary>
    public static BlockEffect OfItself(ReplaySession session, BlockNode node) => node switch
    {
        QueryLoopNode loop => loop.IsDynamic ? OfDynamic(session, loop.Query) : OfText(session, loop.Query),
        StatementNode sql => OfText(session, sql.Text),
        PerformNode perform => OfText(session, perform.Query),
        DynamicNode dynamic => OfText(session, dynamic.Text),
        ExecuteNode execute => OfDynamic(session, execute.Expression),
        UndecidedNode => BlockEffect.Schema,
        _ => OfExpressions(session, node.Expressions),
    };

    /// <summary>Variables that statements may give other values.</summary>
    public static IEnumerable<string> Assigned(IEnumerable<BlockNode> nodes)
    {
        foreach (var node in nodes)
        {
            IEnumerable<string> names = node switch
            {
                AssignNode assign => [assign.Variable],
                StatementNode sql => sql.Targets,
                ExecuteNode execute => execute.Targets,
                QueryLoopNode loop => loop.Variables,
                ArrayLoopNode loop => [loop.Variable],
                DynamicNode dynamic => SqlLexer.Tokenize(dynamic.Text).Where(static t => t.Kind == TokenKind.Identifier).Select(t => SqlTokenText.Identifier(dynamic.Text, t)).ToList(),
                _ => [],
            };
            foreach (var name in names.Concat(Assigned(node.Inner)))
            {
                yield return name;
            }
        }
    }

    /// <summary>Code behind which the rest may not run: RETURN, EXIT, CONTINUE; an exception that it raises ends the migration.</summary>
    public static bool MayLeave(IEnumerable<BlockNode> nodes) => nodes.Any(static node => node switch
    {
        ReturnNode or LeaveNode or UndecidedNode => true,
        LoopNode loop => MayReturn(loop.Body),
        _ => MayLeave(node.Inner),
    });

    private static bool MayReturn(IEnumerable<BlockNode> nodes) => nodes.Any(static node => node is ReturnNode or UndecidedNode || MayReturn(node.Inner));

    private static BlockEffect Worse(BlockEffect one, BlockEffect other) => one > other ? one : other;

    /// <summary>A loop over nothing that can be read as a query has its effects in its body.</summary>
    private static BlockEffect OfDynamic(ReplaySession session, string expression) =>
        expression.Length == 0 ? BlockEffect.None
        : DynamicText.Of(expression) is { } text && DynamicText.IsKnown(text) ? Worse(OfExpressions(session, [expression]), OfText(session, text))
        : BlockEffect.Schema;

    private static BlockEffect OfExpressions(ReplaySession session, IEnumerable<string?> expressions)
    {
        var worst = BlockEffect.None;
        foreach (var expression in expressions)
        {
            worst = expression is null ? worst : Worse(worst, CallsChange(session, expression) || CallsUnknown(session, "SELECT " + expression) ? BlockEffect.Schema : MayChangeRows(expression) ? BlockEffect.Rows : BlockEffect.None);
        }

        return worst;
    }

    private static BlockEffect OfText(ReplaySession session, string text)
    {
        if (RoleReplay.IsCreation(text))
        {
            // No part of the database.
            return BlockEffect.None;
        }

        var changes = SessionEffects.IsTemporaryTable(session, text) || SqlReader.Read(text).Statements.All(static s => s is CallStatement) ? CallsChange(session, text) : MayChangeSchema(session, text);
        if (changes || CallsUnknown(session, text))
        {
            return BlockEffect.Schema;
        }

        return MayChangeRows(text) ? BlockEffect.Rows : BlockEffect.None;
    }

    /// <summary>The code whose words tell which older objects an undecided block may have changed; null where they do not, as it runs texts that it finds.</summary>
    public static string? Code(NestedNode? block, string body) =>
        CatalogDoubt.KindsIn(body) == DoubtfulKinds.None && (block is null ? Contains(body, static word => word is "execute") : RunsUnknownText([block])) ? null : body;

    private static bool RunsUnknownText(IEnumerable<BlockNode> nodes) => nodes.Any(static node => node is ExecuteNode execute
        ? DynamicText.Of(execute.Expression) is not { } text || !DynamicText.IsKnown(text)
        : RunsUnknownText(node.Inner));

    /// <summary>A query or, behind SELECT, an expression that calls what neither PostgreSQL nor a migration brought.</summary>
    public static bool CallsUnknown(ReplaySession session, string text) =>
        SqlReader.Read(text).Statements.OfType<DataStatement>().Any(s => s.Calls.Any(name => DataReplay.IsUnknownCall(session, s, name)));

    public static bool MayChangeSchema(ReplaySession session, string body) =>
        SaysSchema(body) || CallsChange(session, body);

    private static bool IsSchemaWord(string word) => word is
        "create" or "alter" or "drop" or "execute" or "grant" or "revoke" or "comment" or "call" or "security" or "import" or "reassign" or "set_config";

    /// <summary>An expression or a query that calls what may change the schema.</summary>
    public static bool CallsChange(ReplaySession session, string text) =>
        Calls(text, name => session.Editor.FindRoutines(name, session.Path).Any(r => RoutineEffects.MayChangeSchema(session, r)) || BuiltInEffects.MayChangeSchema(name));

    public static bool CallsBuiltInChange(string text) => Calls(text, BuiltInEffects.MayChangeSchema);

    /// <summary>Routines that a text may call and that may change the schema by their words, all of a name.</summary>
    public static List<Routine> ChangingRoutines(ReplaySession session, string text)
    {
        var found = new List<Routine>();
        Calls(text, name =>
        {
            found.AddRange(session.Editor.FindRoutines(name, session.Path).Where(r => RoutineEffects.MayChangeSchema(session, r) && !found.Contains(r)));
            return false;
        });
        return found;
    }

    /// <summary>The worst that statements may do which a body was found to run, with what they call among them.</summary>
    public static BlockEffect OfRun(string code) =>
        SaysSchema(code) ? BlockEffect.Schema : MayChangeRows(code) ? BlockEffect.Rows : BlockEffect.None;

    /// <summary>Code that drops, deletes or runs what it puts together.</summary>
    public static bool MayDestroyRows(string body) => Contains(body, static word => word is "drop" or "delete" or "truncate" or "execute");

    public static bool MayChangeRows(string body) => Contains(body, static word => word is
        "insert" or "update" or "delete" or "truncate" or "merge" or "copy" or "nextval" or "setval" or "refresh" or "call");

    /// <summary>Whether a name that is written like a call answers to a condition.</summary>
    public static bool Calls(string body, Func<QualifiedName, bool> condition)
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

    private static bool SaysSchema(string body) => Contains(body, IsSchemaWord, SessionEffects.IsLimit);

    /// <param name="isOther">Whether a word that stands there means something else.</param>
    private static bool Contains(string body, Func<string, bool> isWord, Func<string, SqlToken[], int, bool>? isOther = null)
    {
        var tokens = SqlLexer.Tokenize(body);
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].Kind is TokenKind.Keyword or TokenKind.Identifier && isWord(body.Substring(tokens[i].Start, tokens[i].Length).ToLowerInvariant()) && isOther?.Invoke(body, tokens, i) != true)
            {
                return true;
            }
        }

        return false;
    }
}
