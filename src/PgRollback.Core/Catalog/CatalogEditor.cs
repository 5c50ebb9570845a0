namespace PgRollback.Catalog;

/// <summary>Changes to a catalog, held beside it: what was touched is known without looking at the rest, and can be taken back to any mark (subtransactions).</summary>
public sealed class CatalogEditor(DatabaseCatalog origin) : CatalogReader
{
    private readonly Dictionary<Oid, DbObject?> _objects = [];
    private readonly Dictionary<NameKey, OidList> _names = [];
    private readonly Dictionary<DependentKey, OidSet> _dependents = [];
    private readonly List<JournalEntry> _journal = [];
    private readonly Dictionary<string, int> _passes = [];
    private long _nextOid = origin.NextOid;

    // What a record is found under and hangs on, of the change at work.
    private readonly (List<NameKey> Keys, HashSet<DependentKey> Targets) _before = ([], []);
    private readonly (List<NameKey> Keys, HashSet<DependentKey> Targets) _after = ([], []);

    public DatabaseCatalog Origin => origin;

    /// <summary>Called with what is put as it is already.</summary>
    internal Action<DbObject>? Restated { get; set; }

    /// <summary>Every change so far, oldest first: an object's record before and after it.</summary>
    public IReadOnlyList<JournalEntry> Journal => _journal;

    /// <summary>Objects that were touched since <see cref="Origin"/>.</summary>
    public IEnumerable<Oid> Touched => _objects.Keys;

    public override IEnumerable<DbObject> All
    {
        get
        {
            foreach (var value in origin.All)
            {
                if (!_objects.ContainsKey(value.Oid))
                {
                    yield return value;
                }
            }

            foreach (var value in _objects.Values)
            {
                if (value is not null)
                {
                    yield return value;
                }
            }
        }
    }

    /// <summary>A point to go back to.</summary>
    public int Mark => _journal.Count;

    public Oid NewOid() => new(_nextOid++);

    /// <summary>What the next object will have.</summary>
    internal Oid NextOid => new(_nextOid);

    public override DbObject? Find(Oid oid) => _objects.TryGetValue(oid, out var value) ? value : origin.Find(oid);

    internal override string? DoubtOf(DbObject value, bool ofRights = false) =>
        origin.Doubts.Count > 0 && origin.Find(value.Oid) is { } older ? origin.DoubtOf(older, ofRights) : null;

    public override OidList FindAll(NameKey key)
    {
        origin.Reads?.Add(CatalogReads.Name(key));
        return OidsOf(key);
    }

    /// <summary>Inserts a new object (its Oid from <see cref="NewOid"/>) or replaces the record of an existing one.</summary>
    public void Put(DbObject value)
    {
        var before = Find(value.Oid);
        if (before is not null && before.Equals(value))
        {
            Restated?.Invoke(before);
            return;
        }

        Change(value.Oid, before, value);
        _journal.Add(new JournalEntry(value.Oid, before, value));
    }

    public void Remove(Oid oid)
    {
        if (Find(oid) is { } before)
        {
            Change(oid, before, after: null);
            _journal.Add(new JournalEntry(oid, before, After: null));
        }
    }

    /// <summary>Makes a change that another editor made.</summary>
    public void Apply(JournalEntry entry)
    {
        Change(entry.Oid, entry.Before, entry.After);
        _journal.Add(entry);
        _nextOid = Math.Max(_nextOid, entry.Oid.Value + 1);
    }

    /// <summary>Puts a record in the place of another, null for none, without a trace in the journal.</summary>
    internal void Set(Oid oid, DbObject? value) => Change(oid, Find(oid), value);

    /// <summary>Undoes all changes behind a mark.</summary>
    public void RollbackTo(int mark)
    {
        for (var i = _journal.Count - 1; i >= mark; i--)
        {
            var entry = _journal[i];
            Change(entry.Oid, entry.After, entry.Before);
        }

        _journal.RemoveRange(mark, _journal.Count - mark);
    }

    /// <summary>What is other than in <see cref="Origin"/>.</summary>
    internal Dictionary<Oid, DbObject?> Changes()
    {
        var changes = new Dictionary<Oid, DbObject?>(_objects.Count);
        foreach (var pair in _objects)
        {
            if (!ReferenceEquals(origin.Find(pair.Key), pair.Value))
            {
                changes.Add(pair.Key, pair.Value);
            }
        }

        return changes;
    }

    public DatabaseCatalog ToCatalog() => origin.With(_objects, _names, _dependents, _nextOid);

    private OidList OidsOf(NameKey key) => _names.TryGetValue(key, out var oids) ? oids : origin.OidsOf(key);

    internal override OidSet DependentSet(DependentKey key) => _dependents.TryGetValue(key, out var set) ? set : origin.DependentSet(key);

    private protected override void NoteRead(int key) => origin.Reads?.Add(key);

    /// <summary>How many names that are made by counting up are known to be taken; none once a name was given up.</summary>
    internal int TakenPasses(string series) => _passes.TryGetValue(series, out var passes) ? passes : 0;

    internal void NoteTakenPasses(string series, int passes) => _passes[series] = passes;

    private void Change(Oid oid, DbObject? before, DbObject? after)
    {
        ChangeNames(oid, before, after);
        ChangeDependents(oid, before, after);
        _objects[oid] = after;
    }

    private void ChangeNames(Oid oid, DbObject? before, DbObject? after)
    {
        Fill(_before.Keys, before);
        Fill(_after.Keys, after);
        if (_before.Keys.SequenceEqual(_after.Keys))
        {
            return;
        }

        foreach (var key in _before.Keys)
        {
            _names[key] = OidsOf(key).Without(oid);
        }

        foreach (var key in _after.Keys)
        {
            _names[key] = OidsOf(key).With(oid);
        }

        if (_passes.Count > 0)
        {
            ForgetPasses(oid);
        }
    }

    private void ForgetPasses(Oid oid)
    {
        if (_before.Keys.Any(key => !OidsOf(key).Contains(oid)))
        {
            _passes.Clear();
        }
    }

    private void ChangeDependents(Oid oid, DbObject? before, DbObject? after)
    {
        Fill(_before.Targets, before);
        Fill(_after.Targets, after);
        foreach (var target in _before.Targets)
        {
            if (!_after.Targets.Contains(target))
            {
                _dependents[target] = DependentSet(target).Without(oid);
            }
        }

        foreach (var target in _after.Targets)
        {
            if (!_before.Targets.Contains(target))
            {
                _dependents[target] = DependentSet(target).With(oid);
            }
        }
    }

    private static void Fill(List<NameKey> keys, DbObject? value)
    {
        keys.Clear();
        if (value is not null)
        {
            keys.AddRange(value.Keys);
        }
    }

    /// <summary>A set that had grown gives its room back: to empty it costs as much as there is.</summary>
    private static void Empty(HashSet<DependentKey> targets)
    {
        const int Large = 1_000;
        var isLarge = targets.Count > Large;
        targets.Clear();
        if (isLarge)
        {
            targets.TrimExcess();
        }
    }

    private static void Fill(HashSet<DependentKey> targets, DbObject? value)
    {
        Empty(targets);
        if (value is null)
        {
            return;
        }

        var parents = DependentKey.ParentsOf(value);
        foreach (var target in DependentKey.TargetsOf(value))
        {
            targets.Add(DependentKey.Of(value, target, parents));
        }
    }
}

/// <summary>One change: null before for a creation, null after for a drop.</summary>
public sealed record JournalEntry(Oid Oid, DbObject? Before, DbObject? After);
