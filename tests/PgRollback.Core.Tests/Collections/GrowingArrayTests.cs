namespace PgRollback.Core.Tests.Collections;

public class GrowingArrayTests
{
    [Fact]
    public void Each_of_many_arrays_that_were_made_of_each_other_holds_what_a_list_holds()
    {
        var random = new Random(1);
        var made = new List<(GrowingArray<int> Array, List<int> Expected)> { (GrowingArray<int>.Empty, []) };
        for (var i = 0; i < 2_000; i++)
        {
            // Mostly the newest grows, now and then an earlier one, whose next place is taken.
            var (array, expected) = made[random.Next(4) == 0 ? random.Next(made.Count) : made.Count - 1];
            var item = random.Next(50);
            var index = random.Next(8) == 0 ? random.Next(expected.Count + 1) : expected.Count;
            made.Add((array.Insert(index, item), [.. expected.Take(index), item, .. expected.Skip(index)]));
        }

        Assert.All(made, pair =>
        {
            Assert.Equal(pair.Expected, pair.Array);
            Assert.Equal(Enumerable.Range(0, 51).Select(i => pair.Expected.IndexOf(i)), Enumerable.Range(0, 51).Select(i => pair.Array.IndexOf(i)));
            Assert.Equal(GrowingArray<int>.Of(pair.Expected), pair.Array);
            Assert.Equal(GrowingArray<int>.Of(pair.Expected).GetHashCode(), pair.Array.GetHashCode());
            Assert.NotEqual(GrowingArray<int>.Of(pair.Expected).Add(1), pair.Array);
        });
    }

    [Fact]
    public void Arrays_of_one_length_that_share_nothing_differ_by_their_items()
    {
        var array = GrowingArray<string>.Of(["a"]);

        Assert.NotEqual(array.Add("b"), array.Add("c"));
        Assert.Equal(array.Add("b"), array.Add("b"));
    }

    [Fact]
    public void Two_threads_that_add_to_one_array_do_not_meet()
    {
        var array = GrowingArray<int>.Of([0]).Add(0);
        var made = new GrowingArray<int>[1_000];
        Parallel.For(0, made.Length, i => made[i] = array.Add(i).Add(i));

        Assert.All(made.Select(static (a, i) => (a, i)), static pair => Assert.Equal([0, 0, pair.i, pair.i], pair.a));
    }
}
