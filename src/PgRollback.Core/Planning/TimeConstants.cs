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

        if (step.Sql.IndexOf("now'", StringComparison.OrdinalIgnoreCase) < 0 && step.Sql.IndexOf("today'", StringComparison.OrdinalIgnoreCase) < 0
            && step.Sql.IndexOf("tomorrow'", StringComparison.OrdinalIgnoreCase) < 0 && step.Sql.IndexOf("yesterday'", StringComparison.OrdinalIgnoreCase) < 0)
        {
            return;
        }

        foreach (var token in SqlLexer.Tokenize(step.Sql))
        {
            if (token.Kind is TokenKind.String or TokenKind.EscapeString && SqlTokenText.StringValue(step.Sql, token).Trim().ToLowerInvariant() is "now" or "today" or "tomorrow" or "yesterday")
            {
                throw new PlanningException($"{step.Name} holds the moment at which it was made ('now', 'today', …), which no rollback brings back");
            }
        }
    }
}
