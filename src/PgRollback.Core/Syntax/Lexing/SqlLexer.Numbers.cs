namespace PgRollback.Syntax;

public partial struct SqlLexer
{
    private SqlToken ReadNumber(int start)
    {
        var i = start;
        if (_text[i] == '0' && At(i + 1) is 'x' or 'X' or 'o' or 'O' or 'b' or 'B')
        {
            return ReadBasedInteger(start);
        }

        var kind = TokenKind.Integer;
        if (_text[i] != '.')
        {
            i = SkipDigits(i);
        }

        if (At(i) == '.' && At(i + 1) != '.')
        {
            kind = TokenKind.Numeric;
            i++;
            if (Characters.IsDigit(At(i)))
            {
                i = SkipDigits(i);
            }
        }

        if (At(i) is 'e' or 'E')
        {
            var signed = At(i + 1) is '+' or '-';
            var digits = i + (signed ? 2 : 1);
            if (Characters.IsDigit(At(digits)))
            {
                kind = TokenKind.Numeric;
                i = SkipDigits(digits);
            }
            else if (signed)
            {
                return Fail(LexicalError.JunkAfterNumber, start, digits);
            }
        }

        if (i < _text.Length && Characters.IsIdentifierStart(_text[i]))
        {
            return Fail(LexicalError.JunkAfterNumber, start, SkipWord(i));
        }

        return Take(kind == TokenKind.Integer && !FitsInteger(start, i, 10) ? TokenKind.Numeric : kind, start, i - start);
    }

    /// <summary>0x1F, 0o17, 0b11, with single underscores before digits.</summary>
    private SqlToken ReadBasedInteger(int start)
    {
        var numberBase = (_text[start + 1] | 0x20) switch { 'x' => 16, 'o' => 8, _ => 2 };
        var i = start + 2;
        while (IsDigitOf(numberBase, At(i)) || (At(i) == '_' && IsDigitOf(numberBase, At(i + 1))))
        {
            i++;
        }

        var word = SkipWord(start + 1);
        if (i == start + 2)
        {
            var bare = At(i) == '_' ? i + 1 : i;
            return word > bare
                ? Fail(LexicalError.JunkAfterNumber, start, word)
                : Fail(numberBase switch { 16 => LexicalError.InvalidHexInteger, 8 => LexicalError.InvalidOctalInteger, _ => LexicalError.InvalidBinaryInteger }, start, bare);
        }

        return word > i
            ? Fail(LexicalError.JunkAfterNumber, start, word)
            : Take(FitsInteger(start + 2, i, numberBase) ? TokenKind.Integer : TokenKind.Numeric, start, i - start);
    }

    /// <summary>A name may follow at once, as libpg_query has it; servers from 15 on refuse that, but scripts have no parameters.</summary>
    private SqlToken ReadParameter(int start)
    {
        var i = start + 1;
        while (Characters.IsDigit(At(i)))
        {
            i++;
        }

        return FitsInteger(start + 1, i, 10) ? Take(TokenKind.Parameter, start, i - start) : Fail(LexicalError.ParameterTooLarge, start, i);
    }

    private static bool IsDigitOf(int numberBase, char c) => numberBase switch
    {
        16 => Characters.IsHexDigit(c),
        8 => c is >= '0' and <= '7',
        _ => c is '0' or '1',
    };

    private readonly int SkipDigits(int i)
    {
        while (Characters.IsDigit(At(i)) || (At(i) == '_' && Characters.IsDigit(At(i + 1))))
        {
            i++;
        }

        return i;
    }

    private readonly int SkipWord(int i)
    {
        while (i < _text.Length && Characters.IsIdentifierPart(_text[i]))
        {
            i++;
        }

        return i;
    }

    private readonly bool FitsInteger(int start, int end, int numberBase)
    {
        if (end - start <= 9 && numberBase == 10)
        {
            return true;
        }

        var value = 0L;
        for (var i = start; i < end; i++)
        {
            if (_text[i] == '_')
            {
                continue;
            }

            value = (value * numberBase) + Characters.HexValue(_text[i]);
            if (value > int.MaxValue)
            {
                return false;
            }
        }

        return true;
    }
}
