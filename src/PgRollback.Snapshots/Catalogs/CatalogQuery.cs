namespace PgRollback.Snapshots.Catalogs;

/// <summary>
/// One SELECT over system catalogs. Its first four columns are <c>class</c>, <c>object</c>, <c>sub</c> (the key by which comments find
/// their object) and <c>address</c>; each further column is a property under its own name, absent where NULL.
/// A NULL address adds the properties to the object with that key.
/// </summary>
/// <param name="Catalogs">The catalogs that it covers, for the test that no column of theirs is forgotten.</param>
/// <param name="Sql">Without a semicolon.</param>
internal sealed record CatalogQuery(IReadOnlyList<string> Catalogs, string Sql);

/// <summary>What the queries depend on.</summary>
/// <param name="MajorVersion">The server's.</param>
/// <param name="IsSuperuser">Whether the role may read what holds secrets.</param>
/// <param name="SequenceValues">The last values of sequences too.</param>
/// <param name="ClusterWide">What all databases of the server share too.</param>
internal sealed record SnapshotServer(int MajorVersion, bool IsSuperuser, bool SequenceValues = false, bool ClusterWide = false);

/// <summary>The queries of one kind of object.</summary>
internal interface ICatalog
{
    IEnumerable<CatalogQuery> Queries(SnapshotServer server);
}
