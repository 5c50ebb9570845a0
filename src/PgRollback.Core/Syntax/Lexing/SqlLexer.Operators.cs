namespace PgRollback.Syntax;

public partial struct SqlLexer
{
    /// <summary>NAMEDATALEN − 1.</summary>
    private const int MaxOperatorLength = 63;

    private SqlToken ReadOperator(int start)
    {
        var text = _text;
        if (start < _signRunEnd)
        {
            return Take(OperatorKind(start, 1), start, 1);
        }

        var end = start + 1;
        while (end < text.Length && Characters.IsOperator(text[end]))
        {
            if ((text[end] == '-' && At(end + 1) == '-') || (text[end] == '/' && At(end + 1) == '*'))
            {
                break;
            }

            end++;
        }

        // "=-" is two operators, "?-" is one: a sign may end an operator only if it holds a character that SQL's own operators do not.
        if (end - start > 1 && text[end - 1] is '+' or '-' && !HasNonSqlOperatorCharacter(start, end - 1))
        {
            _signRunEnd = end;
            do
            {
                end--;
            }
            while (end - start > 1 && text[end - 1] is '+' or '-');
        }

        var length = end - start;
        return length > MaxOperatorLength ? Fail(LexicalError.OperatorTooLong, start, end) : Take(OperatorKind(start, length), start, length);
    }

    private readonly bool HasNonSqlOperatorCharacter(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (_text[i] is '~' or '!' or '@' or '#' or '^' or '&' or '|' or '`' or '?' or '%')
            {
                return true;
            }
        }

        return false;
    }

    private readonly TokenKind OperatorKind(int start, int length)
    {
        var first = _text[start];
        if (length == 1)
        {
            return first switch
            {
                '+' => TokenKind.Plus,
                '-' => TokenKind.Minus,
                '*' => TokenKind.Star,
                '/' => TokenKind.Slash,
                '%' => TokenKind.Percent,
                '^' => TokenKind.Caret,
                '<' => TokenKind.Less,
                '>' => TokenKind.Greater,
                '=' => TokenKind.Equal,
                _ => TokenKind.Operator,
            };
        }

        return length != 2 ? TokenKind.Operator : (first, _text[start + 1]) switch
        {
            ('=', '>') => TokenKind.EqualsGreater,
            ('<', '=') => TokenKind.LessEqual,
            ('>', '=') => TokenKind.GreaterEqual,
            ('<', '>') or ('!', '=') => TokenKind.NotEqual,
            _ => TokenKind.Operator,
        };
    }
}
