namespace PgRollback;

/// <summary>
/// An immutable map. Another one with a change shares with it all but a few small arrays, so that many states of a large map cost little more than what they
/// differ in: a trie over hash codes, whose nodes are lists of a few entries or, where those were too many, arrays with a branch for each of the next four bits.
/// </summary>
internal readonly struct PersistentMap<TKey, TValue>
    where TKey : struct, IEquatable<TKey>
{
    private const int Bits = 4;
    private const int Branches = 1 << Bits;
    private const int TopShift = 32 - Bits;

    /// <summary>A list that would become longer branches.</summary>
    private const int LongestList = 4;

    // Nothing, an entry with those behind it in the order of their codes, or an array of nodes.
    private readonly object? _root;

    private PersistentMap(object? root) => _root = root;

    public bool IsEmpty => _root is null;

    /// <summary>In the order of the keys' hash codes, whatever came first.</summary>
    public IEnumerable<KeyValuePair<TKey, TValue>> Pairs => _root is null ? [] : PairsOf(_root);

    /// <summary>In the same order.</summary>
    public void AddKeysTo(List<TKey> keys) => AddKeys(_root, keys);

    public bool TryGetValue(TKey key, out TValue value)
    {
        var hash = Mix(key);
        var node = _root;
        for (var shift = TopShift; node is not (null or Entry); shift -= Bits)
        {
            // Asked so, because a look whether an object is an array takes long where it is none.
            node = ((object?[])node)[Branch(hash, shift)];
        }

        for (var entry = (Entry?)node; entry is not null; entry = entry.Next)
        {
            if (entry.Hash == hash && entry.Key.Equals(key))
            {
                value = entry.Value;
                return true;
            }
        }

        value = default!;
        return false;
    }

    public PersistentMap<TKey, TValue> With(TKey key, TValue value) => new(With(_root, new Entry(Mix(key), key, value, next: null), TopShift));

    public PersistentMap<TKey, TValue> Without(TKey key) => TryGetValue(key, out _) ? new(Without(_root, Mix(key), key, TopShift)) : this;

    private static object With(object? node, Entry added, int shift)
    {
        if (node is not (null or Entry))
        {
            var branches = (object?[])node;
            var branch = Branch(added.Hash, shift);
            return Replace(branches, branch, With(branches[branch], added, shift - Bits));
        }

        var list = Insert((Entry?)node, added);
        return shift >= 0 && IsLong(list) ? Split(list, shift) : list;
    }

    private static object? Without(object? node, uint hash, TKey key, int shift)
    {
        if (node is Entry list)
        {
            return Remove(list, hash, key);
        }

        var branches = (object?[])node!;
        var branch = Branch(hash, shift);
        var rest = Replace(branches, branch, Without(branches[branch], hash, key, shift - Bits));
        return Array.TrueForAll(rest, static b => b is null) ? null : rest;
    }

    private static object?[] Replace(object?[] branches, int branch, object? node)
    {
        var copy = new object?[Branches];
        Array.Copy(branches, copy, Branches);
        copy[branch] = node;
        return copy;
    }

    private static Entry Insert(Entry? list, Entry added)
    {
        if (list is null || list.Hash > added.Hash)
        {
            return added.Before(list);
        }

        return list.Hash == added.Hash && list.Key.Equals(added.Key) ? added.Before(list.Next) : list.Before(Insert(list.Next, added));
    }

    private static Entry? Remove(Entry list, uint hash, TKey key) =>
        list.Hash == hash && list.Key.Equals(key) ? list.Next : list.Before(Remove(list.Next!, hash, key));

    private static bool IsLong(Entry list)
    {
        var count = 0;
        for (var entry = list; entry is not null; entry = entry.Next)
        {
            count++;
        }

        return count > LongestList;
    }

    private static object?[] Split(Entry list, int shift)
    {
        var branches = new object?[Branches];
        for (var entry = list; entry is not null; entry = entry.Next)
        {
            var branch = Branch(entry.Hash, shift);
            branches[branch] = With(branches[branch], entry, shift - Bits);
        }

        return branches;
    }

    private static IEnumerable<KeyValuePair<TKey, TValue>> PairsOf(object root)
    {
        var rest = new Stack<object>();
        rest.Push(root);
        while (rest.Count > 0)
        {
            var node = rest.Pop();
            if (node is object?[] branches)
            {
                for (var branch = Branches - 1; branch >= 0; branch--)
                {
                    if (branches[branch] is { } next)
                    {
                        rest.Push(next);
                    }
                }

                continue;
            }

            for (var entry = (Entry?)node; entry is not null; entry = entry.Next)
            {
                yield return new KeyValuePair<TKey, TValue>(entry.Key, entry.Value);
            }
        }
    }

    private static void AddKeys(object? node, List<TKey> keys)
    {
        if (node is not (null or Entry))
        {
            foreach (var branch in (object?[])node)
            {
                AddKeys(branch, keys);
            }

            return;
        }

        for (var entry = (Entry?)node; entry is not null; entry = entry.Next)
        {
            keys.Add(entry.Key);
        }
    }

    private static int Branch(uint hash, int shift) => (int)(hash >> shift) & (Branches - 1);

    /// <summary>Codes of keys that were made one after the other differ in their low bits alone.</summary>
    private static uint Mix(TKey key)
    {
        unchecked
        {
            var hash = (uint)key.GetHashCode() * 0x9E3779B1;
            hash = (hash ^ (hash >> 15)) * 0x85EBCA77;
            return hash ^ (hash >> 13);
        }
    }

    private sealed class Entry(uint hash, TKey key, TValue value, Entry? next)
    {
        public readonly uint Hash = hash;
        public readonly TKey Key = key;
        public readonly TValue Value = value;
        public readonly Entry? Next = next;

        /// <summary>The same entry in front of others.</summary>
        public Entry Before(Entry? list) => ReferenceEquals(list, Next) ? this : new Entry(Hash, Key, Value, list);
    }
}
