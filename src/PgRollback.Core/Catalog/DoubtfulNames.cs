using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>The objects that code alters, drops or replaces by name, in its own statements and in the texts that it puts together.</summary>
internal static class DoubtfulNames
{
    /// <summary>The last parts of the names, with * for what is known only when the code runs; null when that is all of one of them.</summary>
    public static List<string>? In(string code)
    {
        var names = new List<string>();
        var words = CodeWords.Of(code);
        for (var i = 0; i + 2 < words.Length; i++)
        {
            var at = words[i].ToLowerInvariant() switch
            {
                "alter" or "drop" or "replace" => Altered(words, i, isPart: names.Count > 0),
                "create" => Owner(words, i),
                "grant" or "revoke" => Granted(words, i),
                "add" or "set" or "for" when words[i + 1].ToLowerInvariant() is "table" => words[i + 2].ToLowerInvariant() is "only" ? i + 3 : i + 2,
                "comment" => words.Length,
                _ => -1,
            };
            while (at >= 0)
            {
                if (at >= words.Length || CodeWords.Name(words[at]) is not { } name)
                {
                    return null;
                }

                names.Add(name);
                at = Next(words, at);
            }
        }

        return names;
    }

    /// <summary>Whether something is dropped with what depends on it; ON DELETE CASCADE of a foreign key drops nothing.</summary>
    public static bool Cascade(string code)
    {
        var words = CodeWords.Of(code);
        for (var i = 1; i < words.Length; i++)
        {
            if (words[i].StartsWith("cascade", StringComparison.OrdinalIgnoreCase) && words[i - 1].ToLowerInvariant() is not "delete" and not "update")
            {
                return true;
            }
        }

        return false;
    }

    /// <returns>Where the name of what is altered or dropped stands; −1 when it is a part of something that was named before.</returns>
    private static int Altered(string[] words, int verb, bool isPart)
    {
        var at = verb + 1;
        var kind = words[at].ToLowerInvariant();
        if (isPart && kind is "column" or "default" or "not" or "constraint" or "identity" or "expression" && words[verb].ToLowerInvariant() is not "replace")
        {
            return -1;
        }

        at += kind is "materialized" or "foreign" or "event" ? 2 : 1;
        while (at < words.Length && words[at].ToLowerInvariant() is "if" or "exists" or "only" or "concurrently")
        {
            at++;
        }

        return at;
    }

    /// <returns>Where the name of the table stands that a new index, trigger, policy or rule belongs to; −1 for what belongs to nothing.</returns>
    private static int Owner(string[] words, int create)
    {
        for (var i = create + 1; i < words.Length && i < create + 5; i++)
        {
            switch (words[i].ToLowerInvariant())
            {
                case "index":
                    return Behind(words, i, "on");
                case "trigger" or "policy":
                    return Behind(words, i, "on");
                case "rule":
                    return Behind(words, i, "to");
                default:
                    break;
            }
        }

        return -1;
    }

    /// <returns>Where the name behind ON stands; the end where it is all of a schema.</returns>
    private static int Granted(string[] words, int verb)
    {
        var at = Behind(words, verb, "on");
        return at < words.Length && words[at].ToLowerInvariant() is "all" ? words.Length : at;
    }

    private static int Behind(string[] words, int start, string word)
    {
        for (var i = start + 1; i < words.Length; i++)
        {
            if (string.Equals(words[i], word, StringComparison.OrdinalIgnoreCase))
            {
                i++;
                while (i < words.Length && words[i].ToLowerInvariant() is "table" or "only" or "sequence" or "schema" or "function" or "type")
                {
                    i++;
                }

                return i;
            }
        }

        return words.Length;
    }

    /// <returns>Where the next name of a list stands; −1 behind the last.</returns>
    private static int Next(string[] words, int at) =>
        words[at].EndsWith(",", StringComparison.Ordinal) ? at + 1 : at + 1 < words.Length && words[at + 1].StartsWith(",", StringComparison.Ordinal) ? words[at + 1].Length == 1 ? at + 2 : at + 1 : -1;
}
