using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>The words of a short condition, one after another.</summary>
internal sealed class GuardWords(string text)
{
    private readonly SqlToken[] _tokens = [.. SqlLexer.Tokenize(text)];
    private int _position;

    public bool IsAtEnd => _position == _tokens.Length;

    public string? Next() => IsAtEnd ? null : Word(_position++);

    public bool Skip(string word)
    {
        if (!string.Equals(Word(_position), word, StringComparison.Ordinal))
        {
            return false;
        }

        _position++;
        return true;
    }

    /// <returns>How many there were.</returns>
    public int SkipAll(string word)
    {
        var count = 0;
        while (Skip(word))
        {
            count++;
        }

        return count;
    }

    /// <summary>A name and a dot, where they are there.</summary>
    /// <param name="qualifier">Null: any name.</param>
    public void SkipQualifier(string? qualifier)
    {
        if (string.Equals(Word(_position + 1), ".", StringComparison.Ordinal) && (qualifier is null || string.Equals(Word(_position), qualifier, StringComparison.Ordinal)))
        {
            _position += 2;
        }
    }

    /// <summary>Names, numbers and commas: nothing that could do something.</summary>
    public void SkipSelectList()
    {
        while (Word(_position) is { } word && !string.Equals(word, "from", StringComparison.Ordinal) && !string.Equals(word, "(", StringComparison.Ordinal))
        {
            _position++;
        }
    }

    public string? NextString() =>
        !IsAtEnd && _tokens[_position].Kind is TokenKind.String ? SqlTokenText.StringValue(text, _tokens[_position++]) : null;

    private string? Word(int position)
    {
        if (position >= _tokens.Length)
        {
            return null;
        }

        var token = _tokens[position];
        return token.Kind is TokenKind.Identifier or TokenKind.QuotedIdentifier or TokenKind.Keyword ? SqlTokenText.Identifier(text, token) : text.Substring(token.Start, token.Length);
    }
}
