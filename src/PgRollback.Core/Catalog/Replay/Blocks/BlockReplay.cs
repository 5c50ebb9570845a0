using System.Globalization;
using PgRollback.Catalog.Expressions;
using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>
/// Runs a block of PL/pgSQL on the catalog where everything that leads to DDL is decided by the catalog: guards, loops over system catalogs, statements put
/// together from their rows, handlers. Otherwise it is a gap.
/// </summary>
internal sealed partial class BlockReplay(ReplaySession session)
{
    /// <summary>A loop that goes on longer is left to a server.</summary>
    private const int MaxSteps = 20_000;

    private const int MaxCalls = 20;

    private readonly BlockVariables _variables = new();

    /// <summary>Errors that handlers around the statement at work catch and do not raise again.</summary>
    private IReadOnlyList<string> _handled = [];
    private HandledFailure? _failure;
    private int _steps;

    /// <summary>Something that only a server can decide.</summary>
    private sealed class UndecidedException(string what) : Exception(what);

    private enum Flow
    {
        Next,
        Exit,
        Continue,
        Return,
    }

    public static void Apply(ReplaySession session, DoStatement statement)
    {
        if (!string.Equals(statement.Language, "plpgsql", StringComparison.OrdinalIgnoreCase))
        {
            session.AddGap(GapKind.Schema, $"DO block in {statement.Language} may change the schema in ways that the text does not show", call: statement.Body);
            return;
        }

        var block = BlockParser.Parse(statement.Body);
        if (TryRun(session, block, []) is not { } undecided)
        {
            return;
        }

        switch (Effect(session, block, statement.Body))
        {
            case BlockEffect.Schema:
                session.AddGap(
                    GapKind.Schema,
                    $"what this DO block does to the schema is decided when it runs ({undecided})",
                    RunTexts.Of(session, block) ?? BlockEffects.Code(block, statement.Body),
                    keepsDefinitions: block is not null && BlockDefinitions.AreKept(session, [block]),
                    isOnNewObjects: block is not null && BlockDefinitions.AreNew(session, [block]),
                    call: statement.Body);
                break;
            case BlockEffect.Rows when block is null || !OwnRows.AreAll(session, [block]):
                session.AddGap(GapKind.Data, "this DO block changes rows, and which ones is decided when it runs");
                break;
            default:
                break;
        }
    }

    /// <summary>The worst that the body of a routine may do that could not be followed.</summary>
    public static BlockEffect EffectOf(ReplaySession session, Routine routine)
    {
        if (routine is not { Language: "plpgsql", Body: { } body })
        {
            return BlockEffect.Schema;
        }

        var effect = Effect(session, BlockParser.Parse(body), body);
        return effect == BlockEffect.Schema && RunTexts.Of(session, routine, []) is { } code ? BlockEffects.OfRun(code) : effect;
    }

    private static BlockEffect Effect(ReplaySession session, NestedNode? block, string body) =>
        block is not null ? BlockEffects.Of(session, [block])
        : BlockEffects.MayChangeSchema(session, body) ? BlockEffect.Schema
        : BlockEffects.MayChangeRows(body) ? BlockEffect.Rows
        : BlockEffect.None;

    /// <summary>Runs the body of a routine that is called for what it does.</summary>
    /// <param name="session">The session.</param>
    /// <param name="routine">The routine.</param>
    /// <param name="arguments">What it is given.</param>
    /// <param name="special">Variables that it finds without declaring them.</param>
    /// <returns>Null when it is done; else what could not be decided, and nothing has happened.</returns>
    public static string? TryCall(ReplaySession session, Routine routine, IReadOnlyList<Datum> arguments, params (string Name, string Type, Datum Value)[] special)
    {
        if (routine is not { Language: "plpgsql" or "sql", Body: { } body } || !routine.Settings.All(static s => s is { Name: "search_path", Value: not null }) || session.Calls >= MaxCalls)
        {
            return "its body cannot be followed";
        }

        var callersPath = session.Path;
        foreach (var setting in routine.Settings)
        {
            session.Path = callersPath with { Schemas = SessionReplay.Split([setting.Value!]) };
        }

        session.Calls++;
        try
        {
            var parameters = Parameters(session, routine, arguments, callersPath);
            parameters.AddRange(special);
            return routine.Language == "sql" ? TryCalls(session, body, parameters) : TryRun(session, BlockParser.Parse(body), parameters);
        }
        finally
        {
            // Also behind an error that the body raises.
            session.Calls--;
            session.Path = callersPath with { Temporary = session.Path.Temporary };
        }
    }

