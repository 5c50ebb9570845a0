using PgRollback.Catalog;

namespace PgRollback.Planning;

/// <summary>Differences in what a role may do that is not on every server: where it is missing, there is no difference.</summary>
internal static class MissingRoles
{
    /// <returns>The role; null when the difference is there on every server.</returns>
    public static string? Explain(CatalogDifference difference)
    {
        if (difference.Objects is not { } objects
            || (difference.Property is { } property ? !property.EndsWith("privileges", StringComparison.Ordinal) : (objects.Expected ?? objects.Actual) is not DefaultAcl))
        {
            return null;
        }

        var (expected, actual) = (Privileges(objects.Expected), Privileges(objects.Actual));
        var guarded = new HashSet<string>(expected.Concat(actual).Where(static i => i.IsGuarded).Select(static i => i.Grantee), StringComparer.Ordinal);
        var different = expected.Where(i => !actual.Exists(i.IsSame)).Concat(actual.Where(i => !expected.Exists(i.IsSame))).ToList();
        return different.Count > 0 && different.TrueForAll(i => guarded.Contains(i.Grantee)) ? different[0].Grantee : null;
    }

    private static List<AclItem> Privileges(DbObject? value) => value switch
    {
        null => [],
        DefaultAcl defaults => [.. defaults.Granted.Granted],
        IHasColumns relation => [.. value.Acl.Granted, .. relation.Columns.SelectMany(static c => c.Acl.Granted)],
        _ => [.. value.Acl.Granted],
    };
}
