using System.Collections;

namespace PgRollback;

/// <summary>
/// An immutable array that shares its items with the one that it was made of: one more item at its end costs that one alone, however many there are. Compares by
/// its elements.
/// </summary>
public sealed class GrowingArray<T> : IReadOnlyList<T>, IEquatable<GrowingArray<T>>
    where T : notnull
{
    // Those behind Count are of longer arrays.
    private readonly T[] _items;
    private readonly Tail _tail;

    private GrowingArray(T[] items, int count, Tail tail)
    {
        _items = items;
        _tail = tail;
        Count = count;
    }

    /// <summary>How far the items are taken, and where each is first: of all arrays that share them.</summary>
    private sealed class Tail(int used)
    {
        public int Used { get; set; } = used;

        public Dictionary<T, int>? Positions { get; set; }
    }

    public static GrowingArray<T> Empty { get; } = Of([]);

    public int Count { get; }

    public bool IsEmpty => Count == 0;

    public T this[int index] => index < Count ? _items[index] : throw new ArgumentOutOfRangeException(nameof(index));

    public static GrowingArray<T> Of(IEnumerable<T> items)
    {
        var array = items.ToArray();
        return new GrowingArray<T>(array, array.Length, new Tail(array.Length));
    }

    public GrowingArray<T> Add(T item)
    {
        lock (_tail)
        {
            if (_tail.Used == Count && Count < _items.Length)
            {
                _items[Count] = item;
                _tail.Used++;
                Note(_tail.Positions, item, Count);
                return new GrowingArray<T>(_items, Count + 1, _tail);
            }
        }

        const int Least = 4;
        var items = new T[Math.Max(Least, Count * 2)];
        Array.Copy(_items, items, Count);
        items[Count] = item;
        return new GrowingArray<T>(items, Count + 1, new Tail(Count + 1));
    }

    /// <summary>With one more item, in front of the one at an index or behind all.</summary>
    public GrowingArray<T> Insert(int index, T item) => index == Count ? Add(item) : Of([.. this.Take(index), item, .. this.Skip(index)]);

    public bool Contains(T item) => IndexOf(item) >= 0;

    /// <summary>Where an item is first, or -1.</summary>
    public int IndexOf(T item)
    {
        lock (_tail)
        {
            if (_tail.Positions is null)
            {
                _tail.Positions = new Dictionary<T, int>(_tail.Used);
                for (var i = 0; i < _tail.Used; i++)
                {
                    Note(_tail.Positions, _items[i], i);
                }
            }

            return _tail.Positions.TryGetValue(item, out var position) && position < Count ? position : -1;
        }
    }

    public bool Equals(GrowingArray<T>? other) =>
        other is not null && Count == other.Count && (ReferenceEquals(_items, other._items) || this.SequenceEqual(other));

    public override bool Equals(object? obj) => Equals(obj as GrowingArray<T>);

    public override int GetHashCode() => Count == 0 ? 0 : unchecked((Count * 31) + _items[Count - 1].GetHashCode());

    public IEnumerator<T> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return _items[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public static bool operator ==(GrowingArray<T>? left, GrowingArray<T>? right) => left is null ? right is null : left.Equals(right);

    public static bool operator !=(GrowingArray<T>? left, GrowingArray<T>? right) => !(left == right);

    private static void Note(Dictionary<T, int>? positions, T item, int position)
    {
        if (positions?.ContainsKey(item) == false)
        {
            positions.Add(item, position);
        }
    }
}
