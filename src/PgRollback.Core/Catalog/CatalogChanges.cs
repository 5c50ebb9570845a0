namespace PgRollback.Catalog;

/// <summary>What a migration makes of the catalog before it: the records of the objects that it touches, null where it removes one, and what it leaves in doubt.</summary>
internal sealed class CatalogChanges(IReadOnlyDictionary<Oid, DbObject?> objects, EquatableArray<CatalogDoubt> doubts)
{
    public static CatalogChanges None { get; } = new(new Dictionary<Oid, DbObject?>(), default);

    public IReadOnlyDictionary<Oid, DbObject?> Objects => objects;

    public EquatableArray<CatalogDoubt> Doubts => doubts;
}
