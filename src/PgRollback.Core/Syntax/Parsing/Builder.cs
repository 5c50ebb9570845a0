namespace PgRollback.Syntax;

/// <summary>A list under construction that allocates nothing for no element and an exact array for one.</summary>
internal struct Builder<T>
{
    private T[]? _items;

    public int Count { get; private set; }

    public readonly T this[int index] => _items![index];

    public void Add(T item)
    {
        if (_items is null)
        {
            _items = new T[1];
        }
        else if (Count == _items.Length)
        {
            Array.Resize(ref _items, Count < 4 ? 4 : Count * 2);
        }

        _items[Count++] = item;
    }

    public readonly EquatableArray<T> ToArray()
    {
        if (_items is null || Count == 0)
        {
            return default;
        }

        var items = _items;
        if (items.Length != Count)
        {
            Array.Resize(ref items, Count);
        }

        return new EquatableArray<T>(items);
    }
}
