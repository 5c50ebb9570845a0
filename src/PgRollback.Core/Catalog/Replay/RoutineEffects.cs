using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>What a string body may do, by its words: never less than it does, sometimes more.</summary>
internal static class RoutineEffects
{
    private static readonly string[] SchemaWords = ["create", "alter", "drop", "execute", "grant", "revoke", "comment", "call", "perform", "reindex", "security"];
    private static readonly string[] RowWords = ["insert", "update", "delete", "truncate", "merge", "copy", "nextval", "setval", "execute", "perform", "call", "refresh"];

    public static bool MayChangeSchema(Routine routine) => routine.Language is not ("sql" or "plpgsql") || Mentions(routine, SchemaWords);

    public static bool MayChangeRows(Routine routine) => routine.Language is not ("sql" or "plpgsql") || Mentions(routine, RowWords);

    private static bool Mentions(Routine routine, string[] words)
    {
        var body = routine.Body ?? routine.SqlBody?.Text ?? "";
        foreach (var word in words)
        {
            for (var at = body.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = body.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
            {
                if ((at == 0 || !IsWord(body[at - 1])) && (at + word.Length == body.Length || !IsWord(body[at + word.Length])))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';
}
