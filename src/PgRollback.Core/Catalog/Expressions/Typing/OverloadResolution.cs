namespace PgRollback.Catalog.Expressions;

/// <summary>A signature with its parameters spread over the arguments of one call.</summary>
internal sealed record Candidate(Signature Signature, TypeReference?[] Parameters)
{
    /// <summary>Of operators with one operand, or with two.</summary>
    public static IEnumerable<Candidate> OfOperators(IEnumerable<Signature> signatures, bool isPrefix) =>
        signatures.Where(s => (s.Arguments.Length == 2 && s.IsPrefix) == isPrefix).Select(s => new Candidate(s, isPrefix ? [s.Arguments[1]] : s.Arguments));
}

/// <summary>PostgreSQL's choice among overloads: exact matches, implicit casts, preferred types, type categories.</summary>
internal sealed class OverloadResolution(CatalogReader catalog, Coercion coercion)
{
    /// <summary>The candidates that the call may mean: one, none, or several where the type of an argument is not known.</summary>
    /// <param name="candidates">Those that take this number of arguments, the first found first.</param>
    public List<Candidate> Choose(IReadOnlyList<Candidate> candidates, IReadOnlyList<Typed> arguments)
    {
        var allKnown = arguments.All(static a => a.Type is not null || a.IsUnknown);
        if (allKnown && candidates.FirstOrDefault(c => IsExact(c, arguments)) is { } exact)
        {
            return [exact];
        }

        var possible = candidates.Where(c => IsPossible(c, arguments)).ToList();
        if (possible.Count < 2 || !allKnown)
        {
            return possible;
        }

        possible = KeepBest(possible, c => Count(c, arguments, static (parameter, argument) => parameter == argument));
        if (possible.Count > 1)
        {
            possible = KeepBest(possible, c => Count(c, arguments, IsExactOrPreferred));
        }

        if (possible.Count > 1 && arguments.Any(static a => a.IsUnknown))
        {
            possible = ChooseByConstants(possible, arguments);
        }

        return possible;
    }

    private static bool IsExact(Candidate candidate, IReadOnlyList<Typed> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i].Type is not { } type || candidate.Parameters[i] is not { } parameter || parameter.WithoutModifiers != type.WithoutModifiers)
            {
                return false;
            }
        }

        return true;
    }

    private bool IsPossible(Candidate candidate, IReadOnlyList<Typed> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i].Type is { } type && candidate.Parameters[i] is { } parameter && !coercion.IsImplicit(type, parameter))
            {
                return false;
            }
        }

        return new Polymorphism(catalog, coercion).TryBind(candidate.Parameters, arguments);
    }

    private static List<Candidate> KeepBest(List<Candidate> candidates, Func<Candidate, int> score)
    {
        var scores = candidates.ConvertAll(c => score(c));
        var best = scores.Max();
        return candidates.Where((_, i) => scores[i] == best).ToList();
    }

    private int Count(Candidate candidate, IReadOnlyList<Typed> arguments, Func<TypeReference, TypeReference, bool> matches)
    {
        var count = 0;
        for (var i = 0; i < arguments.Count; i++)
        {
            count += arguments[i].Type is { } type && candidate.Parameters[i] is { } parameter && matches(parameter.WithoutModifiers, coercion.Base(type).WithoutModifiers) ? 1 : 0;
        }

        return count;
    }

    private bool IsExactOrPreferred(TypeReference parameter, TypeReference argument) =>
        parameter == argument || (TypeCategories.IsPreferred(parameter) && TypeCategories.Of(catalog, parameter) == TypeCategories.Of(catalog, argument));

    /// <summary>Bare constants are taken to be strings where that is possible, else of the one category that all candidates have there.</summary>
    private List<Candidate> ChooseByConstants(List<Candidate> candidates, IReadOnlyList<Typed> arguments)
    {
        var categories = new char[arguments.Count];
        var preferred = new bool[arguments.Count];
        var resolved = true;
        for (var i = 0; i < arguments.Count && resolved; i++)
        {
            if (!arguments[i].IsUnknown)
            {
                continue;
            }

            var found = candidates.ConvertAll(c => c.Parameters[i] is { } p ? TypeCategories.Of(catalog, p) : 'U');
            categories[i] = found.Contains(TypeCategories.String) ? TypeCategories.String : found[0];
            resolved = found.TrueForAll(f => f == categories[i]) || categories[i] == TypeCategories.String;
            preferred[i] = candidates.Exists(c => c.Parameters[i] is { } p && TypeCategories.Of(catalog, p) == categories[i] && TypeCategories.IsPreferred(p));
        }

        if (resolved)
        {
            var kept = candidates.FindAll(c => Fits(c, arguments, categories, preferred));
            candidates = kept.Count > 0 ? kept : candidates;
            if (candidates.Count == 1)
            {
                return candidates;
            }
        }

        // All that is known is of one type: the constants are taken to be of it too.
        var types = arguments.Where(static a => !a.IsUnknown).Select(a => coercion.Base(a.Type!).WithoutModifiers).Distinct().ToArray();
        if (types.Length == 1)
        {
            var same = candidates.FindAll(c => c.Parameters.Take(arguments.Count).All(p => p is null || coercion.IsImplicit(types[0], p)));
            if (same.Count == 1)
            {
                return same;
            }
        }

        return candidates;
    }

    private bool Fits(Candidate candidate, IReadOnlyList<Typed> arguments, char[] categories, bool[] preferred)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i].IsUnknown && candidate.Parameters[i] is { } parameter
                && (TypeCategories.Of(catalog, parameter) != categories[i] || (preferred[i] && !TypeCategories.IsPreferred(parameter))))
            {
                return false;
            }
        }

        return true;
    }
}
