using PgRollback.Syntax;

namespace PgRollback.Catalog.Expressions;

/// <summary>Which conversions PostgreSQL makes without being asked, and which type several values have in common.</summary>
internal sealed class Coercion(CatalogReader catalog)
{
    private static readonly Lazy<HashSet<string>> Casts = new(static () => Read(CastList.Text));
    private static readonly Lazy<HashSet<string>> AssignmentCasts = new(static () => Read(CastList.Assignment));

    /// <summary>A domain's base type, all the way down.</summary>
    public TypeReference Base(TypeReference type)
    {
        for (var i = 0; i < SqlNodeParser.MaxDepth && !type.IsArray && catalog.Find(type.Type) is DomainType domain; i++)
        {
            type = domain.BaseType;
        }

        return type;
    }

    /// <summary>can_coerce_type with implicit context; polymorphic targets take everything, and are checked together.</summary>
    public bool IsImplicit(TypeReference source, TypeReference to)
    {
        source = source.WithoutModifiers;
        to = to.WithoutModifiers;
        if (source == to || BuiltInTypes.IsPolymorphic(to))
        {
            return true;
        }

        var target = Base(to).WithoutModifiers;
        if (source == target)
        {
            return true;
        }

        if (source.IsArray && target.IsArray)
        {
            return IsImplicit(source with { IsArray = false }, target with { IsArray = false });
        }

        if (source.IsArray || target.IsArray)
        {
            return false;
        }

        if (!source.Type.IsNone)
        {
            return IsImplicitFromOurs(source, target);
        }

        return target.Type.IsNone
            ? HasCast(source, target, Casts.Value)
            : source.IsBuiltIn("record") && catalog.Find(target.Type) is IHasColumns;
    }

    /// <summary>can_coerce_type with assignment context says no for certain: of types whose casts are all known, which those of extensions are not.</summary>
    public bool RefusesAssignment(TypeReference source, TypeReference to)
    {
        (source, to) = (Base(source).WithoutModifiers, Base(to).WithoutModifiers);
        if (source.IsArray && to.IsArray)
        {
            return RefusesAssignment(source with { IsArray = false }, to with { IsArray = false });
        }

        // Whatever can be written goes into text.
        return IsKnown(source) && IsKnown(to) && TypeCategories.Of(catalog, to) != TypeCategories.String && !IsImplicit(source, to)
            && (source.IsArray || to.IsArray || !HasCast(source, to, AssignmentCasts.Value))
            && !catalog.All.Any(static o => o.Kind == ObjectKind.Cast);
    }

    private bool IsKnown(TypeReference type) =>
        type.Type.IsNone ? type.BuiltIn is { Schema: "pg_catalog" } name && BuiltInTypes.Contains(name.Name) && TypeCategories.Of(catalog, type) is not ('P' or TypeCategories.Unknown) : catalog.Find(type.Type) is EnumType;

    private static HashSet<string> Read(string text) => new(text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    private bool IsImplicitFromOurs(TypeReference source, TypeReference target)
    {
        switch (catalog.Find(source.Type))
        {
            case DomainType:
                return IsImplicit(Base(source), target);
            case IHasColumns when target.IsBuiltIn("record"):
                return true;
            case Table table:
                return Inherits(table, target.Type, 0);
            default:
                return false;
        }
    }

    private bool Inherits(Table table, Oid parent, int depth)
    {
        if (parent.IsNone || depth > SqlNodeParser.MaxDepth)
        {
            return false;
        }

        foreach (var oid in table.Inherits)
        {
            if (oid == parent || (catalog.Find<Table>(oid) is { } next && Inherits(next, parent, depth + 1)))
            {
                return true;
            }
        }

        return table.PartitionOf == parent;
    }

    private static bool HasCast(TypeReference given, TypeReference to, HashSet<string> casts) =>
        given.BuiltIn is { Schema: "pg_catalog" } source && to.BuiltIn is { Schema: "pg_catalog" } target && casts.Contains(source.Name + ">" + target.Name);

    /// <summary>select_common_type: of CASE branches, COALESCE operands, columns of a UNION. Nothing where a type is not known, text for constants alone.</summary>
    public Typed Common(IReadOnlyList<Typed> values)
    {
        var known = values.Where(static v => !v.IsUnknown).ToArray();
        if (known.Length == 0)
        {
            return values.Count > 0 ? Typed.OfBuiltIn("text") : Typed.Nothing;
        }

        if (Array.Exists(known, static v => v.Type is null))
        {
            return Typed.Nothing;
        }

        var first = known[0].Type!;
        if (known.Length == values.Count && Array.TrueForAll(known, v => v.Type!.WithoutModifiers == first.WithoutModifiers))
        {
            return new Typed(Array.TrueForAll(known, v => v.Type == first) ? first : first.WithoutModifiers);
        }

        var common = Base(first).WithoutModifiers;
        foreach (var value in known)
        {
            var next = Base(value.Type!).WithoutModifiers;
            if (next == common)
            {
                continue;
            }

            if (TypeCategories.Of(catalog, next) != TypeCategories.Of(catalog, common))
            {
                return Typed.Nothing;
            }

            if (!TypeCategories.IsPreferred(common) && IsImplicit(common, next) && !IsImplicit(next, common))
            {
                common = next;
            }
        }

        return new Typed(Array.TrueForAll(known, v => v.Type == common with { Modifiers = v.Type!.Modifiers } && v.Type!.Modifiers == first.Modifiers) ? common with { Modifiers = first.Modifiers } : common);
    }
}
