using PgRollback.Catalog;
using PgRollback.Syntax;

namespace PgRollback.Planning;

internal static class RoleSql
{
    public static string Of(string role) => SqlIdentifier.QuoteRole(role);

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
