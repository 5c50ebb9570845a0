using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace PgRollback.Snapshots;

using Properties = IReadOnlyDictionary<string, string>;

/// <summary>The objects of a snapshot, for reading only.</summary>
internal sealed class ObjectView(SortedList<string, SortedList<string, string>> objects) : IReadOnlyDictionary<string, Properties>
{
    public int Count => objects.Count;

    public IEnumerable<string> Keys => objects.Keys;

    public IEnumerable<Properties> Values => objects.Values;

    public Properties this[string key] => objects[key];

    public bool ContainsKey(string key) => objects.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out Properties value)
    {
        var found = objects.TryGetValue(key, out var properties);
        value = properties;
        return found;
    }

    public IEnumerator<KeyValuePair<string, Properties>> GetEnumerator()
    {
        foreach (var (address, properties) in objects)
        {
            yield return KeyValuePair.Create<string, Properties>(address, properties);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
