using PgRollback.Catalog;
using PgRollback.Syntax;

namespace PgRollback.Planning;

/// <summary>DELETE on a published table: PostgreSQL refuses it, whatever the rows, where a subscriber could not tell which row went.</summary>
internal static class PublishedDeletes
{
    /// <summary>Why a DELETE from the table, or from one that it reaches, is refused; null: it is not.</summary>
    public static string? Refusal(CatalogReader catalog, Table table)
    {
        foreach (var child in Inheritance.Children(catalog, table.Oid))
        {
            if (Refusal(catalog, child) is { } refusal)
            {
                return refusal;
            }
        }

        if (table.IsForeign || table.PartitionKey is not null || table.Persistence != Persistence.Permanent)
        {
            return null;
        }

        HashSet<string>? identity = null;
        foreach (var (publication, root) in Published(catalog, table))
        {
            identity ??= Identity(catalog, table);
            if (RefusalOf(catalog, publication, root, table, identity) is { } why)
            {
                return $"publication {SqlIdentifier.Quote(publication.Name)} publishes the deletes of {catalog.QualifiedName(table)}, {why}";
            }
        }

        return null;
    }

    private static string? RefusalOf(CatalogReader catalog, Publication publication, Table root, Table table, HashSet<string> identity)
    {
        var entry = publication.Tables.FirstOrDefault(t => t.Table == root.Oid);
        var isFull = table.ReplicaIdentity == ReplicaIdentity.Full;
        if (!isFull && entry?.Where?.Dependencies(DependencyType.Normal).Any(d => d.Target == root.Oid && d.TargetColumn != 0 && !identity.Contains(root.FindColumn(d.TargetColumn)!.Name)) == true)
        {
            return "and its WHERE uses a column outside of the replica identity";
        }

        if (entry is { Columns.IsEmpty: false } && (isFull || !identity.IsSubsetOf(entry.Columns.Select(n => root.FindColumn(n)!.Name))))
        {
            return "and its columns do not cover the replica identity";
        }

        // PostgreSQL 18 refuses this; earlier ones do not look at it.
        var publishesStored = publication.Options.Any(static o => o is { Name: "publish_generated_columns", Value: "stored" });
        if (entry is not { Columns.IsEmpty: false } && table.Columns.Any(c => identity.Contains(c.Name) && (c.Generated == GeneratedKind.Virtual || (c.Generated == GeneratedKind.Stored && !publishesStored))))
        {
            return "and the replica identity has a generated column that is not published";
        }

        return identity.Count == 0 ? "which has no replica identity" : null;
    }

    /// <summary>The publications of the table's deletes, each with the table whose columns it means: of several that stand above a partition the topmost, where it publishes by the root.</summary>
    private static IEnumerable<(Publication Publication, Table Root)> Published(CatalogReader catalog, Table table)
    {
        var roots = new Dictionary<Oid, Table>();
        for (var level = table; level is not null; level = catalog.Find<Table>(level.PartitionOf))
        {
            foreach (var oid in catalog.Dependents(level.Oid, DependentGroup.Other).Concat(catalog.Dependents(level.Schema, DependentGroup.Other)))
            {
                if (catalog.Find(oid) is Publication publication && (publication.Schemas.Contains(level.Schema) || publication.Tables.Any(t => t.Table == level.Oid)))
                {
                    roots[oid] = publication.Options.Any(static o => o is { Name: "publish_via_partition_root", Value: "true" }) ? level : table;
                }
            }
        }

        foreach (var oid in catalog.Dependents(Publication.EveryTable, DependentGroup.Other))
        {
            roots[oid] = table;
        }

        return roots
            .Select(pair => (Publication: catalog.Find<Publication>(pair.Key)!, Root: pair.Value))
            .Where(static p => p.Publication.Options.FirstOrDefault(static o => o.Name is "publish") is not { Value: { } publish } || publish.Contains("delete"))
            .OrderBy(static p => p.Publication.Oid);
    }

    /// <summary>The names of the columns by which a subscriber finds a row; none: there is no replica identity.</summary>
    private static HashSet<string> Identity(CatalogReader catalog, Table table)
    {
        var numbers = table.ReplicaIdentity switch
        {
            ReplicaIdentity.Full => table.Columns.Select(static c => c.Number),
            ReplicaIdentity.Default => ConstraintReplay.ConstraintsOf(catalog, table.Oid).FirstOrDefault(static c => c is { Type: ConstraintKind.PrimaryKey, Deferrable: false })?.Columns ?? [],
            ReplicaIdentity.Index => catalog.Find<Catalog.Index>(table.ReplicaIdentityIndex)?.IndexKeys.Select(static k => k.Column) ?? [],
            _ => [],
        };
        return new HashSet<string>(numbers.Select(n => table.FindColumn(n)?.Name).OfType<string>(), StringComparer.Ordinal);
    }
}
