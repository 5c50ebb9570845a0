namespace PgRollback.Syntax;

/// <summary>The parts of a quoted string that is continued on later lines, each without its quotes.</summary>
internal struct StringSegments(string text, SqlToken token)
{
    private readonly int _end = token.End;
    private int _position = -1;

    public int Start { get; private set; }

    public int End { get; private set; }

    public bool Next()
    {
        if (_position < 0)
        {
            _position = token.Start;
            while (text[_position] is not ('\'' or '"'))
            {
                _position++;
            }
        }
        else
        {
            while (_position < _end && text[_position] is '-' or ' ' or (>= '\t' and <= '\r'))
            {
                _position = text[_position] == '-' ? LineEnd(_position) : _position + 1;
            }
        }

        if (_position >= _end || text[_position] is not ('\'' or '"'))
        {
            return false;
        }

        var quote = text[_position];
        var escapes = (token.Flags & TokenFlags.HasEscapeSyntax) != TokenFlags.None;
        Start = ++_position;
        while (text[_position] != quote || (_position + 1 < _end && text[_position + 1] == quote && token.Kind is not (TokenKind.BitString or TokenKind.HexString)))
        {
            _position += text[_position] == quote || (escapes && text[_position] == '\\') ? 2 : 1;
        }

        End = _position++;
        return true;
    }

    private readonly int LineEnd(int i)
    {
        while (i < _end && text[i] is not ('\n' or '\r'))
        {
            i++;
        }

        return i;
    }
}
