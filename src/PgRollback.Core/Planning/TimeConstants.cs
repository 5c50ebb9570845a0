using PgRollback.Syntax;

namespace PgRollback.Planning;

/// <summary><c>'now'::timestamp</c> and its like stand for the moment at which an object was made: no text brings that back.</summary>
internal static class TimeConstants
{
    public static void Refuse(RollbackStep step)
    {
        if (step.Kind is "SetComment" || step.ObjectKind is ObjectKind.Function or ObjectKind.Procedure or ObjectKind.Type || step.Kind.StartsWith("Drop", StringComparison.Ordinal))
        {
            return;
        }

        if (Contains(step.Sql))
        {
            throw new PlanningException($"{step.Name} holds the moment at which it was made ('now', 'today', …), which no rollback brings back");
        }
    }

    /// <summary>A constant expression that PostgreSQL evaluates once, with a function of the clock in it.</summary>
    public static bool CallsForMoment(string sql) => SqlLexer.Tokenize(sql).Any(t =>
        t.Kind is TokenKind.Keyword or TokenKind.Identifier && SqlTokenText.Identifier(sql, t) is "now" or "current_date" or "current_timestamp" or "current_time" or "localtime" or "localtimestamp"
            or "transaction_timestamp" or "statement_timestamp" or "clock_timestamp");

    public static bool Contains(string sql)
    {
        if (sql.IndexOf("now'", StringComparison.OrdinalIgnoreCase) < 0 && sql.IndexOf("today'", StringComparison.OrdinalIgnoreCase) < 0
            && sql.IndexOf("tomorrow'", StringComparison.OrdinalIgnoreCase) < 0 && sql.IndexOf("yesterday'", StringComparison.OrdinalIgnoreCase) < 0)
        {
            return false;
        }

        foreach (var token in SqlLexer.Tokenize(sql))
        {
            if (token.Kind is TokenKind.String or TokenKind.EscapeString && SqlTokenText.StringValue(sql, token).Trim().ToLowerInvariant() is "now" or "today" or "tomorrow" or "yesterday")
            {
                return true;
            }
        }

        return false;
    }
}
