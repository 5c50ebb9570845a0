using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>An object's kind and name as people write it, unique in a catalog: <c>function public.f(uuid, text)</c>, <c>constraint c on table public.t</c>.</summary>
public static class ObjectAddress
{
    public static string Of(CatalogReader catalog, Oid oid) => catalog.Find(oid) is { } value ? Of(catalog, value) : "?";

    public static string Of(CatalogReader catalog, DbObject value)
    {
        var word = Word(value.Kind);
        return value switch
        {
            Routine routine => $"{word} {catalog.QualifiedName(routine)}({routine.IdentityArguments(catalog)})",
            { ParentOid.IsNone: false } part => $"{word} {SqlIdentifier.Quote(part.Name)} on {Of(catalog, part.ParentOid)}",
            GenericObject generic => $"{word} {generic.AddressName(catalog)}",
            _ => $"{word} {catalog.QualifiedName(value)}",
        };
    }

    private static string Word(ObjectKind kind) => kind switch
    {
        ObjectKind.TableConstraint or ObjectKind.DomainConstraint => "constraint",
        _ => ObjectKindNames.CommandTag(kind).ToLowerInvariant(),
    };
}
