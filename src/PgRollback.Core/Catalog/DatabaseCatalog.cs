using System.Collections.Immutable;

namespace PgRollback.Catalog;

/// <summary>A state of the database. Immutable and persistent: the catalog of every migration shares what did not change with its neighbours.</summary>
public sealed class DatabaseCatalog : CatalogReader
{
    private readonly ImmutableDictionary<Oid, DbObject> _objects;
    private readonly ImmutableDictionary<NameKey, EquatableArray<Oid>> _names;
    private readonly ImmutableDictionary<Oid, ImmutableHashSet<Oid>> _dependents;

    internal DatabaseCatalog(
        ImmutableDictionary<Oid, DbObject> objects,
        ImmutableDictionary<NameKey, EquatableArray<Oid>> names,
        ImmutableDictionary<Oid, ImmutableHashSet<Oid>> dependents,
        int nextOid)
    {
        _objects = objects;
        _names = names;
        _dependents = dependents;
        NextOid = nextOid;
    }

    /// <summary>A new database: nothing but schema public.</summary>
    public static DatabaseCatalog Empty { get; } = CreateEmpty();

    /// <summary>What the model is not sure of, oldest first.</summary>
    public EquatableArray<CatalogDoubt> Doubts { get; private init; }

    internal int NextOid { get; }

    /// <summary>The same catalog with a doubt about everything of some kinds that is there now.</summary>
    public DatabaseCatalog WithDoubt(DoubtfulKinds kinds, EquatableArray<string> names, string reason) =>
        new(_objects, _names, _dependents, NextOid) { Doubts = [.. Doubts, new CatalogDoubt(new Oid(NextOid), kinds, reason) { Names = names }] };

    public override IEnumerable<DbObject> All => _objects.Values;

    public override DbObject? Find(Oid oid) => _objects.TryGetValue(oid, out var value) ? value : null;

    public override EquatableArray<Oid> FindAll(NameKey key) => _names.TryGetValue(key, out var oids) ? oids : default;

    public override IEnumerable<Oid> Dependents(Oid target) => DependentSet(target);

    internal ImmutableHashSet<Oid> DependentSet(Oid target) => _dependents.TryGetValue(target, out var set) ? set : ImmutableHashSet<Oid>.Empty;

    /// <summary>A catalog with the changes of one editor applied.</summary>
    internal DatabaseCatalog With(
        IEnumerable<KeyValuePair<Oid, DbObject?>> objects,
        IEnumerable<KeyValuePair<NameKey, EquatableArray<Oid>>> names,
        IEnumerable<KeyValuePair<Oid, ImmutableHashSet<Oid>>> dependents,
        int nextOid)
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

        return new DatabaseCatalog(objectBuilder.ToImmutable(), nameBuilder.ToImmutable(), dependentBuilder.ToImmutable(), nextOid) { Doubts = Doubts };
    }

    private static DatabaseCatalog CreateEmpty()
    {
        var bare = new DatabaseCatalog(
            ImmutableDictionary<Oid, DbObject>.Empty,
            ImmutableDictionary<NameKey, EquatableArray<Oid>>.Empty,
            ImmutableDictionary<Oid, ImmutableHashSet<Oid>>.Empty,
            nextOid: 1);
        var editor = new CatalogEditor(bare);
        editor.Put(new Schema { Oid = editor.NewOid(), Name = "public", Comment = "standard public schema", IsBuiltIn = true });
        return editor.ToCatalog();
    }
}
