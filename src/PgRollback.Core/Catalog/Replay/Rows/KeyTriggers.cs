using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>Whether the triggers that fire for new rows write nowhere else and leave their keys as they were given, so that the rows can be taken out again by these.</summary>
internal static class KeyTriggers
{
    public static bool LeaveAlone(ReplaySession session, Table table, IReadOnlyCollection<string> key) =>
        TriggerReplay.TriggersOf(session.Editor, table.Oid).TrueForAll(trigger => !trigger.FiresOn("INSERT") || LeavesAlone(session, trigger, key))
        && (table.PartitionKey is null || Inheritance.Children(session.Editor, table.Oid).All(partition => LeaveAlone(session, partition, key)));

    private static bool LeavesAlone(ReplaySession session, Trigger trigger, IReadOnlyCollection<string> key) =>
        session.Editor.Find<Routine>(trigger.Function) is { Language: "plpgsql", Body: { } body } function
        && !RoutineEffects.MayChangeRows(function)
        && !BlockEffects.Calls(body, name => session.Editor.FindRoutines(name, session.Path).Any(r => RoutineEffects.MayChangeRows(r) || RoutineEffects.MayChangeRows(session, r)))
        && OnlyFillsOtherColumns(body, key, mayReturnNull: trigger.Timing != "BEFORE");

    /// <summary>By its words: NEW is only ever taken apart or returned, and no key's name occurs.</summary>
    private static bool OnlyFillsOtherColumns(string body, IReadOnlyCollection<string> key, bool mayReturnNull)
    {
        var tokens = SqlLexer.Tokenize(body).Select(token => body.Substring(token.Start, token.Length)).ToList();
        for (var i = 0; i < tokens.Count; i++)
        {
            var word = Unquoted(tokens[i]);
            var next = i + 1 < tokens.Count ? tokens[i + 1] : "";
            var isReturned = i > 0 && Is(tokens[i - 1], "return");
            if (key.Contains(word)
                || (!mayReturnNull && isReturned && Is(word, "null"))
                || (Is(word, "new") && next != "." && !(isReturned && next == ";")))
            {
                return false;
            }
        }

        return true;
    }

    private static string Unquoted(string text) => text.StartsWith("\"", StringComparison.Ordinal) ? text.Trim('"') : text.ToLowerInvariant();

    private static bool Is(string text, string word) => string.Equals(text, word, StringComparison.OrdinalIgnoreCase);
}
