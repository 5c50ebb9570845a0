using System.Collections;
using System.Runtime.CompilerServices;

namespace PgRollback;

/// <summary>An immutable array that compares by its elements, so that models which hold it can be cached by the compiler.</summary>
[CollectionBuilder(typeof(EquatableArray), nameof(EquatableArray.Create))]
public readonly struct EquatableArray<T>(T[]? items) : IEquatable<EquatableArray<T>>, IReadOnlyList<T>
{
    private readonly T[]? _items = items;

    public static EquatableArray<T> Empty => default;

    public int Count => _items?.Length ?? 0;

    public bool IsEmpty => Count == 0;

    public T this[int index] => _items![index];

    public ReadOnlySpan<T> AsSpan() => _items;

    public bool Contains(T item) => _items is not null && Array.IndexOf(_items, item) >= 0;

    public bool Equals(EquatableArray<T> other)
    {
        if (ReferenceEquals(_items, other._items))
        {
            return true;
        }

        if (Count != other.Count)
        {
            return false;
        }

        var comparer = EqualityComparer<T>.Default;
        for (var i = 0; i < Count; i++)
        {
            if (!comparer.Equals(_items![i], other._items![i]))
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => obj is EquatableArray<T> other && Equals(other);

    public override int GetHashCode()
    {
        var hash = 17;
        foreach (var item in AsSpan())
        {
            hash = unchecked((hash * 31) + (item?.GetHashCode() ?? 0));
        }

        return hash;
    }

    public Enumerator GetEnumerator() => new(_items);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)(_items ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => (_items ?? []).GetEnumerator();

    public static bool operator ==(EquatableArray<T> left, EquatableArray<T> right) => left.Equals(right);

    public static bool operator !=(EquatableArray<T> left, EquatableArray<T> right) => !left.Equals(right);

    public struct Enumerator(T[]? items)
    {
        private int _index = -1;

        public readonly T Current => items![_index];

        public bool MoveNext() => items is not null && ++_index < items.Length;
    }
}

public static class EquatableArray
{
    public static EquatableArray<T> Create<T>(ReadOnlySpan<T> items) => items.IsEmpty ? default : new(items.ToArray());

    public static EquatableArray<T> ToEquatableArray<T>(this IEnumerable<T> items)
    {
        var array = items.ToArray();
        return array.Length == 0 ? default : new(array);
    }

    /// <summary>With one more item, in front of the one at an index or behind all.</summary>
    public static EquatableArray<T> Insert<T>(this EquatableArray<T> array, int index, T item)
    {
        var before = array.AsSpan();
        var items = new T[array.Count + 1];
        before.Slice(0, index).CopyTo(items);
        items[index] = item;
        before.Slice(index).CopyTo(items.AsSpan(index + 1));
        return new EquatableArray<T>(items);
    }
}
