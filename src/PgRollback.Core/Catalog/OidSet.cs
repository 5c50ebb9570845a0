namespace PgRollback.Catalog;

/// <summary>An immutable set of objects, from one to as many as a schema has.</summary>
internal readonly struct OidSet
{
    private readonly PersistentMap<Oid, bool> _members;

    private OidSet(PersistentMap<Oid, bool> members) => _members = members;

    public bool IsEmpty => _members.IsEmpty;

    /// <summary>Adds them in no particular order.</summary>
    public void AddTo(List<Oid> oids) => _members.AddKeysTo(oids);

    public OidSet With(Oid oid) => new(_members.With(oid, value: true));

    public OidSet Without(Oid oid) => new(_members.Without(oid));
}
