namespace PgRollback.Core.Tests.Collections;

public class PersistentMapTests
{
    /// <summary>Few codes for many keys, so that lists, branches and keys of one code all occur.</summary>
    private readonly record struct Key(int Value)
    {
        public override int GetHashCode() => Value % 3 == 0 ? 7 : Value / 2;
    }

    [Fact]
    public void Holds_what_a_dictionary_holds_after_each_of_many_changes_and_leaves_earlier_maps_as_they_were()
    {
        var random = new Random(1);
        var map = default(PersistentMap<Key, int>);
        var expected = new Dictionary<Key, int>();
        var earlier = new List<(PersistentMap<Key, int> Map, Dictionary<Key, int> Expected)>();
        for (var i = 0; i < 20_000; i++)
        {
            var key = new Key(random.Next(i < 10_000 ? 2_000 : 60));
            if (random.Next(i < 15_000 ? 3 : 1) == 0)
            {
                map = map.Without(key);
                expected.Remove(key);
            }
            else
            {
                map = map.With(key, i);
                expected[key] = i;
            }

            Assert.Equal(expected.TryGetValue(key, out _), map.TryGetValue(key, out _));
            if (i % 1_000 == 0)
            {
                earlier.Add((map, new Dictionary<Key, int>(expected)));
            }
        }

        earlier.Add((map, expected));
        foreach (var (then, known) in earlier)
        {
            Assert.Equal(known.OrderBy(static pair => pair.Key.Value), then.Pairs.OrderBy(static pair => pair.Key.Value));
            Assert.All(known, pair => Assert.True(then.TryGetValue(pair.Key, out var value) && value == pair.Value));
            Assert.Equal(known.Count == 0, then.IsEmpty);
        }
    }

    [Fact]
    public void Gives_its_pairs_in_one_order_whatever_came_first()
    {
        var keys = Enumerable.Range(0, 500).Select(static i => new Key((3 * i) + 1)).ToList();
        var forward = keys.Aggregate(default(PersistentMap<Key, int>), static (map, key) => map.With(key, key.Value));
        var more = Enumerable.Range(2_000, 2_000).Select(static i => new Key((3 * i) + 1)).ToList();
        var backward = more.Concat(Enumerable.Reverse(keys)).Aggregate(default(PersistentMap<Key, int>), static (map, key) => map.With(key, key.Value));
        backward = more.Aggregate(backward, static (map, key) => map.Without(key));
        Assert.Equal(forward.Pairs, backward.Pairs);
    }
}
