using PgRollback.Snapshots.Tests.Cases;
using PgRollback.Testing;

namespace PgRollback.Snapshots.Tests;

public sealed class DifferenceTests
{
    private static readonly DifferenceCase[] All =
        [.. TableCases.All, .. ColumnCases.All, .. IndexAndConstraintCases.All, .. RoutineCases.All, .. TypeCases.All, .. OperatorCases.All, .. DatabaseCases.All];

    public static TheoryData<int, string, string, string> Rows()
    {
        var rows = new TheoryData<int, string, string, string>();
        foreach (var major in ServerVersions.Available)
        {
            foreach (var row in All.Where(row => row.From <= major))
            {
                rows.Add(major, row.Object, row.Property, row.Statement);
            }
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_snapshot_sees_what_a_statement_changed(int major, string @object, string property, string statement)
    {
        var expected = All.Single(row => string.Equals(row.Statement + row.Object + row.Property, statement + @object + property, StringComparison.Ordinal));
        var isClusterWide = @object.StartsWith("role ", StringComparison.Ordinal) || @object.StartsWith("membership ", StringComparison.Ordinal);

        var comparison = await Given.CompareAsync(major, statement, expected.First, new SnapshotOptions { ClusterWide = isClusterWide });

        Assert.Equal(SnapshotVerdict.Differs, comparison.Verdict);
        Assert.True(comparison.Differences.Any(difference => IsExpected(difference, expected)), $"Expected {@object} {property}, but found:\n{comparison}");
    }

    [Fact]
    public async Task Every_kind_of_object_has_a_case()
    {
        await using var database = await Given.CreateAsync(ServerVersions.Available[0]);
        var snapshot = await CatalogSnapshot.TakeAsync(database.DataSource);

        var kinds = snapshot.Objects.Keys.Select(address => address.Split(' ')[0]).Distinct(StringComparer.Ordinal);

        Assert.Empty(kinds.Except(All.Select(row => row.Object.Split(' ')[0]), StringComparer.Ordinal));
    }

    private static bool IsExpected(CatalogDifference difference, DifferenceCase expected) =>
        string.Equals(difference.Object, expected.Object, StringComparison.Ordinal)
        && expected.Property switch
        {
            DifferenceCase.Added => difference.Kind == DifferenceKind.Added,
            DifferenceCase.Removed => difference.Kind == DifferenceKind.Removed,
            var property => string.Equals(difference.Property, property, StringComparison.Ordinal),
        };
}
