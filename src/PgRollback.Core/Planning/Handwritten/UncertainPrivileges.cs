using PgRollback.Catalog;

namespace PgRollback.Planning;

/// <summary>Differences in privileges of which the text does not tell whether they were granted: on one server there is a difference, on another there is none.</summary>
internal static class UncertainPrivileges
{
    /// <returns>The reason; null when the difference is there on every server.</returns>
    public static string? Explain(CatalogDifference difference)
    {
        if (difference is not { Objects: { Expected: { } expected, Actual: { } actual }, Property: { } property } || !property.EndsWith("privileges", StringComparison.Ordinal)
            || (expected.Acl.Uncertain.IsEmpty && actual.Acl.Uncertain.IsEmpty))
        {
            return null;
        }

        var uncertain = expected.Acl.Uncertain.Concat(actual.Acl.Uncertain).ToList();
        var (before, after) = (expected.Acl, actual.Acl);
        var different = OnlyIn(before.Granted, after.Granted).Concat(OnlyIn(after.Granted, before.Granted)).Concat(OnlyIn(before.Revoked, after.Revoked)).Concat(OnlyIn(after.Revoked, before.Revoked));
        return different.All(i => uncertain.Exists(i.IsOf)) ? $"whether {uncertain[0].Grantee} had {uncertain[0].Privilege} depends on who made {expected.Name}" : null;
    }

    private static IEnumerable<AclItem> OnlyIn(EquatableArray<AclItem> items, EquatableArray<AclItem> others) => items.Where(i => !others.Any(i.IsSame));
}