    private static List<(string Name, string Type, Datum Value)> Parameters(ReplaySession session, Routine routine, IReadOnlyList<Datum> arguments, SearchPath callersPath)
    {
        var parameters = new List<(string, string, Datum)>();
        var position = 0;
        foreach (var parameter in routine.InputParameters)
        {
            var value = position < arguments.Count ? arguments[position] : Datum.Unknown;
            position++;
            if (parameter.Type.IsBuiltIn("regclass"))
            {
                // It is found by the caller's search path, and printed under the name that the routine's own asks for.
                value = new Evaluator(session.Editor, callersPath, possible: session.Possible).Relation(value);
                value = value.Kind == DatumKind.Object && SystemTables.FindObject(session.Editor, value) is { } found ? SystemTables.ObjectOf(session.Editor, session.Path, found) : value;
            }

            parameters.Add((parameter.Name ?? "", parameter.Type.ToSql(session.Editor), value));
            parameters.Add(("$" + position.ToString(CultureInfo.InvariantCulture), parameter.Type.ToSql(session.Editor), value));
        }

        return parameters;
    }

    /// <summary>Runs the body of a function in SQL that does no more than call others.</summary>
    private static string? TryCalls(ReplaySession session, string body, List<(string Name, string Type, Datum Value)> parameters)
    {
        var variables = new BlockVariables();
        foreach (var (name, type, value) in parameters)
        {
            variables.Declare(name, type, value);
        }

        var savepoint = session.Save();
        foreach (var statement in SqlReader.Read(body).Statements)
        {
            if (statement is not SelectStatement select || !CalledRoutine.TryRun(session, select, out _, variables.Values))
            {
                session.RollbackTo(savepoint);
                return "its body cannot be followed";
            }
        }

        return null;
    }

    /// <returns>Null when it is done; else what could not be decided, and nothing has happened.</returns>
    private static string? TryRun(ReplaySession session, NestedNode? block, List<(string Name, string Type, Datum Value)> parameters)
    {
        var savepoint = session.Save();
        try
        {
            var replay = new BlockReplay(session);
            foreach (var (name, type, value) in parameters)
            {
                replay._variables.Declare(name, type, value);
            }

            replay.Run(block ?? throw new UndecidedException("its text could not be read"));
            return null;
        }
        catch (UndecidedException e)
        {
            session.RollbackTo(savepoint);
            return e.Message;
        }
    }

    private Flow Run(NestedNode block)
    {
        var hidden = block.Variables.ConvertAll(Declare);
        var flow = block.Handlers.Count == 0 ? Run(block.Body) : RunWithHandlers(block);
        hidden.Reverse();
        hidden.ForEach(_variables.Restore);
        return flow;
    }

    private (string Name, Datum? Value, string? Type) Declare(DeclaredVariable variable)
    {
        var hidden = _variables.Declare(variable.Name, variable.Type, variable.Value is null ? Datum.Null : Evaluate(variable.Value));
        NoteQuestion(variable.Name, variable.Value, isQuery: false);
        return hidden;
    }

    private void NoteQuestion(string variable, string? text, bool isQuery)
    {
        if (text is not null && RoleGuard.QuestionOf(text, isQuery, _variables) is { } question)
        {
            _variables.SetQuestion(variable, question);
        }
    }

    private Flow Run(List<BlockNode> statements)
    {
        foreach (var statement in statements)
        {
            if (++_steps > MaxSteps)
            {
                throw new UndecidedException("a long loop");
            }

            var flow = Run(statement);
            if (flow != Flow.Next)
            {
                return flow;
            }
        }

        return Flow.Next;
    }

    private Flow Run(BlockNode node)
    {
        switch (node)
        {
            case NothingNode:
                return Flow.Next;
            case ReturnNode result:
                if (result.Expression is { } expression)
                {
                    Evaluate(expression);
                }

                return Flow.Return;
            case RaiseNode:
                throw new ReplayException("the block raises an exception");
            case NestedNode nested:
                return Run(nested);
            case IfNode choice:
                return Run(choice);
            case AssignNode assign:
                _variables.Set(assign.Variable, Evaluate(assign.Expression));
                NoteQuestion(assign.Variable, assign.Expression, isQuery: false);
                return Flow.Next;
            case StatementNode { Targets.Count: > 0 } sql:
                return RunInto(sql);
            case StatementNode sql:
                RunSql(sql.Text);
                if (ChangesRows(sql.Text))
                {
                    // How many rows it found only the server can tell.
                    _variables.SetFound(Datum.Unknown);
                }

                return Flow.Next;
            case ExecuteNode execute:
                return Run(execute);
            case PerformNode perform:
                RunSql(perform.Query);
                _variables.SetFound(Query(perform.Query)?.Exists ?? Datum.Unknown);
                return Flow.Next;
            case QueryLoopNode loop:
                return Run(loop);
            case ArrayLoopNode loop:
                return Run(loop);
            case NumberLoopNode loop:
                return Run(loop);
            case WhileNode loop:
                return Run(loop);
            case LeaveNode leave:
                return Run(leave);
            case DynamicNode dynamic:
                Tolerate([dynamic], Shorten(dynamic.Text));
                return Flow.Next;
            case UndecidedNode undecided:
                throw new UndecidedException(undecided.What);
            default:
                throw new UndecidedException("a statement of another kind");
        }
    }

