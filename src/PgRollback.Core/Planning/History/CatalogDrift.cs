using PgRollback.Catalog;

namespace PgRollback.Planning;

/// <summary>At one point of a history: in what the catalog is now other than it was in the earlier run.</summary>
internal sealed class CatalogDrift
{
    private readonly Dictionary<Oid, (DbObject? Earlier, DbObject? Now)> _objects = [];
    private readonly HashSet<int> _keys = [];
    private EquatableArray<CatalogDoubt> _earlierDoubts;
    private EquatableArray<CatalogDoubt> _doubts;

    public bool IsEmpty => _keys.Count == 0;

    /// <summary>Whether one of these migrations read anything that is another now.</summary>
    public bool Touches(HistoryBlock block)
    {
        if (block.ReadsEverything && !IsEmpty)
        {
            return true;
        }

        foreach (var key in _keys)
        {
            if (block.HasRead(key))
            {
                return true;
            }
        }

        return false;
    }

    public bool Touches(AnalyzedMigration migration)
    {
        if (migration.ReadsEverything && !IsEmpty)
        {
            return true;
        }

        foreach (var key in migration.Reads)
        {
            if (_keys.Contains(key))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The catalog of now at a point where that of the earlier run is known.</summary>
    public DatabaseCatalog Apply(DatabaseCatalog earlier)
    {
        if (IsEmpty)
        {
            return earlier;
        }

        var now = earlier.With(_objects.Select(static pair => new KeyValuePair<Oid, DbObject?>(pair.Key, pair.Value.Now)));

        // Doubts are only ever added: behind those that differ come the same ones.
        return now.With([.. _doubts, .. now.Doubts.Skip(_earlierDoubts.Count)]);
    }

    /// <summary>Goes on behind a migration that made some changes earlier and makes others now.</summary>
    /// <param name="before">The catalog of now before the migration.</param>
    public void Advance(DatabaseCatalog before, CatalogChanges earlier, CatalogChanges now)
    {
        foreach (var pair in earlier.Objects)
        {
            Set(pair.Key, pair.Value, now.Objects.TryGetValue(pair.Key, out var value) ? value : before.Find(pair.Key));
        }

        foreach (var pair in now.Objects)
        {
            if (!earlier.Objects.ContainsKey(pair.Key))
            {
                Set(pair.Key, _objects.TryGetValue(pair.Key, out var known) ? known.Earlier : before.Find(pair.Key), pair.Value);
            }
        }

        var common = before.Doubts.Skip(_doubts.Count).ToList();
        _earlierDoubts = [.. _earlierDoubts, .. common, .. earlier.Doubts];
        _doubts = [.. _doubts, .. common, .. now.Doubts];
        if (_doubts == _earlierDoubts)
        {
            _doubts = _earlierDoubts = default;
        }

        FindKeys();
    }

    private void Set(Oid oid, DbObject? earlier, DbObject? now)
    {
        if (AreEqual(earlier, now))
        {
            _objects.Remove(oid);
        }
        else
        {
            _objects[oid] = (earlier, now);
        }
    }

    /// <summary>Which statement an object comes from matters to its own migration alone.</summary>
    private static bool AreEqual(DbObject? earlier, DbObject? now) =>
        ReferenceEquals(earlier, now) || (earlier is not null && now is not null && (earlier with { Origin = null }).Equals(now with { Origin = null }));

    private void FindKeys()
    {
        _keys.Clear();
        if (!_doubts.IsEmpty || !_earlierDoubts.IsEmpty)
        {
            _keys.Add(CatalogReads.Doubts);
        }

        foreach (var pair in _objects)
        {
            var (earlier, now) = pair.Value;
            _keys.Add(CatalogReads.Object(pair.Key));
            var names = new HashSet<NameKey>(earlier?.Keys ?? []);
            names.SymmetricExceptWith(now?.Keys ?? []);
            foreach (var name in names)
            {
                _keys.Add(CatalogReads.Name(name));
            }

            var targets = new HashSet<Oid>((earlier?.Dependencies ?? []).Select(static d => d.Target));
            targets.SymmetricExceptWith((now?.Dependencies ?? []).Select(static d => d.Target));
            foreach (var target in targets)
            {
                _keys.Add(CatalogReads.Dependents(target));
            }
        }
    }
}
