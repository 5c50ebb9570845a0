using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>What a string body may do, by the words that begin its statements: never less than it does, sometimes more.</summary>
internal static class RoutineEffects
{
    public static bool MayChangeSchema(Routine routine) => !IsReadable(routine) || SaysSchema(Text(routine));

    public static bool MayChangeRows(Routine routine) => !IsReadable(routine) || Contains(routine, static word => word is
        "insert" or "update" or "delete" or "truncate" or "merge" or "copy" or "nextval" or "setval" or "execute" or "perform" or "call" or "refresh");

    /// <summary>By its own statements or by those of what it calls.</summary>
    public static bool MayChangeSchema(ReplaySession session, Routine routine) => Reaches(session, routine, MayChangeSchema, BuiltInEffects.MayChangeSchema, []);

    /// <inheritdoc cref="MayChangeSchema(ReplaySession, Routine)"/>
    public static bool MayChangeRows(ReplaySession session, Routine routine) => Reaches(session, routine, MayChangeRows, static _ => false, []);

    /// <summary>PostgreSQL lets no STABLE or IMMUTABLE function change anything, but what such a one calls may be VOLATILE.</summary>
    private static bool Reaches(ReplaySession session, Routine routine, Func<Routine, bool> changes, Func<QualifiedName, bool> isChange, HashSet<Oid> seen) =>
        seen.Add(routine.Oid)
        && ((routine.Volatility is "VOLATILE" && changes(routine))
            || BlockEffects.Calls(Text(routine), name => isChange(name) || session.Editor.FindRoutines(name, session.Path).Any(r => Reaches(session, r, changes, isChange, seen))));

    private static bool IsReadable(Routine routine) => routine.Language is "sql" or "plpgsql" || (routine.RoutineKind == RoutineKind.Aggregate && !routine.HasEffects);

    private static bool SaysSchema(string body)
    {
        var own = new TemporaryNames(body);
        var atStart = true;
        var tokens = SqlLexer.Tokenize(body);
        for (var i = 0; i < tokens.Length; i++)
        {
            var word = Word(body, tokens[i]);

            // EXECUTE also stands behind RETURN QUERY and OPEN … FOR.
            if (word is "execute" || (atStart && IsSchemaWord(word) && !own.IsOnlyOf(tokens, i)))
            {
                return true;
            }

            own.IsCertain &= word is not ("then" or "else" or "loop" or "exception");
            atStart = tokens[i].Kind == TokenKind.Semicolon || word is "begin" or "then" or "else" or "loop" or "atomic" or ">>";
        }

        return false;
    }

    private static bool IsSchemaWord(string word) => word is
        "create" or "alter" or "drop" or "grant" or "revoke" or "comment" or "call" or "perform" or "reindex" or "security" or "import" or "reassign";

    private static bool Contains(Routine routine, Func<string, bool> isWord)
    {
        var body = Text(routine);
        foreach (var token in SqlLexer.Tokenize(body))
        {
            if (isWord(Word(body, token)))
            {
                return true;
            }
        }

        return false;
    }

    private static string Text(Routine routine) => routine.Body ?? routine.SqlBody?.Text ?? "";

    private static string Word(string body, SqlToken token) => body.Substring(token.Start, Math.Min(token.Length, 16)).ToLowerInvariant();
}
