using PgRollback.Syntax;

namespace PgRollback.Planning;

internal static class RoleSql
{
    /// <summary>Key words for roles stay as they are; names are quoted where needed.</summary>
    public static string Of(string role) => role is "PUBLIC" or "CURRENT_USER" or "CURRENT_ROLE" or "SESSION_USER" ? role : SqlIdentifier.Quote(role);
}
