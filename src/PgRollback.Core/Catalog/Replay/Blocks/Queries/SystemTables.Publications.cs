using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>Publications and their tables.</summary>
internal sealed partial class SystemTables
{
    private VirtualTable Publications() => NamesOf<Publication>(NameSpace.Publication, "pubname");

    private VirtualTable PublicationEntries() => Objects(
        ["prpubid", "prrelid"],
        NameSpace.Publication,
        nameColumn: null,
        objectColumn: "prpubid",
        (table, objects) =>
        {
            foreach (var publication in objects.OfType<Publication>())
            {
                foreach (var entry in publication.Tables)
                {
                    table.Add(Object(publication), ObjectOrZero(entry.Table));
                }

                AddUnknownTables(table, publication, Object(publication), Datum.Unknown);
            }
        });

    private VirtualTable PublishedTables() => Objects(
        ["pubname", "schemaname", "tablename", "attnames", "rowfilter"],
        NameSpace.Publication,
        nameColumn: "pubname",
        objectColumn: null,
        (table, objects) =>
        {
            foreach (var publication in objects.OfType<Publication>())
            {
                var name = Datum.Of(publication.Name);
                foreach (var published in PublishedTables(publication))
                {
                    table.Add(name, Datum.Of(catalog.SchemaName(published.Schema)), Datum.Of(published.Name), Datum.Unknown, Datum.Unknown);
                }

                // In place of a partitioned table may stand its partitions.
                if (publication.AllTables || publication.Tables.Any(t => catalog.Find<Table>(t.Table) is { PartitionKey: not null } or { PartitionOf.IsNone: false }))
                {
                    table.AddSystem(name, Datum.Unknown, Datum.Unknown, Datum.Unknown, Datum.Unknown);
                }

                AddUnknownTables(table, publication, name, Datum.Unknown, Datum.Unknown, Datum.Unknown, Datum.Unknown);
            }
        });

    private IEnumerable<Table> PublishedTables(Publication publication) =>
        publication.AllTables || publication.Schemas.Count > 0
            ? All<Table>().Where(t => t is { IsForeign: false, Persistence: Persistence.Permanent, PartitionKey: null } && (publication.AllTables || publication.Schemas.Contains(t.Schema) || publication.Tables.Any(e => e.Table == t.Oid)))
            : publication.Tables.Select(t => catalog.Find<Table>(t.Table)).OfType<Table>().Where(static t => t.PartitionKey is null);

    /// <summary>Its tables are what a publication is made of: where that is in doubt, there may be others.</summary>
    private void AddUnknownTables(VirtualTable table, Publication publication, params Datum[] values)
    {
        if (table.IsInDoubt || publication.Schemas.Count > 0)
        {
            table.AddSystem(values);
        }
    }
}
