using System.Globalization;
using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>A resolved type: of the model (<see cref="Type"/>), or one that comes with PostgreSQL or an extension, by name.</summary>
public sealed record TypeReference
{
    /// <summary>Enum, domain, range, composite, base type, or the relation whose row type it is; None for a built-in.</summary>
    public Oid Type { get; init; }

    /// <summary>The extension that an unmodelled type is taken to come from; None when unknown or built in.</summary>
    public Oid Extension { get; init; }

    /// <summary>Name of a type outside the model: schema <c>pg_catalog</c> for built-ins (<c>pg_catalog.int4</c>).</summary>
    public QualifiedName? BuiltIn { get; init; }

    /// <summary>Length, precision and scale, interval fields; null when none.</summary>
    public string? Modifiers { get; init; }

    public bool IsArray { get; init; }

    public bool SetOf { get; init; }

    /// <summary>Type as SQL under any search_path, in the words of format_type for built-ins: <c>character varying(20)[]</c>.</summary>
    public string ToSql(CatalogReader catalog)
    {
        var name = Type.IsNone ? BuiltInTypes.Format(BuiltIn!, Modifiers) : catalog.QualifiedName(Type) + (Modifiers is null ? "" : $"({Modifiers})");
        return (SetOf ? "SETOF " : "") + name + (IsArray ? "[]" : "");
    }

    public static TypeReference OfBuiltIn(string name) => BuiltInTypes.Find(name);

    /// <summary>Equality of type without length and the like: what tells overloads apart.</summary>
    public TypeReference WithoutModifiers => Modifiers is null && !SetOf ? this : this with { Modifiers = null, SetOf = false };

    /// <summary>The same for equal types.</summary>
    internal string SignatureText => (Type.IsNone ? BuiltIn?.ToString() : Type.Value.ToString(CultureInfo.InvariantCulture)) + (IsArray ? "[]" : "");

    public TypeReference WithoutModifiersButSet => Modifiers is null ? this : this with { Modifiers = null };

    public bool IsBuiltIn(string name) => Type.IsNone && !IsArray && BuiltIn is { Schema: "pg_catalog" } builtIn && string.Equals(builtIn.Name, name, StringComparison.Ordinal);
}
