using PgRollback.Catalog.Expressions;
using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary><c>SELECT f(…), g(…)</c>, <c>SELECT … FROM f(…)</c> and <c>CALL p(…)</c> for what the routines do: their bodies are run, where the catalog decides what they do.</summary>
internal static class CalledRoutine
{
    /// <param name="session">The session.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="undecided">What in a body could not be decided; empty when none was looked at.</param>
    /// <param name="variables">Of the block that the statement stands in.</param>
    public static bool TryRun(ReplaySession session, DataStatement statement, out string undecided, IReadOnlyDictionary<string, Datum>? variables = null)
    {
        undecided = "";
        if (Calls(session, statement, variables) is not { Count: > 0 } calls || !calls.TrueForAll(c => c.Routine.Volatility is "VOLATILE" && RoutineEffects.MayChangeSchema(session, c.Routine)))
        {
            return false;
        }

        var (mark, gaps) = (session.Editor.Mark, session.GapMark);
        foreach (var (routine, arguments) in calls)
        {
            undecided = BlockReplay.TryCall(session, routine, arguments) ?? "";
            if (undecided.Length > 0)
            {
                session.Editor.RollbackTo(mark);
                session.ForgetGaps(gaps);
                return false;
            }
        }

        return true;
    }

    /// <summary>The code that the calls of a routine may run; its body where nobody can tell.</summary>
    public static string? CodeOf(ReplaySession session, Routine routine, DataStatement statement)
    {
        var calls = (Calls(session, statement) ?? []).FindAll(c => c.Routine.Oid == routine.Oid);
        var texts = calls.ConvertAll(c => RunTexts.Of(session, routine, c.Arguments));
        return texts.Count == 0 || texts.Contains(null) ? routine.Body : string.Concat(texts);
    }

    /// <summary>Null when the statement is more than calls of routines that are known by their names.</summary>
    private static List<(Routine Routine, List<Datum> Arguments)>? Calls(ReplaySession session, DataStatement statement, IReadOnlyDictionary<string, Datum>? variables = null)
    {
        if (statement is not (SelectStatement { Into: null } or CallStatement) || statement.Changes.Count > 0)
        {
            return null;
        }

        var text = statement.Text.Text;
        var start = statement is CallStatement ? text.IndexOf("call", StringComparison.OrdinalIgnoreCase) + "call".Length : 0;
        var source = text.Substring(start);
        var calls = new List<(Routine, List<Datum>)>();
        foreach (var node in Nodes(source, isQuery: start == 0))
        {
            if (node.Unparenthesized is not CallNode call || call.Arguments.Exists(static a => a.IsVariadic)
                || session.Editor.FindRoutines(call.QualifiedName, session.Path).Where(r => Takes(r, call)).Take(2).ToList() is not { Count: 1 } routines)
            {
                return null;
            }

            var evaluator = new Evaluator(session.Editor, session.Path, variables, session.Possible);
            calls.Add((routines[0], [.. routines[0].InputParameters.Select((p, i) => Given(p, i, call) is { } given ? evaluator.Evaluate(source.Substring(given.Start, given.End - given.Start)) : Datum.Unknown)]));
        }

        return calls;
    }

    /// <summary>Whether a call has a value for each parameter that asks for one, and no other.</summary>
    private static bool Takes(Routine routine, CallNode call)
    {
        var parameters = routine.InputParameters.ToList();
        var found = 0;
        for (var i = 0; i < parameters.Count; i++)
        {
            var isGiven = Given(parameters[i], i, call) is not null;
            found += isGiven ? 1 : 0;
            if (parameters[i].Mode == ParameterMode.Variadic || (!isGiven && parameters[i].Default is null))
            {
                return false;
            }
        }

        return found == call.Arguments.Count;
    }

    private static ExpressionNode? Given(RoutineParameter parameter, int position, CallNode call) =>
        position < call.Arguments.Count && call.Arguments[position].Name is null ? call.Arguments[position].Value
        : call.Arguments.Find(a => a.Name is not null && string.Equals(a.Name, parameter.Name, StringComparison.Ordinal))?.Value;

    private static List<ExpressionNode> Nodes(string source, bool isQuery)
    {
        var parser = new SqlNodeParser(source);
        if (!isQuery)
        {
            var call = parser.ParseExpression();
            return parser.Failed || !parser.IsAtEnd ? [] : [call];
        }

        if (parser.ParseQuery() is not SelectNode { Where: null, HasGrouping: false } select || parser.Failed || !parser.IsAtEnd)
        {
            return [];
        }

        return select.From.Count == 0 ? select.Targets.ConvertAll(static t => t.Value)
            : select.From.Count == 1 && select.From[0] is FunctionFromNode { Functions.Count: 1 } item && select.Targets.TrueForAll(static t => t.Value is LiteralNode or NameNode) ? [item.Functions[0].Call]
            : [];
    }
}
