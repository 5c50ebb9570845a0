using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>What blocks do that ends with the session.</summary>
internal static class SessionEffects
{
    /// <summary>Only under a name that no table of the schema has: another one would be hidden from what follows.</summary>
    public static bool IsTemporaryTable(ReplaySession session, string text)
    {
        var statements = SqlReader.Read(text).Statements;
        var name = statements.Count != 1 ? null : statements[0] switch
        {
            CreateTableStatement { Persistence: Persistence.Temporary } table => table.Name,
            CreateTableAsStatement { Persistence: Persistence.Temporary } table => table.Name,
            _ => null,
        };
        return name is not null && session.TryRelation(name) is null;
    }

    /// <summary>set_config of how long something may take, of what is reported, or of a setting that PostgreSQL does not know: no name and no owner hangs on it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tokens">Its tokens.</param>
    /// <param name="call">Where it may be called.</param>
    public static bool IsLimit(string text, SqlToken[] tokens, int call) =>
        call + 2 < tokens.Length
        && tokens[call + 1].Kind == TokenKind.LeftParenthesis
        && tokens[call + 2].Kind == TokenKind.String
        && SqlTokenText.Identifier(text, tokens[call]) is "set_config"
        && SqlTokenText.StringValue(text, tokens[call + 2]).ToLowerInvariant() is var name
        && (name.IndexOf('.') > 0 || name is
            "statement_timeout" or "lock_timeout" or "idle_in_transaction_session_timeout" or "transaction_timeout" or "deadlock_timeout"
            or "client_min_messages" or "log_min_messages" or "log_statement" or "work_mem" or "maintenance_work_mem" or "temp_buffers" or "max_parallel_workers_per_gather" or "max_parallel_maintenance_workers");
}
