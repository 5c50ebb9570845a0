using PgRollback.Catalog;
using PgRollback.Migrations;

namespace PgRollback.Planning;

/// <summary>Facts of routines and types.</summary>
internal static class CodeFacts
{
    public static void Routine(FactList facts, CatalogReader catalog, Routine routine)
    {
        facts.AddCommon(routine);
        if (routine.RoutineKind == RoutineKind.Aggregate)
        {
            return;
        }

        facts.Add("language", routine.Language);

        // Bodies are long; of one in SQL of the standard the server keeps the parse tree.
        facts.Add("body", routine.LinkSymbol is null && routine.Language is not ("c" or "internal") && routine.Body is { } body ? Sha256Hex.Of(body) : null);
        facts.Add("volatility", routine.Volatility.ToLowerInvariant());
        facts.Add("security definer", routine.SecurityDefiner);
        facts.Add("settings", string.Join(", ", routine.Settings.Select(static s => s.Name.ToLowerInvariant()).OrderBy(static name => name, StringComparer.Ordinal)));
        if (routine.RoutineKind == RoutineKind.Function)
        {
            facts.Add("strict", routine.Strict);
            facts.Add("leakproof", routine.Leakproof);
            facts.Add("parallel", routine.Parallel.ToLowerInvariant());
            facts.Add("returns", routine.Returns is { } type && FactWords.Type(catalog, type.WithoutModifiers) is { } name ? (type.SetOf ? "setof " : "") + name : null);
        }
    }

    public static void Type(FactList facts, CatalogReader catalog, UserType type)
    {
        facts.AddCommon(type);
        switch (type)
        {
            case EnumType e:
                facts.Add("labels", string.Join(", ", e.Labels.Select(static label => "'" + label + "'")));
                break;
            case CompositeType composite when composite.Columns.All(c => FactWords.Type(catalog, c.Type) is not null):
                facts.Add("attributes", string.Join(", ", composite.Columns.Select(c => c.Name + " " + FactWords.Type(catalog, c.Type))));
                break;
            case DomainType domain:
                facts.Add("base type", FactWords.Type(catalog, domain.BaseType));
                facts.Add("not null", domain.NotNull);
                facts.Add("default", domain.Default is not null);
                break;
        }
    }
}
