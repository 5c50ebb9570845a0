using PgRollback.Syntax;

namespace PgRollback.Catalog.Expressions;

/// <summary>Which overloads a call can reach, with their parameters in the order of its arguments.</summary>
internal static class Candidates
{
    public static List<Candidate> ForCall(CatalogReader catalog, SearchPath path, QualifiedName name, CallNode call, int count)
    {
        var candidates = new List<Candidate>();
        if (name.Schema is null or "pg_catalog")
        {
            foreach (var signature in BuiltInFunctions.List.Find(name.Name))
            {
                Add(candidates, signature, call, count);
            }
        }

        if (name.Schema != "pg_catalog")
        {
            foreach (var routine in catalog.FindRoutines(name, path))
            {
                Add(candidates, Of(routine), call, count);
            }
        }

        return candidates;
    }

    public static Signature Of(Routine routine)
    {
        var inputs = routine.InputParameters.ToArray();
        return new Signature
        {
            Arguments = Array.ConvertAll(inputs, static p => (TypeReference?)p.Type.WithoutModifiers),
            Names = Array.ConvertAll(inputs, static p => p.Name),
            IsVariadic = inputs.Length > 0 && inputs[inputs.Length - 1].Mode == ParameterMode.Variadic,
            Defaults = inputs.Count(static p => p.Default is not null),
            Result = routine.Returns,
            Object = routine.Oid,
        };
    }

    private static void Add(List<Candidate> candidates, Signature signature, CallNode call, int count)
    {
        if (Spread(signature, call, count) is not { } parameters)
        {
            return;
        }

        // Of two that take the same, the one that is found first hides the other, and the plain one a variadic one.
        var same = candidates.FindIndex(c => c.Parameters.SequenceEqual(parameters));
        if (same < 0)
        {
            candidates.Add(new Candidate(signature, parameters));
        }
        else if (candidates[same].Signature.IsVariadic && !signature.IsVariadic && candidates[same].Signature.Object.IsNone == signature.Object.IsNone)
        {
            candidates[same] = new Candidate(signature, parameters);
        }
    }

    private static TypeReference?[]? Spread(Signature signature, CallNode call, int count)
    {
        var arguments = signature.Arguments;
        if (call.Arguments.Exists(static a => a.Name is not null))
        {
            return SpreadByName(signature, call, count);
        }

        var last = call.Arguments.Count > 0 ? call.Arguments[call.Arguments.Count - 1] : null;
        if (signature.IsVariadic && last is not { IsVariadic: true })
        {
            // The variadic parameter takes one argument or more.
            if (count < arguments.Length)
            {
                return null;
            }

            var element = arguments[arguments.Length - 1];
            element = element is { IsArray: true } ? element with { IsArray = false } : element is not null && element.IsBuiltIn("anyarray") ? TypeReference.OfBuiltIn("anyelement") : element;
            return [.. arguments.Take(arguments.Length - 1), .. Enumerable.Repeat(element, count - arguments.Length + 1)];
        }

        return count <= arguments.Length && count >= arguments.Length - signature.Defaults ? arguments.Take(count).ToArray() : null;
    }

    private static TypeReference?[]? SpreadByName(Signature signature, CallNode call, int count)
    {
        if (signature.Names is not { } names || count > names.Length || count < names.Length - signature.Defaults || count != call.Arguments.Count)
        {
            return null;
        }

        var parameters = new TypeReference?[count];
        for (var i = 0; i < count; i++)
        {
            var position = call.Arguments[i].Name is { } name ? Array.FindIndex(names, n => string.Equals(n, name, StringComparison.Ordinal)) : i;
            if (position < 0)
            {
                return null;
            }

            parameters[i] = signature.Arguments[position];
        }

        return parameters;
    }
}
