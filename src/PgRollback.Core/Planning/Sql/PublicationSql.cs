using PgRollback.Catalog;
using PgRollback.Syntax;

namespace PgRollback.Planning;

internal static class PublicationSql
{
    public static string Create(CatalogReader catalog, Publication publication)
    {
        var objects = publication.AllTables ? "ALL TABLES" : Objects(catalog, publication.Tables, publication.Schemas);
        return $"CREATE PUBLICATION {SqlIdentifier.Quote(publication.Name)}{(objects.Length == 0 ? "" : " FOR " + objects)}{(publication.Options.IsEmpty ? "" : $" WITH ({Catalog.Options.Sql(publication.Options)})")}";
    }

    /// <param name="catalog">The catalog with the names.</param>
    /// <param name="tables">Tables.</param>
    /// <param name="schemas">Schemas.</param>
    /// <param name="namesOnly">Without columns and conditions, as DROP wants it.</param>
    public static string Objects(CatalogReader catalog, IEnumerable<PublishedTable> tables, IEnumerable<Oid> schemas, bool namesOnly = false) =>
        string.Join(", ", tables.Select(t => Table(catalog, t, namesOnly)).Concat(schemas.Select(s => "TABLES IN SCHEMA " + SqlIdentifier.Quote(catalog.SchemaName(s)))));

    private static string Table(CatalogReader catalog, PublishedTable published, bool namesOnly)
    {
        // Without ONLY those that inherit from it would be meant, too.
        var only = catalog.Find(published.Table) is Table { PartitionKey: null } && Inheritance.Children(catalog, published.Table).Count > 0 ? "ONLY " : "";
        var details = namesOnly ? "" : (published.Columns.IsEmpty ? "" : $" ({published.ColumnNames(catalog)})") + (published.Where is null ? "" : $" WHERE ({published.Where.ToSql(catalog)})");
        return $"TABLE {only}{catalog.QualifiedName(published.Table)}{details}";
    }
}
