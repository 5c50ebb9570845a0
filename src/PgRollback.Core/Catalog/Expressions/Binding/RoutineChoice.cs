using PgRollback.Syntax;

namespace PgRollback.Catalog.Expressions;

/// <summary>Which overload a call means, by number, names and types of its arguments.</summary>
internal static class RoutineChoice
{
    /// <summary>None: no routine of the model. Several: the types that would tell them apart are not known.</summary>
    public static List<Routine> Choose(CatalogReader catalog, IEnumerable<Routine> visible, CallNode call, List<Typed> arguments, bool isUnqualified)
    {
        var candidates = new List<Routine>();
        foreach (var routine in visible)
        {
            if (Accepts(routine, call, arguments) && !candidates.Exists(c => SameInputs(c, routine)))
            {
                candidates.Add(routine);
            }
        }

        if (candidates.Count == 0)
        {
            return candidates;
        }

        var exact = candidates.FindAll(c => Score(c, call, arguments) == arguments.Count);
        var name = call.Name[call.Name.Length - 1].Name!;
        if (isUnqualified && exact.Count == 0 && BuiltInFunctions.Accepts(name, arguments))
        {
            // pg_catalog is searched first, and its functions take what is equally near.
            return [];
        }

        if (exact.Count == 1 && arguments.TrueForAll(static a => a.Type is not null))
        {
            return exact;
        }

        if (candidates.Count == 1)
        {
            return candidates;
        }

        var possible = candidates.FindAll(c => IsPossible(catalog, c, call, arguments));
        if (possible.Count > 0)
        {
            candidates = possible;
        }

        var best = candidates.Max(c => Score(c, call, arguments));
        var nearest = candidates.FindAll(c => Score(c, call, arguments) == best);
        return arguments.TrueForAll(static a => a.Type is not null || a.IsUnknown) ? nearest : candidates;
    }

    private static bool Accepts(Routine routine, CallNode call, List<Typed> arguments)
    {
        var inputs = routine.InputParameters.ToArray();
        if (routine.RoutineKind == RoutineKind.Aggregate && inputs.Length == 0)
        {
            return call.HasStar || arguments.Count == 0;
        }

        var variadic = inputs.Length > 0 && inputs[inputs.Length - 1].Mode == ParameterMode.Variadic;
        var required = inputs.Count(static p => p.Default is null && p.Mode != ParameterMode.Variadic);
        if (call.Arguments.Exists(static a => a.Name is not null))
        {
            return arguments.Count <= inputs.Length && call.Arguments.TrueForAll(a => a.Name is null || Array.Exists(inputs, p => string.Equals(p.Name, a.Name, StringComparison.Ordinal)));
        }

        return arguments.Count >= required && (variadic || arguments.Count <= inputs.Length);
    }

    private static bool SameInputs(Routine a, Routine b) =>
        a.InputParameters.Select(static p => p.Type.WithoutModifiers).SequenceEqual(b.InputParameters.Select(static p => p.Type.WithoutModifiers));

    /// <summary>Number of arguments whose type is exactly the parameter's.</summary>
    private static int Score(Routine routine, CallNode call, List<Typed> arguments)
    {
        var score = 0;
        for (var i = 0; i < arguments.Count; i++)
        {
            score += ParameterType(routine, call, i) is { } type && arguments[i].Type?.WithoutModifiers == type.WithoutModifiers ? 1 : 0;
        }

        return score;
    }

    /// <summary>False when a known argument can certainly not be converted to its parameter without being asked.</summary>
    private static bool IsPossible(CatalogReader catalog, Routine routine, CallNode call, List<Typed> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            if (ParameterType(routine, call, i) is { } type && arguments[i].Type is { } given && !ImplicitCasts.MayExist(catalog, given, type))
            {
                return false;
            }
        }

        return true;
    }

    private static TypeReference? ParameterType(Routine routine, CallNode call, int i)
    {
        var inputs = routine.InputParameters.ToArray();
        if (i < call.Arguments.Count && call.Arguments[i].Name is { } name)
        {
            return Array.Find(inputs, p => string.Equals(p.Name, name, StringComparison.Ordinal))?.Type;
        }

        if (inputs.Length == 0)
        {
            return null;
        }

        var parameter = inputs[Math.Min(i, inputs.Length - 1)];
        var isVariadicArray = i < call.Arguments.Count && call.Arguments[i].IsVariadic;
        return parameter.Mode == ParameterMode.Variadic && !isVariadicArray ? parameter.Type with { IsArray = false } : i < inputs.Length ? parameter.Type : null;
    }
}
