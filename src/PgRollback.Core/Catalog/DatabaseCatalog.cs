using System.Collections.Immutable;

namespace PgRollback.Catalog;

/// <summary>A state of the database. Immutable and persistent: the catalog of every migration shares what did not change with its neighbours.</summary>
public sealed class DatabaseCatalog : CatalogReader
{
    private readonly ImmutableDictionary<Oid, DbObject> _objects;
    private readonly ImmutableDictionary<NameKey, EquatableArray<Oid>> _names;
    private readonly ImmutableDictionary<DependentKey, ImmutableHashSet<Oid>> _dependents;
    private readonly EquatableArray<CatalogDoubt> _doubts;

    internal DatabaseCatalog(
        ImmutableDictionary<Oid, DbObject> objects,
        ImmutableDictionary<NameKey, EquatableArray<Oid>> names,
        ImmutableDictionary<DependentKey, ImmutableHashSet<Oid>> dependents,
        long nextOid)
    {
        _objects = objects;
        _names = names;
        _dependents = dependents;
        NextOid = nextOid;
    }

    /// <summary>A new database: nothing but schema public.</summary>
    public static DatabaseCatalog Empty { get; } = CreateEmpty();

    /// <summary>What the model is not sure of, oldest first.</summary>
    public EquatableArray<CatalogDoubt> Doubts
    {
        get
        {
            Reads?.Add(CatalogReads.Doubts);
            return _doubts;
        }

        private init => _doubts = value;
    }

    internal long NextOid { get; }

    /// <summary>Where look-ups are written down, here and in every catalog that is made of this one; null: nowhere.</summary>
    internal CatalogReads? Reads { get; private init; }

    /// <summary>The same catalog as the migration at a place in the order finds it.</summary>
    internal DatabaseCatalog For(int place, CatalogReads? reads) => new(_objects, _names, _dependents, Oid.FirstOf(place)) { Doubts = _doubts, Reads = reads };

    /// <summary>The same catalog, whose look-ups are nobody's concern.</summary>
    internal DatabaseCatalog Unobserved() => new(_objects, _names, _dependents, NextOid) { Doubts = _doubts };

    internal DatabaseCatalog With(EquatableArray<CatalogDoubt> doubts) => new(_objects, _names, _dependents, NextOid) { Doubts = doubts, Reads = Reads };

    /// <summary>The same catalog with a doubt about everything of some kinds that is there now.</summary>
    public DatabaseCatalog WithDoubt(DoubtfulKinds kinds, EquatableArray<string> names, string reason) =>
        With([.. _doubts, new CatalogDoubt(new Oid(NextOid).EndOfMigration, kinds, reason) { Names = names }]);

    public override IEnumerable<DbObject> All
    {
        get
        {
            Reads?.AddEverything();
            return _objects.Values;
        }
    }

    public override DbObject? Find(Oid oid)
    {
        Reads?.Add(CatalogReads.Object(oid));
        return _objects.TryGetValue(oid, out var value) ? value : null;
    }

    public override EquatableArray<Oid> FindAll(NameKey key)
    {
        Reads?.Add(CatalogReads.Name(key));
        return OidsOf(key);
    }

    public override IEnumerable<Oid> Dependents(Oid target)
    {
        Reads?.Add(CatalogReads.Dependents(target));
        for (var group = 0; group < DependentKey.Groups; group++)
        {
            foreach (var oid in DependentSet(new DependentKey(target, (DependentGroup)group)))
            {
                yield return oid;
            }
        }
    }

    internal override IEnumerable<Oid> Dependents(Oid target, DependentGroup group)
    {
        Reads?.Add(CatalogReads.Dependents(target));
        return DependentSet(new DependentKey(target, group));
    }

    // The editor keeps the two indexes up with these: that is no look-up that a result hangs on.
    internal EquatableArray<Oid> OidsOf(NameKey key) => _names.TryGetValue(key, out var oids) ? oids : default;

    internal ImmutableHashSet<Oid> DependentSet(DependentKey key) => _dependents.TryGetValue(key, out var set) ? set : ImmutableHashSet<Oid>.Empty;

    /// <summary>A catalog in which other records stand for some objects, null for those that are gone.</summary>
    internal DatabaseCatalog With(IEnumerable<KeyValuePair<Oid, DbObject?>> objects)
    {
        var editor = new CatalogEditor(this);
        foreach (var pair in objects)
        {
            editor.Set(pair.Key, pair.Value);
        }

        return editor.ToCatalog();
    }

    /// <summary>A catalog with the changes of one editor applied.</summary>
    internal DatabaseCatalog With(
        IEnumerable<KeyValuePair<Oid, DbObject?>> objects,
        IEnumerable<KeyValuePair<NameKey, EquatableArray<Oid>>> names,
        IEnumerable<KeyValuePair<DependentKey, ImmutableHashSet<Oid>>> dependents,
        long nextOid)
    {
        var objectBuilder = _objects.ToBuilder();
        foreach (var pair in objects)
        {
            if (pair.Value is null)
            {
                objectBuilder.Remove(pair.Key);
            }
            else
            {
                objectBuilder[pair.Key] = pair.Value;
            }
        }

        var nameBuilder = _names.ToBuilder();
        foreach (var pair in names)
        {
            if (pair.Value.IsEmpty)
            {
                nameBuilder.Remove(pair.Key);
            }
            else
            {
                nameBuilder[pair.Key] = pair.Value;
            }
        }

        var dependentBuilder = _dependents.ToBuilder();
        foreach (var pair in dependents)
        {
            if (pair.Value.IsEmpty)
            {
                dependentBuilder.Remove(pair.Key);
            }
            else
            {
                dependentBuilder[pair.Key] = pair.Value;
            }
        }

        return new DatabaseCatalog(objectBuilder.ToImmutable(), nameBuilder.ToImmutable(), dependentBuilder.ToImmutable(), nextOid) { Doubts = _doubts, Reads = Reads };
    }

    private static DatabaseCatalog CreateEmpty()
    {
        var bare = new DatabaseCatalog(
            ImmutableDictionary<Oid, DbObject>.Empty,
            ImmutableDictionary<NameKey, EquatableArray<Oid>>.Empty,
            ImmutableDictionary<DependentKey, ImmutableHashSet<Oid>>.Empty,
            nextOid: 1);
        var editor = new CatalogEditor(bare);
        editor.Put(new Schema { Oid = editor.NewOid(), Name = "public", Comment = "standard public schema", IsBuiltIn = true });
        return editor.ToCatalog();
    }
}
