namespace PgRollback.Catalog;

/// <summary>
/// What somebody looked up in a catalog, as hash codes: with the same answers to these, whatever was made of them comes out the same. Two keys with one code
/// cost a needless look later, and never hide a change.
/// </summary>
internal sealed class CatalogReads
{
    /// <summary>The list of what the model is not sure of.</summary>
    public const int Doubts = 1;

    private const int Large = 10_000;

    private readonly HashSet<int> _keys = [];
    private readonly int[] _recent = new int[256];

    /// <summary>Everything was gone through, so that any change counts.</summary>
    public bool Everything { get; private set; }

    public static int Object(Oid oid) => Mix(oid.Value, 2);

    public static int Name(NameKey key) => Mix(key.Parent.Value ^ ((long)StringComparer.Ordinal.GetHashCode(key.Name) << 8) ^ (long)key.Space, 3);

    public static int Dependents(Oid target) => Mix(target.Value, 4);

    public void Add(int key)
    {
        // The same few objects are asked for again and again.
        ref var recent = ref _recent[key & 255];
        if (recent != key)
        {
            recent = key;
            _keys.Add(key);
        }
    }

    public void AddEverything() => Everything = true;

    /// <summary>The codes so far; from here on begins another list.</summary>
    public EquatableArray<int> Take()
    {
        var keys = new int[_keys.Count];
        _keys.CopyTo(keys);
        _keys.Clear();
        if (keys.Length > Large)
        {
            // To empty a set costs as much as it has room for.
            _keys.TrimExcess();
        }

        Array.Clear(_recent, 0, _recent.Length);
        Everything = false;
        return new EquatableArray<int>(keys);
    }

    private static int Mix(long value, int kind)
    {
        var mixed = unchecked(((ulong)value + (ulong)kind) * 0x9E3779B97F4A7C15UL);
        return (int)(mixed >> 32) | 2;
    }
}
