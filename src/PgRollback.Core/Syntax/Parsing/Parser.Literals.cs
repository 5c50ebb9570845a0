namespace PgRollback.Syntax;

internal sealed partial class Parser
{
    private bool IsString => _kind is TokenKind.String or TokenKind.EscapeString or TokenKind.UnicodeString or TokenKind.DollarString;

    private static bool IsStringKind(TokenKind kind) => kind is TokenKind.String or TokenKind.EscapeString or TokenKind.UnicodeString or TokenKind.DollarString;

    /// <summary>Sconst: its value.</summary>
    private string StringValue()
    {
        if (!IsString)
        {
            Fail();
            return "";
        }

        var value = SqlTokenText.StringValue(_text, _tokens[_position]);
        Advance();
        return value;
    }

    private void SkipString()
    {
        if (IsString)
        {
            Advance();
        }
        else
        {
            Fail();
        }
    }

    /// <summary>The current token as written.</summary>
    private string TokenText() => _names.GetSlice(_text, Start, _tokens[_position].Length);

    /// <summary>NumericOnly: as written, without white space behind the sign, and without a plus.</summary>
    private string Number()
    {
        var negative = Take(TokenKind.Minus);
        if (!negative)
        {
            Take(TokenKind.Plus);
        }

        if (_kind is not (TokenKind.Integer or TokenKind.Numeric))
        {
            Fail();
            return "";
        }

        var text = TokenText();
        Advance();
        return negative ? "-" + text : text;
    }

    /// <summary>SignedIconst.</summary>
    private int SignedInteger()
    {
        var negative = Take(TokenKind.Minus);
        if (!negative)
        {
            Take(TokenKind.Plus);
        }

        var value = Integer();
        return negative ? -value : value;
    }

    /// <summary>Iconst.</summary>
    private int Integer()
    {
        if (!Is(TokenKind.Integer))
        {
            Fail();
            return 0;
        }

        var token = _tokens[_position];
        var numberBase = 10;
        var i = token.Start;
        if (token.Length > 2 && _text[i] == '0' && _text[i + 1] > '9' && _text[i + 1] != '_')
        {
            numberBase = (_text[i + 1] | 0x20) switch { 'x' => 16, 'o' => 8, _ => 2 };
            i += 2;
        }

        var value = 0;
        for (; i < token.End; i++)
        {
            value = _text[i] == '_' ? value : (value * numberBase) + Characters.HexValue(_text[i]);
        }

        Advance();
        return value;
    }

    /// <summary>NonReservedWord_or_Sconst.</summary>
    private string WordOrString() => IsString ? StringValue() : NameOf(NonReservedWords);
}
