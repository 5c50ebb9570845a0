using PgRollback.Catalog;

namespace PgRollback.Planning;

/// <summary>At one point of a history: in what the catalog is now other than it was in the earlier run.</summary>
internal sealed class CatalogDrift
{
    private readonly Dictionary<Oid, (DbObject? Earlier, DbObject? Now)> _objects = [];

    // How many of the objects that differ make a look-up give another answer, by its code.
    private readonly Dictionary<int, int> _keys = [];
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

        foreach (var key in _keys.Keys)
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
            if (_keys.ContainsKey(key))
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
            Set(pair.Key, pair.Value, now.TryGetRecord(pair.Key, out var value) ? value : before.Find(pair.Key));
        }

        foreach (var pair in now.Objects)
        {
            if (!earlier.TryGetRecord(pair.Key, out _))
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
            _keys.Remove(CatalogReads.Doubts);
        }
        else
        {
            _keys[CatalogReads.Doubts] = 1;
        }
    }

    private void Set(Oid oid, DbObject? earlier, DbObject? now)
    {
        if (_objects.TryGetValue(oid, out var known))
        {
            Count(oid, known.Earlier, known.Now, -1);
            _objects.Remove(oid);
        }

        if (!AreEqual(earlier, now))
        {
            Count(oid, earlier, now, 1);
            _objects.Add(oid, (earlier, now));
        }
    }

    /// <summary>Which statement an object comes from matters to its own migration alone.</summary>
    private static bool AreEqual(DbObject? earlier, DbObject? now) =>
        ReferenceEquals(earlier, now) || (earlier is not null && now is not null && (earlier with { Origin = null }).Equals(now with { Origin = null }));

    /// <summary>The look-ups that give another answer because of one object.</summary>
    private void Count(Oid oid, DbObject? earlier, DbObject? now, int change)
    {
        Count(CatalogReads.Object(oid), change);
        var names = new HashSet<NameKey>(earlier?.Keys ?? []);
        names.SymmetricExceptWith(now?.Keys ?? []);
        foreach (var name in names)
        {
            Count(CatalogReads.Name(name), change);
        }

        var targets = new HashSet<Oid>(earlier is null ? [] : DependentKey.TargetsOf(earlier));
        targets.SymmetricExceptWith(now is null ? [] : DependentKey.TargetsOf(now).Distinct());
        foreach (var target in targets)
        {
            Count(CatalogReads.Dependents(target), change);
        }
    }

    private void Count(int key, int change)
    {
        _keys.TryGetValue(key, out var count);
        if (count + change == 0)
        {
            _keys.Remove(key);
        }
        else
        {
            _keys[key] = count + change;
        }
    }
}
