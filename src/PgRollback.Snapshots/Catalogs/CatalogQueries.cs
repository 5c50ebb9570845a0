namespace PgRollback.Snapshots.Catalogs;

internal static class CatalogQueries
{
    private static readonly ICatalog[] Catalogs =
    [
        new Schemas(),
        new Relations(),
        new Columns(),
        new Indexes(),
        new Constraints(),
        new Triggers(),
        new Rules(),
        new Policies(),
        new Functions(),
        new Types(),
        new Operators(),
        new Casts(),
        new Collations(),
        new TextSearch(),
        new ForeignData(),
        new Extensions(),
        new Replication(),
        new ExtendedStatistics(),
        new EventTriggers(),
        new Languages(),
        new Databases(),
        new Roles(),
        new Comments(),
    ];

    public static IReadOnlyList<CatalogQuery> All(SnapshotServer server) => Catalogs.SelectMany(catalog => catalog.Queries(server)).ToArray();
}
