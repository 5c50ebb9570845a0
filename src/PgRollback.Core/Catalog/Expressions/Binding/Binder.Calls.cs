using PgRollback.Syntax;

namespace PgRollback.Catalog.Expressions;

internal sealed partial class Binder
{
    private readonly Coercion _coercion = new(catalog);

    private Typed BindCall(CallNode call, Scope scope)
    {
        var isAggregate = call.Over is null && IsAggregate(call.Name[call.Name.Length - 1].Name!);
        _aggregates += isAggregate ? 1 : 0;
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
        _aggregates -= isAggregate ? 1 : 0;
        BindWindow(call.Over, scope);
        return BindRoutine(call, arguments);
    }

    private bool IsAggregate(string name) =>
        BuiltInFunctions.List.HasAggregate(name) || catalog.FindRoutines(new QualifiedName(Schema: null, name), path).Any(static r => r.RoutineKind == RoutineKind.Aggregate);

    private Typed BindRoutine(CallNode call, List<Typed> arguments)
    {
        var parts = call.Name;
        var name = new QualifiedName(parts.Length > 1 ? parts[parts.Length - 2].Name : null, parts[parts.Length - 1].Name!);
        var candidates = Candidates.ForCall(catalog, path, name, call, arguments.Count);
        var chosen = new OverloadResolution(catalog, _coercion).Choose(candidates, arguments);
        if (chosen.Count == 0)
        {
            AddExtensionEdge(name.Name);
            return BindTypeCall(call, name);
        }

        if (chosen.Count > 1)
        {
            return BindAmbiguousCall(call, chosen);
        }

        var candidate = chosen[0];
        var signature = candidate.Signature;
        if (!signature.Object.IsNone)
        {
            EmitRoutine(call, signature.Object);
        }

        call.Signature = signature;
        var polymorphism = new Polymorphism(catalog, _coercion);
        polymorphism.TryBind(candidate.Parameters, arguments);
        for (var i = 0; i < arguments.Count; i++)
        {
            var argument = i < call.Arguments.Count ? call.Arguments[i].Value : call.WithinGroup[i - call.Arguments.Count].Value;
            CoerceArgument(argument, arguments[i], polymorphism.Resolve(candidate.Parameters[i]));
        }

        return new Typed(polymorphism.Resolve(signature.Result));
    }

    private void CoerceArgument(ExpressionNode node, Typed value, TypeReference? type)
    {
        if (type is not null && (value.IsUnknown || value.Type is not null) && !type.IsBuiltIn("record"))
        {
            Coerce(node, value, type);
        }
    }

    private void EmitRoutine(CallNode call, Oid routine)
    {
        var start = call.Name[0].Start;
        Add(new Reference(start, call.NameEnd - start, ReferenceKind.Routine, routine, 0));
        call.Source = new NameSource(ReferenceKind.Routine, routine, 0);
    }

    /// <summary>The call goes with its extension, although the model does not list the function.</summary>
    private void AddExtensionEdge(string function)
    {
        if (ExtensionContents.ExtensionOfFunction(function) is { } name && catalog.Find(new NameKey(NameSpace.Extension, Oid.None, name)) is { } extension)
        {
            AddEdge(ReferenceKind.Extension, extension.Oid);
        }
    }

    /// <summary>Overloads that only types which are not known would tell apart. PostgreSQL's own go before ours, which then get no edge.</summary>
    private Typed BindAmbiguousCall(CallNode call, List<Candidate> chosen)
    {
        var ours = chosen.FindAll(static c => !c.Signature.Object.IsNone);
        if (ours.Count > 0)
        {
            HasAmbiguousCalls = true;
        }

        if (ours.Count == chosen.Count)
        {
            EmitRoutine(call, ours[0].Signature.Object);
            foreach (var other in ours.Skip(1))
            {
                AddEdge(ReferenceKind.Routine, other.Signature.Object);
            }
        }

        var result = chosen[0].Signature.Result;
        return result is not null && !BuiltInTypes.IsPolymorphic(result) && chosen.TrueForAll(c => c.Signature.Result == result) ? new Typed(result) : Typed.Nothing;
    }

    /// <summary>A cast written as a call: <c>date(x)</c>.</summary>
    private Typed BindTypeCall(CallNode call, QualifiedName name)
    {
        if (call.Arguments.Count != 1)
        {
            return Typed.Nothing;
        }

        if (name.Schema is null or "pg_catalog" && BuiltInTypes.Contains(name.Name))
        {
            return new Typed(BuiltIn(name.Name, modifiers: null, isArray: false));
        }

        if (catalog.FindType(name, path) is { } type)
        {
            Add(new Reference(call.Name[0].Start, call.NameEnd - call.Name[0].Start, ReferenceKind.Type, type.Oid, 0));
            call.Source = new NameSource(ReferenceKind.Type, type.Oid, 0);
            return new Typed(new TypeReference { Type = type.Oid });
        }

        return Typed.Nothing;
    }

    /// <summary>The result of a function of pg_catalog that is written with words of its own.</summary>
    private TypeReference? ResultOf(string function, List<Typed> arguments)
    {
        var candidates = BuiltInFunctions.List.Find(function).Where(s => s.Arguments.Length == arguments.Count).Select(static s => new Candidate(s, s.Arguments)).ToList();
        var chosen = new OverloadResolution(catalog, _coercion).Choose(candidates, arguments);
        return chosen.Count == 1 ? chosen[0].Signature.Result : null;
    }
}
