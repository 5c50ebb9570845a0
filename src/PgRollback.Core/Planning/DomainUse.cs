using PgRollback.Catalog;

namespace PgRollback.Planning;

/// <summary>PostgreSQL adds no CHECK to a domain that a column holds within another type: its values would not be looked at.</summary>
internal static class DomainUse
{
    /// <param name="now">The catalog as it is when the CHECK comes back.</param>
    /// <param name="to">The catalog of the CHECK.</param>
    /// <param name="check">What is made; nothing is refused of other kinds.</param>
    /// <param name="domain">Its domain of now.</param>
    public static void Refuse(CatalogReader now, CatalogReader to, DbObject check, DbObject? domain)
    {
        if (check is DomainConstraint { NotValid: false } && domain is not null && HolderOf(now, domain.Oid, isWithin: false) is { } holder)
        {
            throw new PlanningException($"{ObjectAddress.Of(to, check)} cannot come back while {ObjectAddress.Of(now, holder)} holds the domain within another type");
        }
    }

    private static DbObject? HolderOf(CatalogReader catalog, Oid type, bool isWithin)
    {
        foreach (var user in catalog.Dependents(type).Select(catalog.Find))
        {
            var holder = user switch
            {
                Table table => table.Columns.Any(c => c.Type?.Type == type && (isWithin || c.Type.IsArray)) ? table : null,
                DomainType domain => HolderOf(catalog, domain.Oid, isWithin || domain.BaseType.IsArray),
                CompositeType or DefinedType => HolderOf(catalog, user.Oid, isWithin: true),
                _ => null,
            };
            if (holder is not null)
            {
                return holder;
            }
        }

        return null;
    }
}
