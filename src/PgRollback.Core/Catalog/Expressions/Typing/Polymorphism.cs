namespace PgRollback.Catalog.Expressions;

/// <summary>What anyelement and its like stand for in one call.</summary>
internal sealed class Polymorphism(CatalogReader catalog, Coercion coercion)
{
    private TypeReference? _element;
    private TypeReference? _range;
    private TypeReference? _compatible;

    private static readonly Dictionary<string, string> Subtypes = new(StringComparer.Ordinal)
    {
        ["int4range"] = "int4", ["int8range"] = "int8", ["numrange"] = "numeric", ["tsrange"] = "timestamp", ["tstzrange"] = "timestamptz", ["daterange"] = "date",
    };

    private static readonly Dictionary<string, string> Multiranges = new(StringComparer.Ordinal)
    {
        ["int4multirange"] = "int4range", ["int8multirange"] = "int8range", ["nummultirange"] = "numrange", ["tsmultirange"] = "tsrange", ["tstzmultirange"] = "tstzrange",
        ["datemultirange"] = "daterange",
    };

    /// <summary>False when the known arguments contradict each other.</summary>
    public bool TryBind(TypeReference?[] parameters, IReadOnlyList<Typed> arguments)
    {
        List<Typed>? compatible = null;
        for (var i = 0; i < parameters.Length && i < arguments.Count; i++)
        {
            if (parameters[i] is not { } parameter || !BuiltInTypes.IsPolymorphic(parameter) || arguments[i].Type is not { } argument)
            {
                continue;
            }

            if (!TryBind(parameter.BuiltIn!.Name, argument.WithoutModifiers, compatible ??= []))
            {
                return false;
            }
        }

        if (compatible is { Count: > 0 })
        {
            _compatible = coercion.Common(compatible).Type;
            return _compatible is not null || compatible.Exists(static c => c.Type is null);
        }

        return true;
    }

    private bool TryBind(string parameter, TypeReference argument, List<Typed> compatible)
    {
        var plain = coercion.Base(argument);
        switch (parameter)
        {
            case "any":
                return true;
            case "anyelement":
                return TryElement(argument);
            case "anynonarray":
                return !argument.IsArray && TryElement(argument);
            case "anyenum":
                return catalog.Find(argument.Type) is EnumType && !argument.IsArray && TryElement(argument);
            case "anyarray":
                return plain.IsArray && TryElement(plain with { IsArray = false });
            case "anyrange":
                return TryRange(plain);
            case "anymultirange":
                return plain.BuiltIn is { } multirange && Multiranges.TryGetValue(multirange.Name, out var range) && TryRange(TypeReference.OfBuiltIn(range));
            case "anycompatible" or "anycompatiblenonarray":
                compatible.Add(new Typed(argument));
                return true;
            case "anycompatiblearray":
                compatible.Add(new Typed(plain with { IsArray = false }));
                return plain.IsArray;
            default:
                return true;
        }
    }

    private bool TryElement(TypeReference element)
    {
        if (_element is not null && _element != element)
        {
            return false;
        }

        _element = element;
        return true;
    }

    private bool TryRange(TypeReference range)
    {
        if (range.IsArray || (_range is not null && _range != range))
        {
            return false;
        }

        if (catalog.Find(range.Type) is DefinedType { IsRange: true })
        {
            _range = range;
            return true;
        }

        if (range.BuiltIn is { } name && Subtypes.TryGetValue(name.Name, out var subtype))
        {
            _range = range;
            return TryElement(TypeReference.OfBuiltIn(subtype));
        }

        return false;
    }

    /// <summary>The type that a polymorphic one stands for; null where the arguments do not tell. Others stay as they are.</summary>
    public TypeReference? Resolve(TypeReference? type)
    {
        if (type is null || !BuiltInTypes.IsPolymorphic(type))
        {
            return type;
        }

        var resolved = type.BuiltIn!.Name switch
        {
            "anyelement" or "anynonarray" or "anyenum" => _element,
            "anyarray" => _element is { IsArray: false } ? _element with { IsArray = true } : _element,
            "anyrange" => _range,
            "anymultirange" => _range?.BuiltIn is { } range && Multiranges.FirstOrDefault(m => string.Equals(m.Value, range.Name, StringComparison.Ordinal)).Key is { } multirange
                ? TypeReference.OfBuiltIn(multirange)
                : null,
            "anycompatible" or "anycompatiblenonarray" => _compatible,
            "anycompatiblearray" => _compatible is { IsArray: false } ? _compatible with { IsArray = true } : null,
            _ => null,
        };
        return resolved is null ? null : resolved with { SetOf = type.SetOf };
    }
}