    private bool IsVoidCall(string expression)
    {
        var parser = new SqlNodeParser(expression);
        return parser.ParseExpression() is CallNode call && !parser.Failed && parser.IsAtEnd
            && session.Editor.FindRoutines(call.QualifiedName, session.Path).ToList() is { Count: > 0 } routines
            && routines.TrueForAll(static r => r.RoutineKind == RoutineKind.Function && r.Returns?.IsBuiltIn("void") == true);
    }

    private static bool ChangesRows(string sql) =>
        SqlLexer.Tokenize(sql) is { Length: > 0 } tokens && tokens[0].Keyword is Keyword.Insert or Keyword.Update or Keyword.Delete or Keyword.Merge or Keyword.With;

    private Flow Run(IfNode choice)
    {
        foreach (var (condition, body) in choice.Branches)
        {
            var test = Evaluate(condition).ToBoolean();
            if (test.IsTrue)
            {
                return Run(body);
            }

            if (test.IsUnknown)
            {
                if (choice.Branches.Count > 1 || RoleGuard.RoleOf(condition, _variables) is not { } role || !TryRunForRole(role, body, choice.Otherwise))
                {
                    Tolerate([choice], "IF " + Shorten(condition));
                }

                return Flow.Next;
            }
        }

        return choice.Otherwise is null ? Flow.Next : Run(choice.Otherwise);
    }

    private Flow RunInto(StatementNode sql)
    {
        _failure ??= sql.IsStrict ? HandledFailures.OfStrict(_handled) : null;
        RunSql(sql.Text);
        if (Query(sql.Text) is { MayHaveMore: false } result)
        {
            _variables.SetRow(sql.Targets, result.First);
            _variables.SetFound(result.Exists);
        }
        else
        {
            _variables.Forget(sql.Targets);
        }

        if (sql.Targets.Count == 1)
        {
            NoteQuestion(sql.Targets[0], sql.Text, isQuery: true);
        }

        return Flow.Next;
    }

    private Flow Run(ExecuteNode execute)
    {
        if (execute.Targets.Count == 0 && IsVoidCall(execute.Expression))
        {
            // What comes of the call is an empty text, which does nothing.
            RunSql("SELECT " + execute.Expression);
            return Flow.Next;
        }

        var text = Evaluate(execute.Expression);
        if (text.Kind != DatumKind.Text)
        {
            Tolerate([execute], $"EXECUTE of a text that is put together at run time: {Shorten(execute.Expression)}");
            return Flow.Next;
        }

        if (execute.Targets.Count > 0)
        {
            return RunInto(new StatementNode(text.Text, execute.Targets));
        }

        RunSql(text.Text);
        return Flow.Next;
    }

    /// <summary>Code that only a server can decide is passed over when it cannot touch the schema; rows that it may change are a gap, and its variables are unknown from then on.</summary>
    private void Tolerate(List<BlockNode> code, string what)
    {
        switch (BlockEffects.Of(session, code))
        {
            case BlockEffect.Schema:
                throw new UndecidedException(what);
            case BlockEffect.Rows when !OwnRows.AreAll(session, code):
                session.AddGap(GapKind.Data, $"this DO block changes rows, and which ones is decided when it runs ({what})");
                break;
            default:
                break;
        }

        if (BlockEffects.MayLeave(code))
        {
            throw new UndecidedException(what);
        }

        RoleReplay.KeepThoseOf(session, code);
        _variables.Forget(BlockEffects.Assigned(code));
    }

    private Datum Evaluate(string expression) =>
        BlockEffects.CallsChange(session, expression) || BlockEffects.CallsUnknown(session, "SELECT " + expression) ? throw new UndecidedException(Shorten(expression)) : NewEvaluator().Evaluate(expression);

    private QueryResult? Query(string text) =>
        BlockEffects.CallsChange(session, text) ? null : NewEvaluator().Query(text);

    private Evaluator NewEvaluator() => new(session.Editor, session.Path, _variables.Values, session.Possible) { EventCommands = session.EventCommands };

    private void RunSql(string text)
    {
        _failure ??= HandledFailures.Of(session, text, _handled);
        foreach (var statement in SqlReader.Read(text).Statements)
        {
            if (statement is TransactionStatement or ErrorStatement)
            {
                throw new UndecidedException(statement.Tag);
            }

            if (TransactionReplay.StandsAlone(statement))
            {
                throw new ReplayException(statement.Tag + " cannot be executed from a function");
            }

            // What a call is given may be told by the variables.
            if (statement is not (SelectStatement or CallStatement) || !CalledRoutine.TryRun(session, (DataStatement)statement, out _, _variables.Values))
            {
                StatementReplay.Apply(session, statement);
            }
        }
    }

    private static string Shorten(string text)
    {
        var line = SqlText.Canonicalize(text);
        return line.Length <= 60 ? line : line.Substring(0, 60) + "…";
    }
}
