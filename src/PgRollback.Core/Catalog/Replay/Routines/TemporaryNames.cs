using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>Temporary tables that a body makes for itself: they stand before all others of their names, and the schema keeps nothing of them.</summary>
internal sealed class TemporaryNames(string body)
{
    private readonly HashSet<string> _made = [];

    /// <summary>False behind the first word that leads into a branch: what stands there may not run, and another table of the name is meant later.</summary>
    public bool IsCertain { get; set; } = true;

    /// <summary>Whether the statement that begins at a token makes such a table, or changes one that was made before it.</summary>
    public bool IsOnlyOf(IReadOnlyList<SqlToken> tokens, int start)
    {
        var words = new Words(body, tokens, start);
        switch (words.Next())
        {
            case "create":
                words.Skip("local", "global");
                if (words.Skip("temp", "temporary"))
                {
                    Add(words);
                    return true;
                }

                words.Skip("unique");
                return words.Skip("index") && words.SkipTo("on") && IsMade(words);
            case "drop" or "alter":
                // Of several tables in one DROP the others may be lasting ones.
                return words.Skip("table") && IsMade(words) && !words.Skip(",");
            default:
                return false;
        }
    }

    private void Add(Words words)
    {
        if (words.Skip("table") && Name(words) is { } made && IsCertain)
        {
            _made.Add(made);
        }
    }

    private bool IsMade(Words words) => Name(words) is { } name && _made.Contains(name);

    /// <summary>Null for a qualified name.</summary>
    private static string? Name(Words words)
    {
        while (words.Skip("if", "not", "exists", "only"))
        {
        }

        var name = words.Next();
        return words.Skip(".") ? null : name;
    }

    /// <summary>The words of one statement, one after the other.</summary>
    private sealed class Words(string body, IReadOnlyList<SqlToken> tokens, int position)
    {
        private int _position = position;

        public string? Next() => Peek() is { } word ? (++_position, word).word : null;

        public bool Skip(params string[] words)
        {
            var isOne = Peek() is { } word && words.Contains(word);
            _position += isOne ? 1 : 0;
            return isOne;
        }

        public bool SkipTo(string word)
        {
            while (Next() is { } next)
            {
                if (next == word)
                {
                    return true;
                }
            }

            return false;
        }

        private string? Peek() => _position < tokens.Count && tokens[_position] is { Kind: not TokenKind.Semicolon } token ? body.Substring(token.Start, token.Length).ToLowerInvariant() : null;
    }
}
