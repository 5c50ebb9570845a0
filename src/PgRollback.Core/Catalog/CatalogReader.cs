using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>Read access to a catalog, finished (<see cref="DatabaseCatalog"/>) or being changed (<see cref="CatalogEditor"/>).</summary>
public abstract class CatalogReader
{
    public abstract DbObject? Find(Oid oid);

    /// <summary>All objects under a name: several for routines and operators only.</summary>
    public abstract OidList FindAll(NameKey key);

    /// <summary>Objects with an edge to <paramref name="target"/>, in the order of their making.</summary>
    public Oid[] Dependents(Oid target)
    {
        NoteRead(CatalogReads.Dependents(target));
        var oids = new List<Oid>();
        for (var group = 0; group < DependentKey.Groups; group++)
        {
            DependentSet(new DependentKey(target, (DependentGroup)group)).AddTo(oids);
        }

        return Sorted(oids);
    }

    /// <summary>Those of one group.</summary>
    internal Oid[] Dependents(Oid target, DependentGroup group)
    {
        NoteRead(CatalogReads.Dependents(target));
        var oids = new List<Oid>();
        DependentSet(new DependentKey(target, group)).AddTo(oids);
        return Sorted(oids);
    }

    /// <summary>Every object, in no particular order. Linear in the catalog: for DROP SCHEMA, DROP OWNED and tests.</summary>
    public abstract IEnumerable<DbObject> All { get; }

    /// <summary>The same in the order of their making.</summary>
    public IEnumerable<DbObject> InOrder => All.OrderBy(static o => o.Oid);

    /// <summary>Why an object may be other than its record says, or gone; null: it is what it says.</summary>
    /// <param name="value">The object.</param>
    /// <param name="ofRights">Owner and privileges are asked for, too.</param>
    internal abstract string? DoubtOf(DbObject value, bool ofRights = false);

    public T? Find<T>(Oid oid)
        where T : DbObject => Find(oid) as T;

    public DbObject? Find(NameKey key)
    {
        var oids = FindAll(key);
        return oids.IsEmpty ? null : Find(oids.First);
    }

    public T? Find<T>(NameKey key)
        where T : DbObject => Find(key) as T;

    public IEnumerable<Schema> Schemas => Dependents(Oid.None, DependentGroup.Schema).Select(Find<Schema>).OfType<Schema>();

    /// <summary>In the order of their making.</summary>
    internal IEnumerable<DefaultAcl> DefaultAcls => Dependents(Oid.None, DependentGroup.DefaultAcl).Select(Find<DefaultAcl>).OfType<DefaultAcl>().OrderBy(static d => d.Oid);

    /// <summary>In the order of their names, as they fire.</summary>
    internal IEnumerable<GenericObject> EventTriggers => Dependents(Oid.None, DependentGroup.EventTrigger) is { Length: > 0 } oids ? oids.Select(Find<GenericObject>).OfType<GenericObject>().OrderBy(static t => t.Name, StringComparer.Ordinal) : [];

    public Schema? FindSchema(string name) => Find<Schema>(new NameKey(NameSpace.Schema, Oid.None, name));

    public string SchemaName(Oid schema) => Find(schema)?.Name ?? "pg_catalog";

    /// <summary>Relation (table, view, index, sequence, composite type) in the first schema of the path that has one.</summary>
    public DbObject? FindInPath(NameSpace space, QualifiedName name, SearchPath path)
    {
        if (name.Schema is not null)
        {
            var schema = path.ResolveSchema(this, name.Schema);
            return schema.IsNone ? null : Find(new NameKey(space, schema, name.Name));
        }

        foreach (var schema in path.Resolve(this))
        {
            if (Find(new NameKey(space, schema, name.Name)) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    public DbObject? FindRelation(QualifiedName name, SearchPath path) => FindInPath(NameSpace.Relation, name, path);

    /// <summary>An enum, domain, range, composite or base type; a relation's row type gives the relation.</summary>
    public DbObject? FindType(QualifiedName name, SearchPath path) => FindInPath(NameSpace.Type, name, path);

    /// <summary>Routines of that name that the path makes visible, all overloads, nearest schema first.</summary>
    public IEnumerable<Routine> FindRoutines(QualifiedName name, SearchPath path)
    {
        foreach (var schema in SchemasOf(name, path))
        {
            foreach (var oid in FindAll(new NameKey(NameSpace.Routine, schema, name.Name)))
            {
                if (Find<Routine>(oid) is { } routine)
                {
                    yield return routine;
                }
            }
        }
    }

    /// <summary>Those of them with these input types.</summary>
    public IEnumerable<Routine> FindRoutines(QualifiedName name, SearchPath path, IReadOnlyList<TypeReference> types) =>
        SchemasOf(name, path).SelectMany(schema => FindRoutines(schema, name.Name, types));

    public IEnumerable<Routine> FindRoutines(Oid schema, string name, IReadOnlyList<TypeReference> types)
    {
        foreach (var oid in FindAll(Routine.SignatureKey(schema, name, types)))
        {
            if (Find<Routine>(oid) is { } routine && string.Equals(routine.Name, name, StringComparison.Ordinal) && routine.HasInputTypes(types))
            {
                yield return routine;
            }
        }
    }

    private IEnumerable<Oid> SchemasOf(QualifiedName name, SearchPath path) =>
        (name.Schema is null ? path.Resolve(this) : [path.ResolveSchema(this, name.Schema)]).Where(static s => !s.IsNone);

    /// <summary>Name as SQL that finds the object under any search_path: schema-qualified and quoted.</summary>
    public string QualifiedName(DbObject value) =>
        value.SchemaOid.IsNone
            ? SqlIdentifier.Quote(value.Name)
            : SqlIdentifier.Quote(SchemaName(value.SchemaOid)) + "." + SqlIdentifier.Quote(value.Name);

    public string QualifiedName(Oid oid) => Find(oid) is { } value ? QualifiedName(value) : "?";

    internal abstract OidSet DependentSet(DependentKey key);

    private protected abstract void NoteRead(int key);

    private static Oid[] Sorted(List<Oid> oids)
    {
        var sorted = oids.ToArray();
        Array.Sort(sorted);
        return sorted;
    }
}
