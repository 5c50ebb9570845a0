using PgRollback.Catalog;
using PgRollback.Syntax;

namespace PgRollback.Planning;

internal static class TypeSql
{
    public static string Create(CatalogReader catalog, UserType type)
    {
        var name = catalog.QualifiedName(type);
        return type switch
        {
            EnumType value => $"CREATE TYPE {name} AS ENUM ({string.Join(", ", value.Labels.Select(SqlLiteral.Quote))})",
            CompositeType composite => $"CREATE TYPE {name} AS ({string.Join(", ", composite.Columns.Select(c => Attribute(catalog, c)))})",
            DomainType domain => Domain(catalog, name, domain),
            DefinedType { IsShell: true } => $"CREATE TYPE {name}",
            DefinedType { HasStrayCompanions: true } => throw new PlanningException($"type {name} was renamed or moved, which its multirange type and functions did not follow"),
            DefinedType { IsRange: true } range => $"CREATE TYPE {name} AS RANGE ({Options.Sql(range.Options)})",
            DefinedType defined => $"CREATE TYPE {name} ({Options.Sql(defined.Options)})",
            _ => throw new PlanningException($"type {name} cannot be made again"),
        };
    }

    /// <summary>As ALTER ATTRIBUTE has it.</summary>
    public static string AttributeType(CatalogReader catalog, Column column) =>
        $"{SqlIdentifier.Quote(column.Name)} TYPE {column.Type!.ToSql(catalog)}{Collate(TableSql.Collation(catalog, column))}";

    public static string Attribute(CatalogReader catalog, Column column) =>
        $"{SqlIdentifier.Quote(column.Name)} {column.Type!.ToSql(catalog)}{Collate(TableSql.Collation(catalog, column))}";

    private static string Collate(string? collation) => collation is null ? "" : " COLLATE " + collation;

    private static string Domain(CatalogReader catalog, string name, DomainType domain) =>
        $"CREATE DOMAIN {name} AS {domain.BaseType.ToSql(catalog)}"
        + Collate(TableSql.Collation(catalog, domain.Collation, domain.CollationName))
        + (domain.Default is null ? "" : " DEFAULT " + domain.Default.ToSql(catalog))
        + (domain.NotNull ? (domain.NotNullName is null ? "" : " CONSTRAINT " + SqlIdentifier.Quote(domain.NotNullName)) + " NOT NULL" : "");
}
