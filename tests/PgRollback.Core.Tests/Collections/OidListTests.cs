using PgRollback.Catalog;

namespace PgRollback.Core.Tests.Collections;

public class OidListTests
{
    /// <param name="range">Of the numbers, so that few stay apart and many fill pieces.</param>
    /// <param name="isRising">New ones are mostly the last.</param>
    [Theory]
    [InlineData(3, false)]
    [InlineData(5_000, false)]
    [InlineData(5_000, true)]
    public void Holds_what_a_sorted_set_holds_after_each_of_many_changes_and_leaves_earlier_lists_as_they_were(int range, bool isRising)
    {
        var random = new Random(1);
        var list = default(OidList);
        var expected = new SortedSet<long>();
        var earlier = new List<(OidList List, long[] Expected)>();
        for (var i = 0; i < 10_000; i++)
        {
            var number = 1L + (isRising && random.Next(4) > 0 ? i % range : random.Next(range));
            var isRemoved = random.Next(i < 5_000 ? 4 : 2) == 0;
            list = isRemoved ? list.Without(new Oid(number)) : list.With(new Oid(number));
            _ = isRemoved ? expected.Remove(number) : expected.Add(number);

            Assert.Equal(expected.Contains(number), list.Contains(new Oid(number)));
            Assert.Equal(expected.Count == 0, list.IsEmpty);
            Assert.True(list.IsEmpty || list.First.Value == expected.Min);
            if (i % 500 == 0)
            {
                earlier.Add((list, [.. expected]));
            }
        }

        earlier.Add((list, [.. expected]));
        Assert.All(earlier, static pair => Assert.Equal(pair.Expected, pair.List.Select(static o => o.Value)));
        Assert.True(expected.Aggregate(list, static (rest, number) => rest.Without(new Oid(number))).IsEmpty);
    }
}
