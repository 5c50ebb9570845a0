using PgRollback.Catalog.Expressions;
using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary><c>SELECT f(…)</c>, <c>SELECT … FROM f(…)</c> and <c>CALL p(…)</c> for what the routine does: its body is run, where the catalog decides what it does.</summary>
internal static class CalledRoutine
{
    /// <param name="session">The session.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="undecided">What in the body could not be decided; empty when it was not looked at.</param>
    public static bool TryRun(ReplaySession session, DataStatement statement, out string undecided)
    {
        undecided = "";
        if (statement is not (SelectStatement { Into: null } or CallStatement) || statement.Changes.Count > 0 || statement.Calls.Count > 1)
        {
            return false;
        }

        var name = (statement as CallStatement)?.Procedure ?? statement.Calls.FirstOrDefault();
        var routines = name is null ? [] : session.Editor.FindRoutines(name, session.Path).Take(2).ToList();
        if (routines.Count != 1 || routines[0] is not { Volatility: "VOLATILE" } routine || !RoutineEffects.MayChangeSchema(routine))
        {
            return false;
        }

        if (Arguments(session, statement) is not { } arguments)
        {
            return false;
        }

        undecided = BlockReplay.TryCall(session, routine, arguments) ?? "";
        return undecided.Length == 0;
    }

    /// <summary>The code that a call may run; null when nobody can tell.</summary>
    public static string? CodeOf(ReplaySession session, Routine routine, DataStatement statement) =>
        RunTexts.Of(session, routine, (statement.Calls.Count > 1 ? null : Arguments(session, statement)) ?? []) ?? routine.Body;

    /// <summary>Null when the statement is more than one call.</summary>
    private static List<Datum>? Arguments(ReplaySession session, DataStatement statement)
    {
        var text = statement.Text.Text;
        ExpressionNode? node;
        if (statement is CallStatement)
        {
            var open = text.IndexOf("call", StringComparison.OrdinalIgnoreCase);
            node = open < 0 ? null : Parse(text.Substring(open + "call".Length), static p => p.ParseExpression());
        }
        else
        {
            var parser = new SqlNodeParser(text);
            node = parser.ParseQuery() is SelectNode { Targets.Count: 1, Where: null, HasGrouping: false } select && !parser.Failed && parser.IsAtEnd ? CallOf(select) : null;
        }

        while (node is ParenthesisNode parenthesis)
        {
            node = parenthesis.Inner;
        }

        if (node is not CallNode call || call.Arguments.Exists(static a => a.Name is not null || a.IsVariadic))
        {
            return null;
        }

        var source = statement is CallStatement ? text.Substring(text.IndexOf("call", StringComparison.OrdinalIgnoreCase) + "call".Length) : text;
        return call.Arguments.ConvertAll(a => new Evaluator(session.Editor, session.Path, possible: session.Possible).Evaluate(source.Substring(a.Value.Start, a.Value.End - a.Value.Start)));
    }

    private static ExpressionNode? CallOf(SelectNode select) =>
        select.From.Count == 0 ? select.Targets[0].Value
        : select.From.Count == 1 && select.From[0] is FunctionFromNode { Functions.Count: 1 } item && select.Targets[0].Value is LiteralNode or NameNode ? item.Functions[0].Call
        : null;

    private static ExpressionNode? Parse(string text, Func<SqlNodeParser, ExpressionNode> parse)
    {
        var parser = new SqlNodeParser(text);
        var node = parse(parser);
        return parser.Failed || !parser.IsAtEnd ? null : node;
    }
}
