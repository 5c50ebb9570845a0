namespace PgRollback.Syntax;

/// <summary>A list under construction: one element costs one array, more than one are gathered in an array that is used again.</summary>
internal struct Builder<T>
{
    private const int LargestKept = 1024;

    [ThreadStatic]
    private static T[]? _spare;

    private T? _first;
    private T[]? _items;

    public int Count { get; private set; }

    public readonly T this[int index] => _items is null ? _first! : _items[index];

    public void Add(T item)
    {
        if (Count == 0)
        {
            _first = item;
        }
        else
        {
            AddToItems(item);
        }

        Count++;
    }

    public EquatableArray<T> ToArray()
    {
        if (Count == 0)
        {
            return default;
        }

        if (_items is null)
        {
            return new EquatableArray<T>([_first!]);
        }

        var result = new T[Count];
        Array.Copy(_items, result, Count);
        if (_items.Length <= LargestKept)
        {
            Array.Clear(_items, 0, Count);
            _spare = _items;
        }

        _items = null;
        return new EquatableArray<T>(result);
    }

    private void AddToItems(T item)
    {
        if (_items is null)
        {
            _items = _spare ?? new T[16];
            _spare = null;
            _items[0] = _first!;
        }
        else if (Count == _items.Length)
        {
            Array.Resize(ref _items, Count * 2);
        }

        _items[Count] = item;
    }
}
