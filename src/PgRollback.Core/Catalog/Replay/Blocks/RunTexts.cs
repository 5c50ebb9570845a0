using System.Text;
using PgRollback.Catalog.Expressions;
using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>
/// The statements that a body may run, whatever is decided when it runs: the texts that it puts together are followed through its variables, with
/// <see cref="DynamicText.Hole"/> for what constants and arguments do not tell.
/// </summary>
internal sealed class RunTexts
{
    private const int MaxCalls = 8;

    private const int MaxLength = 1 << 18;

    private readonly ReplaySession _session;
    private readonly StringBuilder _code;
    private readonly int _calls;
    private readonly Dictionary<string, string?> _values = new(StringComparer.Ordinal);

    /// <summary>Routines whose texts are there, whatever they are called with.</summary>
    private readonly HashSet<Oid> _added;

    private RunTexts(ReplaySession session, StringBuilder code, int calls, HashSet<Oid> added)
    {
        _session = session;
        _code = code;
        _calls = calls;
        _added = added;
    }

    /// <summary>Null when it may run what nobody can name.</summary>
    public static string? Of(ReplaySession session, NestedNode? block)
    {
        var code = new StringBuilder();
        return block is not null && new RunTexts(session, code, calls: 0, []).Add(block) ? code.ToString() : null;
    }

    /// <param name="session">The session.</param>
    /// <param name="routine">What is called.</param>
    /// <param name="arguments">With what; unknown for those that are not there.</param>
    public static string? Of(ReplaySession session, Routine routine, IReadOnlyList<Datum> arguments)
    {
        var code = new StringBuilder();
        var texts = arguments.Select(static a => a.ToText() is { Kind: DatumKind.Text } text ? text.Text : Unknown).ToList();
        return new RunTexts(session, code, calls: 0, []).Add(routine, texts) ? code.ToString() : null;
    }

    private static string Unknown { get; } = DynamicText.Hole.ToString();

    private bool Add(Routine routine, List<string> arguments)
    {
        if (routine is not { Language: "plpgsql", Body: { } body } || _calls >= MaxCalls || _code.Length > MaxLength || BlockParser.Parse(body) is not { } block)
        {
            return false;
        }

        var inner = new RunTexts(_session, _code, _calls + 1, _added);
        var position = 0;
        foreach (var parameter in routine.InputParameters)
        {
            inner._values[parameter.Name ?? ""] = position < arguments.Count ? arguments[position] : Unknown;
            position++;
        }

        return inner.Add(block);
    }

    private bool Add(List<BlockNode> nodes) => nodes.TrueForAll(Add);

    private bool Add(BlockNode node)
    {
        switch (node)
        {
            case NothingNode or RaiseNode or LeaveNode or ReturnNode { Expression: null }:
                return true;
            case ReturnNode { Expression: { } expression }:
                return AddExpression(expression);
            case NestedNode nested:
                return AddNested(nested);
            case AssignNode assign:
                Set(assign.Variable, TextOf(assign.Expression));
                return AddExpression(assign.Expression);
            case IfNode choice:
                return AddIf(choice);
            case StatementNode { Targets.Count: > 0 } sql:
                sql.Targets.ToList().ForEach(t => Set(t, sql.Targets.Count == 1 ? Selected(sql.Text) : Unknown));
                return AddText(sql.Text);
            case StatementNode sql:
                return AddText(sql.Text);
            case PerformNode perform:
                return AddText(perform.Query);
            case ExecuteNode execute:
                execute.Targets.ToList().ForEach(t => Set(t, Unknown));
                return DynamicText.Of(execute.Expression, _values) is { } text && DynamicText.IsKnown(text) && AddText(text);
            case QueryLoopNode { IsDynamic: false } loop:
                return AddLoop(loop.Variables, loop.Query, loop.Body);
            case ArrayLoopNode loop:
                return AddLoop([loop.Variable], loop.Array, loop.Body);
            case NumberLoopNode loop:
                return AddLoop([loop.Variable], loop.First, loop.Body);
            case WhileNode loop:
                return AddLoop([], loop.Condition ?? "", loop.Body);
            default:
                return false;
        }
    }

    private bool AddNested(NestedNode nested)
    {
        nested.Variables.ForEach(v => _values[v.Name] = v.Value is null ? null : TextOf(v.Value));
        if (!nested.Variables.TrueForAll(v => v.Value is null || AddExpression(v.Value)) || !Add(nested.Body))
        {
            return false;
        }

        // An exception may have come behind any of the assignments.
        if (nested.Handlers.Count > 0)
        {
            Forget(BlockEffects.Assigned(nested.Body));
        }

        return nested.Handlers.TrueForAll(h => AddChoice(h.Body));
    }

