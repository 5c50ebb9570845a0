namespace PgRollback.Catalog;

/// <summary>A state of the database. Immutable and persistent: the catalog of every migration shares what did not change with its neighbours.</summary>
public sealed class DatabaseCatalog : CatalogReader
{
    private readonly PersistentMap<Oid, DbObject> _objects;
    private readonly PersistentMap<NameKey, OidList> _names;
    private readonly PersistentMap<DependentKey, OidSet> _dependents;
    private readonly EquatableArray<CatalogDoubt> _doubts;

    internal DatabaseCatalog(
        PersistentMap<Oid, DbObject> objects,
        PersistentMap<NameKey, OidList> names,
        PersistentMap<DependentKey, OidSet> dependents,
        long nextOid)
    {
        _objects = objects;
        _names = names;
        _dependents = dependents;
        NextOid = nextOid;
    }

    /// <summary>A new database: nothing but schema public and plpgsql.</summary>
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

    /// <summary>The same catalog with a doubt about what a gap in the schema may have touched or made.</summary>
    public DatabaseCatalog WithDoubt(Gap gap, string migration)
    {
        var names = gap.Object is { } one ? [one.Name] : gap.Code is null ? null : DoubtfulNames.In(gap.Code);
        var cascades = gap.Cascades || (gap.Code is not null && DoubtfulNames.Cascade(gap.Code));
        var doubt = new CatalogDoubt(gap.Limit.IsNone ? new Oid(NextOid).EndOfMigration : gap.Limit, gap.Code is null || cascades ? DoubtfulKinds.All : CatalogDoubt.KindsIn(gap.Code), $"{migration}: {gap.Message}")
        {
            Names = names?.ToEquatableArray() ?? default,
            Cascades = cascades,
            KeepsDefinitions = gap.KeepsDefinitions,
            HidesDependencies = gap.HidesDependencies,
            Possible = gap.Possible,
        };
        return gap.Code is not null && CatalogDoubt.SaysDefaultPrivileges(gap.Code)
            ? With([.. _doubts, doubt, new CatalogDoubt(new Oid(NextOid).StartOfMigration, DoubtfulKinds.WithPrivileges, doubt.Reason) { KeepsDefinitions = true, IsOfNewer = true }])
            : With([.. _doubts, doubt]);
    }

    public override IEnumerable<DbObject> All
    {
        get
        {
            Reads?.AddEverything();
            return _objects.Pairs.Select(static pair => pair.Value);
        }
    }

    public override DbObject? Find(Oid oid)
    {
        Reads?.Add(CatalogReads.Object(oid));
        return _objects.TryGetValue(oid, out var value) ? value : null;
    }

    internal override string? DoubtOf(DbObject value, bool ofRights = false)
    {
        foreach (var doubt in Doubts)
        {
            // What a publication is made of are its tables.
            if ((ofRights || !doubt.KeepsDefinitions || value is Publication) && doubt.Covers(this, value))
            {
                return doubt.Reason;
            }
        }

        return null;
    }

    public override OidList FindAll(NameKey key)
    {
        Reads?.Add(CatalogReads.Name(key));
        return OidsOf(key);
    }

    // The editor keeps the two indexes up with these: that is no look-up that a result hangs on.
    internal OidList OidsOf(NameKey key) => _names.TryGetValue(key, out var oids) ? oids : default;

    internal override OidSet DependentSet(DependentKey key) => _dependents.TryGetValue(key, out var set) ? set : default;

    private protected override void NoteRead(int key) => Reads?.Add(key);

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
        IEnumerable<KeyValuePair<NameKey, OidList>> names,
        IEnumerable<KeyValuePair<DependentKey, OidSet>> dependents,
        long nextOid)
    {
        var (newObjects, newNames, newDependents) = (_objects, _names, _dependents);
        foreach (var pair in objects)
        {
            newObjects = pair.Value is null ? newObjects.Without(pair.Key) : newObjects.With(pair.Key, pair.Value);
        }

        foreach (var pair in names)
        {
            newNames = pair.Value.IsEmpty ? newNames.Without(pair.Key) : newNames.With(pair.Key, pair.Value);
        }

        foreach (var pair in dependents)
        {
            newDependents = pair.Value.IsEmpty ? newDependents.Without(pair.Key) : newDependents.With(pair.Key, pair.Value);
        }

        return new DatabaseCatalog(newObjects, newNames, newDependents, nextOid) { Doubts = _doubts, Reads = Reads };
    }

    private static DatabaseCatalog CreateEmpty()
    {
        var bare = new DatabaseCatalog(objects: default, names: default, dependents: default, nextOid: 1);
        var editor = new CatalogEditor(bare);
        editor.Put(new Schema
        {
            Oid = editor.NewOid(),
            Name = "public",
            Comment = "standard public schema",
            IsBuiltIn = true,
            Owner = "pg_database_owner",
            Acl = new Acl { Granted = [new AclItem("PUBLIC", "USAGE", GrantOption: false)] },
        });
        editor.Put(new Extension { Oid = editor.NewOid(), Name = "plpgsql", Comment = ExtensionComments.Of("plpgsql") });
        return editor.ToCatalog();
    }
}
