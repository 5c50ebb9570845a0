using PgRollback.Snapshots;

namespace PgRollback.Migrations.Tests.Material;

internal static class SnapshotAssert
{
    /// <summary>No difference, not even in the order of columns.</summary>
    public static void Same(CatalogSnapshot expected, CatalogSnapshot actual)
    {
        var comparison = CatalogSnapshot.Compare(expected, actual);
        Assert.True(comparison.Verdict == SnapshotVerdict.Exact, comparison.ToString());
    }
}