    /// <summary>A branch is left out only where its condition asks nothing but variables that are known.</summary>
    private bool AddIf(IfNode choice)
    {
        foreach (var (condition, body) in choice.Branches)
        {
            if (!AddExpression(condition))
            {
                return false;
            }

            var test = IsQuery(condition) ? Datum.Unknown : new Evaluator(_session.Editor, _session.Path, Known()).Evaluate(condition).ToBoolean();
            if (test.IsTrue)
            {
                return Add(body);
            }

            if (test.IsUnknown && !AddChoice(body))
            {
                return false;
            }
        }

        return choice.Otherwise is null || AddChoice(choice.Otherwise);
    }

    /// <summary>Within it a variable is what it was set to last; behind it, what it was before or is now.</summary>
    private bool AddChoice(List<BlockNode> body)
    {
        var before = new Dictionary<string, string?>(_values, StringComparer.Ordinal);
        var isKnown = Add(body);
        foreach (var (name, value) in before.Select(static v => (v.Key, v.Value)))
        {
            // The text of a variable that is NULL is never run.
            _values[name] = _values[name] is not { } now ? value : value is null || string.Equals(value, now, StringComparison.Ordinal) ? now : Unknown;
        }

        return isKnown;
    }

    /// <summary>What a pass of the loop gives a variable the next one finds there.</summary>
    private bool AddLoop(IReadOnlyList<string> variables, string source, List<BlockNode> body)
    {
        Forget(variables.Concat(BlockEffects.Assigned(body)));
        return AddExpression(source) && AddChoice(body);
    }

    private void Forget(IEnumerable<string> variables) => variables.ToList().ForEach(v => _values[v] = Unknown);

    private bool AddExpression(string expression)
    {
        Write(expression);
        return !BlockEffects.CallsUnknown(_session, "SELECT " + expression) && AddCalls(expression);
    }

    /// <summary>Routines whose bodies may change the schema by their words, whatever they are called with.</summary>
    private bool AddCalls(string text) =>
        !BlockEffects.CallsBuiltInChange(text) && BlockEffects.ChangingRoutines(_session, text).TrueForAll(r => !_added.Add(r.Oid) || Add(r, []));

    private bool AddText(string text)
    {
        if (BlockEffects.CallsUnknown(_session, text))
        {
            return false;
        }

        if (!BlockEffects.CallsChange(_session, text))
        {
            Write(text);
            return true;
        }

        // A call is followed with its arguments where it is all that the statement does.
        if (Target(text) is CallNode call && call.Arguments.TrueForAll(static a => a.Name is null && !a.IsVariadic)
            && _session.Editor.FindRoutines(call.QualifiedName, _session.Path).Take(2).ToList() is { Count: 1 } routines)
        {
            return call.Arguments.TrueForAll(a => AddExpression(text.Substring(a.Value.Start, a.Value.End - a.Value.Start))) && Add(routines[0], call.Arguments.ConvertAll(a => TextOf(text, a.Value)));
        }

        Write(text);
        return AddCalls(text);
    }

    private void Write(string text) => _code.Append(text).Append(" ;\n");

    private string TextOf(string expression) => DynamicText.Of(expression, _values) ?? Unknown;

    private string TextOf(string source, ExpressionNode node) => TextOf(source.Substring(node.Start, node.End - node.Start));

    /// <summary>SELECT … INTO of an expression is an assignment.</summary>
    private string Selected(string query) => Target(query) is { } value ? TextOf(query, value) : Unknown;

    /// <summary>What a query selects that does nothing else; null for any other.</summary>
    private static ExpressionNode? Target(string query)
    {
        var parser = new SqlNodeParser(query);
        return parser.ParseQuery() is SelectNode { Targets.Count: 1, From.Count: 0, Where: null } select && !parser.Failed && parser.IsAtEnd ? select.Targets[0].Value : null;
    }

    private void Set(string variable, string value) => _values[variable] = value;

    private Dictionary<string, Datum> Known() =>
        _values.ToDictionary(static v => v.Key, static v => v.Value is null || v.Value.IndexOf(DynamicText.Hole) >= 0 ? Datum.Unknown : Datum.Of(v.Value), StringComparer.Ordinal);

    private static bool IsQuery(string condition) => condition.IndexOf("select", StringComparison.OrdinalIgnoreCase) >= 0 || condition.IndexOf("from", StringComparison.OrdinalIgnoreCase) >= 0;
}
