using PgRollback.Catalog;
using PgRollback.Syntax;

namespace PgRollback.Planning;

/// <summary>GRANT and REVOKE of a privilege where servers or roles differ.</summary>
internal static class GrantSql
{
    /// <summary>MAINTAIN came with PostgreSQL 17; before, ALL does not hold it.</summary>
    public static EquatableArray<StepVariant> Variants(AclItem item, string sql) =>
        item.Privilege is "MAINTAIN" ? [new StepVariant(0, 16, ""), new StepVariant(17, int.MaxValue, sql)] : default;

    /// <summary>A GRANT or REVOKE of a privilege, left out where its grantee may be missing and is.</summary>
    public static string Guarded(AclItem item, string sql)
    {
        if (!item.IsGuarded)
        {
            return sql;
        }

        var tag = "$guarded$";
        while (sql.Contains(tag))
        {
            tag = "$_" + tag.Substring(1);
        }

        return $"""
            DO {tag}
            BEGIN
                IF EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = {SqlLiteral.Quote(item.Grantee)}) THEN
                    {sql};
                END IF;
            END
            {tag}
            """;
    }
}
