using System.Globalization;
using PgRollback.Catalog.Expressions;
using PgRollback.Syntax;

namespace PgRollback.Catalog;

internal sealed partial class Evaluator
{
    /// <summary>The rows of a function that is one query over the catalogs, in SQL, or one RETURN, in PL/pgSQL; null for any other.</summary>
    private QueryResult? Routine(CallNode call, RowScope? scope, Group? group, out bool isSet)
    {
        isSet = false;
        if (call.HasStar || call.Over is not null || call.Arguments.Exists(static a => a.Name is not null || a.IsVariadic))
        {
            return null;
        }

        var routines = catalog.FindRoutines(call.QualifiedName, path).Take(2).ToList();
        if (routines.Count != 1 || routines[0] is not { RoutineKind: RoutineKind.Function, Body: { } body, Settings.IsEmpty: true } routine)
        {
            return null;
        }

        var block = routine.Language == "plpgsql" ? Returning(routine, body) : null;
        if (routine.Language != "sql" && block is null)
        {
            return null;
        }

        var values = new Dictionary<string, Datum>(StringComparer.Ordinal);
        var position = 0;
        foreach (var parameter in routine.InputParameters)
        {
            var value = position < call.Arguments.Count ? Evaluate(call.Arguments[position].Value, scope, group) : Datum.Unknown;
            position++;
            values[parameter.Name ?? ""] = values["$" + position.ToString(CultureInfo.InvariantCulture)] = value;
        }

        isSet = routine.Returns is { SetOf: true };
        if (routine.Strict && values.Values.Any(static v => v.IsNull || v.IsUnknown))
        {
            return new QueryResult([routine.Name], isSet ? [] : [[values.Values.Any(static v => v.IsUnknown) ? Datum.Unknown : Datum.Null]], MayHaveMore: isSet);
        }

        var evaluator = new Evaluator(catalog, path, values, possible) { _depth = _depth + 1 };
        return block is null ? evaluator.Query(body.Trim().TrimEnd(';')) : new QueryResult([routine.Name], [[evaluator.Returned(block)]], MayHaveMore: false);
    }

    /// <summary>A body that returns a value, or puts one into a variable and returns that, and does nothing else, where the value is of the type that it is returned as.</summary>
    private static NestedNode? Returning(Routine routine, string body) =>
        routine.Returns is { SetOf: false, IsArray: false, Modifiers: null } type && (type.IsBuiltIn("text") || type.IsBuiltIn("varchar") || type.IsBuiltIn("bool"))
        && BlockParser.Parse(body) is { Handlers.Count: 0 } block && (ReturnsExpression(block) || ReturnsVariable(block)) ? block : null;

    private static bool ReturnsExpression(NestedNode block) => block is { Variables.Count: 0, Body.Count: 1 } && block.Body[0] is ReturnNode { Expression: not null };

    private static bool ReturnsVariable(NestedNode block) =>
        block is { Variables.Count: 1, Body.Count: 2 } && block.Body[0] is StatementNode { Targets.Count: 1 } query && query.Targets[0] == block.Variables[0].Name
        && query.Text.TrimStart().StartsWith("select", StringComparison.OrdinalIgnoreCase)
        && block.Body[1] is ReturnNode { Expression: { } returned } && string.Equals(returned.Trim(), block.Variables[0].Name, StringComparison.OrdinalIgnoreCase);

    private Datum Returned(NestedNode block)
    {
        if (block.Body[0] is ReturnNode { Expression: { } expression })
        {
            return Evaluate(expression);
        }

        var (variable, variables) = (block.Variables[0], new BlockVariables());
        variables.Declare(variable.Name, variable.Type, Query(((StatementNode)block.Body[0]).Text)?.Scalar ?? Datum.Unknown);
        return variables.Values[variable.Name];
    }

    /// <summary>SELECT f(): a row for each of a set.</summary>
    private QueryResult? SetInTargets(SelectNode select, RowScope? scope)
    {
        var isAlone = select is { Targets.Count: 1, From.Count: 0, Where: null, HasGrouping: false } && select.Limits.Count == 0;
        if (isAlone && select.Targets[0].Value is CallNode call)
        {
            var name = select.Targets[0].Alias ?? OutputNames.Of(call).Name;
            if (Routine(call, scope, group: null, out var isSet) is { } rows && isSet)
            {
                return rows with { Columns = [name] };
            }

            if (IsSet(call) && !IsDistinct(select) && select.OrderBy.Count == 0 && Function(call, scope) is { } values)
            {
                return new QueryResult([name], [.. values.Select(static v => new[] { v })], MayHaveMore: false);
            }
        }

        // How many rows there are nobody knows here.
        return select.Targets.Exists(static t => t.Value is CallNode c && IsSet(c)) ? new QueryResult([.. select.Targets.Select(static t => t.Alias ?? OutputNames.Of(t.Value).Name)], [], MayHaveMore: true) : null;
    }

    private static bool IsSet(CallNode call) => call.Name[call.Name.Length - 1].Name is "unnest" or "generate_series" or "generate_subscripts";

    /// <summary>A view over the catalogs.</summary>
    private VirtualTable? View(string? schema, string name)
    {
        if (catalog.FindRelation(new QualifiedName(schema, name), path) is not View { IsMaterialized: false } view)
        {
            return null;
        }

        var rows = new Evaluator(catalog, path, possible: possible) { _depth = _depth + 1 }.Query(view.Query.Text.Trim().TrimEnd(';'));
        return rows is { MayHaveMore: false } ? ToTable(rows, [.. view.Columns.Select(static c => c.Name)]) : null;
    }
}
