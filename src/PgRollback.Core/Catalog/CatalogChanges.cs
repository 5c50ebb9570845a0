namespace PgRollback.Catalog;

/// <summary>What a migration makes of the catalog before it: the records of the objects that it touches, null where it removes one, and what it leaves in doubt.</summary>
internal sealed class CatalogChanges
{
    // By number. Every migration keeps one of these: an array is a third of a dictionary.
    private readonly Oid[] _oids;
    private readonly DbObject?[] _records;

    public CatalogChanges(Dictionary<Oid, DbObject?> objects, EquatableArray<CatalogDoubt> doubts)
    {
        _oids = [.. objects.Keys];
        _records = [.. objects.Values];
        Array.Sort(_oids, _records);
        Doubts = doubts;
    }

    public static CatalogChanges None { get; } = new([], default);

    public EquatableArray<CatalogDoubt> Doubts { get; }

    public IEnumerable<KeyValuePair<Oid, DbObject?>> Objects
    {
        get
        {
            for (var i = 0; i < _oids.Length; i++)
            {
                yield return new KeyValuePair<Oid, DbObject?>(_oids[i], _records[i]);
            }
        }
    }

    /// <summary>Whether it touches an object, and the record that it leaves.</summary>
    public bool TryGetRecord(Oid oid, out DbObject? record)
    {
        var at = Array.BinarySearch(_oids, oid);
        record = at < 0 ? null : _records[at];
        return at >= 0;
    }
}
