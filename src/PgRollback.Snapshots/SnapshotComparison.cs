namespace PgRollback.Snapshots;

/// <summary>What a comparison comes to.</summary>
public enum SnapshotVerdict
{
    /// <summary>No difference.</summary>
    Exact,

    /// <summary>Nothing differs but the order of tables' columns, which only a new table could restore, and that of the aliases that views give them.</summary>
    ExactButForColumnOrder,

    /// <summary>The schema is another one.</summary>
    Differs,
}

/// <summary>The differences between two snapshots, ordered by object and property.</summary>
public sealed record SnapshotComparison(SnapshotVerdict Verdict, IReadOnlyList<CatalogDifference> Differences)
{
    /// <summary>The property of a table's column that says its place.</summary>
    internal const string ColumnOrder = "position";

    /// <summary>One line per difference.</summary>
    public override string ToString() => string.Join('\n', Differences);

    internal static SnapshotComparison Of(IReadOnlyList<CatalogDifference> differences)
    {
        var verdict = differences.Count == 0 ? SnapshotVerdict.Exact
            : differences.Any(IsOfOrder) && differences.All(static difference => IsOfOrder(difference) || ColumnAliases.DifferInOrder(difference)) ? SnapshotVerdict.ExactButForColumnOrder
            : SnapshotVerdict.Differs;
        return new SnapshotComparison(verdict, differences);
    }

    private static bool IsOfOrder(CatalogDifference difference) => difference is { Kind: DifferenceKind.Changed, Property: ColumnOrder };
}
