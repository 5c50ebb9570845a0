using PgRollback.Catalog;

namespace PgRollback.Planning;

/// <summary>A materialized view is filled when it is made, and what it reads through a view is read with the rights of the view's owner, who may have come later.</summary>
internal static class MaterializedReads
{
    public static void Require(CatalogReader catalog, View materialized) => Require(catalog, materialized, materialized, []);

    private static void Require(CatalogReader catalog, View materialized, View view, HashSet<Oid> seen)
    {
        foreach (var read in view.Dependencies.Select(d => catalog.Find(d.Target)).OfType<Relation>().Where(r => r is Table or View && r.Oid != view.Oid))
        {
            if (view is { IsMaterialized: false, Owner: { } owner } && !string.Equals(read.Owner, owner, StringComparison.Ordinal) && !read.Acl.Granted.Any(i => i.Privilege is "SELECT" && (i.Grantee is "PUBLIC" || string.Equals(i.Grantee, owner, StringComparison.Ordinal))))
            {
                throw new PlanningException($"{ObjectAddress.Of(catalog, materialized)} reads {ObjectAddress.Of(catalog, view)}, whose owner {owner} may not read {ObjectAddress.Of(catalog, read)}");
            }

            if (read is View { IsMaterialized: false } inner && seen.Add(inner.Oid))
            {
                Require(catalog, materialized, inner, seen);
            }
        }
    }
}
