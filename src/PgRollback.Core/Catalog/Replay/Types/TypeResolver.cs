using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>Turns a written type into the type that it names under a search_path.</summary>
internal static class TypeResolver
{
    public static TypeReference Resolve(ReplaySession session, TypeName type) => Resolve(session.Editor, session.Path, type);

    public static TypeReference Resolve(CatalogReader catalog, SearchPath path, TypeName type) =>
        TryResolve(catalog, path, type) ?? throw new ReplayException(ReplayError.UndefinedObject, $"type \"{type.Name}\" does not exist", $"type {type.Name}");

    public static TypeReference? TryResolve(CatalogReader catalog, SearchPath path, TypeName type)
    {
        if (type.ColumnOfType is not null)
        {
            return (catalog.FindRelation(type.Name, path) as IHasColumns)?.FindColumn(type.ColumnOfType)?.Type is { } columnType
                ? columnType with { Modifiers = null, SetOf = type.SetOf }
                : null;
        }

        var isArray = type.ArrayDimensions > 0;
        if (type.Name.Schema is null or "pg_catalog" && BuiltInTypes.Contains(type.Name.Name))
        {
            var name = type.Name.Name;
            if (name[0] == '_' && !isArray)
            {
                (name, isArray) = (name.Substring(1), true);
            }

            var (plain, modifiers) = (TypeReference.OfBuiltIn(name), NormalizeModifiers(name, type.Modifiers));
            return modifiers is null && !isArray && !type.SetOf ? plain : plain with { Modifiers = modifiers, IsArray = isArray, SetOf = type.SetOf };
        }

        if (catalog.FindType(type.Name, path) is { } found)
        {
            return new TypeReference { Type = found.Oid, Modifiers = type.Modifiers, IsArray = isArray, SetOf = type.SetOf };
        }

        if (type.Name.Name.Length > 1 && type.Name.Name[0] == '_' && catalog.FindType(type.Name with { Name = type.Name.Name.Substring(1) }, path) is { } element)
        {
            return new TypeReference { Type = element.Oid, IsArray = true, SetOf = type.SetOf };
        }

        return FromExtension(catalog, type, isArray);
    }

    private static TypeReference? FromExtension(CatalogReader catalog, TypeName type, bool isArray)
    {
        var owner = ExtensionContents.ExtensionOfType(type.Name.Name);
        if (owner is not null && catalog.Find<Extension>(new NameKey(NameSpace.Extension, Oid.None, owner)) is { } known)
        {
            return new TypeReference { BuiltIn = type.Name, Extension = known.Oid, Modifiers = type.Modifiers, IsArray = isArray, SetOf = type.SetOf };
        }

        // A type that no known extension has may still come from one that the model does not know by its contents.
        foreach (var extension in ExtensionContents.Unknown(catalog))
        {
            return new TypeReference { BuiltIn = type.Name, Extension = extension.Oid, Modifiers = type.Modifiers, IsArray = isArray, SetOf = type.SetOf };
        }

        return null;
    }

    private static string? NormalizeModifiers(string name, string? modifiers)
    {
        if (modifiers is null)
        {
            return string.Equals(name, "bit", StringComparison.Ordinal) ? "1" : null;
        }

        var compact = modifiers.Replace(" ", "");
        return string.Equals(name, "numeric", StringComparison.Ordinal) && !compact.Contains(",") ? compact + ",0"
            : string.Equals(name, "interval", StringComparison.Ordinal) ? modifiers
            : compact;
    }
}
