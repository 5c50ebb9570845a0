using PgRollback.Syntax;

namespace PgRollback.Catalog.Expressions;

internal sealed partial class Binder
{
    private Typed BindCall(CallNode call, Scope scope)
    {
        var arguments = new List<Typed>(call.Arguments.Count + call.WithinGroup.Count);
        foreach (var argument in call.Arguments)
        {
            arguments.Add(Bind(argument.Value, scope));
        }

        BindSortKeys(call.OrderBy, scope);
        foreach (var key in call.WithinGroup)
        {
            arguments.Add(Bind(key.Value, scope));
        }

        BindOptional(call.Filter, scope);
        BindWindow(call.Over, scope);
        return BindRoutine(call, arguments);
    }

    private Typed BindRoutine(CallNode call, List<Typed> arguments)
    {
        var parts = call.Name;
        var schema = parts.Length > 1 ? parts[parts.Length - 2].Name : null;
        var name = parts[parts.Length - 1].Name!;
        if (!SameName(schema, "pg_catalog"))
        {
            var choice = RoutineChoice.Choose(catalog, catalog.FindRoutines(new QualifiedName(schema, name), path), call, arguments, schema is null);
            if (choice.Count > 0)
            {
                return EmitRoutine(call, choice, arguments);
            }
        }

        if (schema is null || SameName(schema, "pg_catalog"))
        {
            CoerceBuiltInArguments(call, name, arguments);
            return new Typed(BuiltInFunctions.ResultType(name, arguments));
        }

        return Typed.Nothing;
    }

    private Typed EmitRoutine(CallNode call, List<Routine> choice, List<Typed> arguments)
    {
        var chosen = choice[0];
        var start = call.Name[0].Start;
        Add(new Reference(start, call.NameEnd - start, ReferenceKind.Routine, chosen.Oid, 0));
        call.Source = new NameSource(ReferenceKind.Routine, chosen.Oid, 0);
        if (choice.Count > 1)
        {
            HasAmbiguousCalls = true;
            foreach (var other in choice.Skip(1))
            {
                AddEdge(ReferenceKind.Routine, other.Oid);
            }

            return choice.All(r => r.Returns == chosen.Returns) ? new Typed(ReturnType(chosen, arguments)) : Typed.Nothing;
        }

        CoerceArguments(call, chosen, arguments);
        return new Typed(ReturnType(chosen, arguments));
    }

    private void CoerceArguments(CallNode call, Routine routine, List<Typed> arguments)
    {
        var inputs = routine.InputParameters.ToArray();
        for (var i = 0; i < call.Arguments.Count; i++)
        {
            var argument = call.Arguments[i];
            var parameter = argument.Name is not null
                ? Array.Find(inputs, p => SameName(p.Name, argument.Name))
                : i < inputs.Length ? inputs[i] : inputs.LastOrDefault(static p => p.Mode == ParameterMode.Variadic);
            if (parameter is null)
            {
                continue;
            }

            var type = parameter.Mode == ParameterMode.Variadic && !argument.IsVariadic ? parameter.Type with { IsArray = false } : parameter.Type;
            if (arguments[i].IsUnknown || arguments[i].Type is not null)
            {
                Coerce(argument.Value, arguments[i], type);
            }
        }
    }

    /// <summary>The result of a routine of the model; polymorphic ones follow their arguments where those are known.</summary>
    private static TypeReference? ReturnType(Routine routine, List<Typed> arguments)
    {
        if (routine.Returns is not { } returns || !BuiltInTypes.IsPolymorphic(returns))
        {
            return routine.Returns;
        }

        var i = 0;
        foreach (var parameter in routine.InputParameters)
        {
            if (i < arguments.Count && arguments[i].Type is { } type && parameter.Type.BuiltIn?.Name == returns.BuiltIn?.Name && parameter.Mode != ParameterMode.Variadic)
            {
                return type with { SetOf = returns.SetOf };
            }

            i++;
        }

        return null;
    }

    /// <summary>nextval('s') and its like: the constant is a regclass.</summary>
    private void CoerceBuiltInArguments(CallNode call, string name, List<Typed> arguments)
    {
        if (call.Arguments.Count > 0 && arguments[0].IsUnknown && BuiltInFunctions.TakesRegclass(name))
        {
            Coerce(call.Arguments[0].Value, arguments[0], TypeReference.OfBuiltIn("regclass"));
        }
    }
}
