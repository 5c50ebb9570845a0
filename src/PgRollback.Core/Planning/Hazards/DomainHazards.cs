using System.Text;
using PgRollback.Catalog;
using PgRollback.Syntax;

namespace PgRollback.Planning;

/// <summary>What values of a column can stand against when it gets a domain for its type.</summary>
internal static class DomainHazards
{
    /// <param name="table">The table's name as it is when the step runs.</param>
    /// <param name="to">The catalog that the column is to be as in.</param>
    public static IEnumerable<Hazard> OfValues(CatalogReader to, string table, Column column)
    {
        var name = SqlIdentifier.Quote(column.Name);
        foreach (var domain in DomainsOf(to, column))
        {
            if (domain.NotNull)
            {
                yield return new Hazard(HazardKind.NullsInColumn, $"{table}.{name} holds NULLs, which domain {domain.Name} does not allow", $"SELECT 1 FROM {table} WHERE {name} IS NULL");
            }

            foreach (var check in to.Dependents(domain.Oid).Select(to.Find).OfType<DomainConstraint>().Where(check => check.Domain == domain.Oid))
            {
                yield return new Hazard(HazardKind.CheckViolations, $"values of {table}.{name} violate {check.Name} of domain {domain.Name}", $"SELECT 1 FROM {table} WHERE NOT ({Of(check.Check.ToSql(to), name)})");
            }
        }
    }

    /// <summary>Whether rows that are there get NULL in a new column, and its domain does not allow it.</summary>
    public static bool RefusesNull(CatalogReader to, Column column) =>
        column is { Default: null, Generated: GeneratedKind.None, Identity: IdentityKind.None } && DomainsOf(to, column).ToList() is var domains && domains.Exists(static d => d.NotNull) && domains.TrueForAll(static d => d.Default is null);

    /// <summary>The domain, and those that it is made of.</summary>
    private static IEnumerable<DomainType> DomainsOf(CatalogReader catalog, Column column)
    {
        for (var type = column.Type; type is { IsArray: false } && catalog.Find(type.Type) is DomainType domain; type = domain.BaseType)
        {
            yield return domain;
        }
    }

    /// <summary>VALUE stands for the value.</summary>
    private static string Of(string check, string column)
    {
        var sql = new StringBuilder(check);
        foreach (var token in SqlLexer.Tokenize(check).Where(static token => token.Keyword == Keyword.Value).Reverse())
        {
            sql.Remove(token.Start, token.Length).Insert(token.Start, column);
        }

        return sql.ToString();
    }
}
