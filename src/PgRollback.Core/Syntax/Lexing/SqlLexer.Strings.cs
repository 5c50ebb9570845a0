namespace PgRollback.Syntax;

public partial struct SqlLexer
{
    /// <summary>E'', B'', X'', N'', U&amp;'' and U&amp;"": a letter that a quote follows at once.</summary>
    private bool ReadPrefixedString(int start, out SqlToken token)
    {
        var next = At(start + 1);
        if (next == '\'')
        {
            switch (_text[start] | 0x20)
            {
                case 'e':
                    token = ReadEscapeString(start, start + 1);
                    return true;
                case 'b':
                    token = ReadPlainString(start, start + 1, TokenKind.BitString, LexicalError.UnterminatedBitString);
                    return true;
                case 'x':
                    token = ReadPlainString(start, start + 1, TokenKind.HexString, LexicalError.UnterminatedHexString);
                    return true;
                case 'n':
                    token = StandardConformingStrings
                        ? ReadPlainString(start, start + 1, TokenKind.NationalString, LexicalError.UnterminatedString)
                        : ReadEscapeString(start, start + 1);
                    return true;
            }
        }
        else if (next == '&' && (_text[start] | 0x20) == 'u')
        {
            if (At(start + 2) == '"')
            {
                token = WithEscapeClause(ReadQuotedIdentifier(start, start + 2, TokenKind.UnicodeIdentifier));
                return true;
            }

            if (At(start + 2) == '\'')
            {
                // With standard_conforming_strings off a server refuses it as unsafe; it is cut in the same way.
                token = WithEscapeClause(ReadPlainString(start, start + 2, TokenKind.UnicodeString, LexicalError.UnterminatedString));
                return true;
            }
        }

        token = default;
        return false;
    }

    private SqlToken ReadPlainString(int start, int quote, TokenKind kind, LexicalError unterminated)
    {
        var flags = TokenFlags.None;
        for (var i = quote + 1; ;)
        {
            var end = _text.AsSpan(i).IndexOf('\'');
            if (end < 0)
            {
                return Fail(unterminated, start, _text.Length);
            }

            i += end + 1;
            if (At(i) == '\'' && kind is not (TokenKind.BitString or TokenKind.HexString))
            {
                flags = TokenFlags.NeedsDecoding;
                i++;
                continue;
            }

            var continuation = FindContinuation(i);
            if (continuation < 0)
            {
                _position = i;
                return new SqlToken(kind, start, i - start, flags: flags);
            }

            flags = TokenFlags.NeedsDecoding;
            i = continuation;
        }
    }

    private SqlToken ReadEscapeString(int start, int quote)
    {
        var flags = TokenFlags.HasEscapeSyntax;
        var error = LexicalError.None;
        var kind = (_text[start] | 0x20) == 'n' ? TokenKind.NationalString : TokenKind.EscapeString;
        for (var i = quote + 1; ;)
        {
            var next = _text.AsSpan(i).IndexOfAny('\'', '\\');
            if (next < 0)
            {
                return Fail(LexicalError.UnterminatedString, start, _text.Length);
            }

            i += next + 1;
            if (_text[i - 1] == '\\')
            {
                flags |= TokenFlags.NeedsDecoding;
                i += SkipEscape(i, ref flags, ref error);
            }
            else if (At(i) == '\'')
            {
                flags |= TokenFlags.NeedsDecoding;
                i++;
            }
            else
            {
                var continuation = FindContinuation(i);
                if (continuation >= 0)
                {
                    flags |= TokenFlags.NeedsDecoding;
                    i = continuation;
                    continue;
                }

                var token = new SqlToken(kind, start, i - start, flags: flags);
                if (error == LexicalError.None && (flags & TokenFlags.HasByteEscapes) != TokenFlags.None && !EscapeStringDecoder.TryDecode(_text, token, out _))
                {
                    error = LexicalError.InvalidBytes;
                }

                _position = i;
                return error == LexicalError.None ? token : Fail(error, start, i);
            }
        }
    }

    /// <summary>How far the escape whose backslash stands before <paramref name="i"/> reaches; wrong ones are noted.</summary>
    private readonly int SkipEscape(int i, ref TokenFlags flags, ref LexicalError error)
    {
        var c = At(i);
        if (c is 'u' or 'U')
        {
            var digits = c == 'u' ? 4 : 8;
            if (!TryReadHex(i + 1, digits, out var value))
            {
                error = error == LexicalError.None ? LexicalError.InvalidUnicodeEscape : error;
                return 1;
            }

            if (value is >= 0xD800 and <= 0xDBFF)
            {
                var low = i + 1 + digits;
                var lowDigits = At(low + 1) == 'u' ? 4 : 8;
                if (At(low) == '\\' && At(low + 1) is 'u' or 'U' && TryReadHex(low + 2, lowDigits, out var second) && second is >= 0xDC00 and <= 0xDFFF)
                {
                    return 1 + digits + 2 + lowDigits;
                }

                error = error == LexicalError.None ? LexicalError.InvalidSurrogatePair : error;
            }
            else if (value is >= 0xDC00 and <= 0xDFFF)
            {
                error = error == LexicalError.None ? LexicalError.InvalidSurrogatePair : error;
            }
            else if (value is 0 or > 0x10FFFF)
            {
                error = error == LexicalError.None ? LexicalError.InvalidUnicodeValue : error;
            }

            return 1 + digits;
        }

        if (c is >= '0' and <= '7' || (c == 'x' && Characters.IsHexDigit(At(i + 1))))
        {
            flags |= TokenFlags.HasByteEscapes;
        }

        return i < _text.Length ? 1 : 0;
    }

    private readonly bool TryReadHex(int i, int digits, out long value)
    {
        value = 0;
        for (var end = i + digits; i < end; i++)
        {
            if (!Characters.IsHexDigit(At(i)))
            {
                return false;
            }

            value = (value << 4) | (uint)Characters.HexValue(At(i));
        }

        return true;
    }

    /// <summary>Behind the opening quote of a string's continuation, which needs a line break before it; otherwise −1.</summary>
    private readonly int FindContinuation(int i)
    {
        var lineBreak = false;
        for (; ;)
        {
            var c = At(i);
            if (c is '\n' or '\r')
            {
                lineBreak = true;
                i++;
            }
            else if (c is ' ' or '\t' or '\f' or '\v')
            {
                i++;
            }
            else if (c == '-' && At(i + 1) == '-')
            {
                i = SkipLineComment(i + 2);
            }
            else
            {
                return c == '\'' && lineBreak ? i + 1 : -1;
            }
        }
    }

    private SqlToken ReadQuotedIdentifier(int start, int quote, TokenKind kind)
    {
        var flags = TokenFlags.None;
        for (var i = quote + 1; ;)
        {
            var end = _text.AsSpan(i).IndexOf('"');
            if (end < 0)
            {
                return Fail(LexicalError.UnterminatedIdentifier, start, _text.Length);
            }

            i += end + 1;
            if (At(i) == '"')
            {
                flags |= TokenFlags.NeedsDecoding;
                i++;
                continue;
            }

            _position = i;
            return i == quote + 2
                ? Fail(LexicalError.EmptyIdentifier, start, i)
                : new SqlToken(kind, start, i - start, flags: flags);
        }
    }

    /// <summary>Joins UESCAPE '…' to the token that it belongs to, and checks the escapes.</summary>
    private SqlToken WithEscapeClause(SqlToken token)
    {
        if (token.Kind == TokenKind.Error)
        {
            return token;
        }

        var escape = '\\';
        var end = token.End;
        if (FindEscapeClause() is var behindWord && behindWord >= 0)
        {
            var ahead = new SqlLexer(_text, behindWord, StandardConformingStrings);
            var clause = ahead.Next();
            if (clause.Kind is not (TokenKind.String or TokenKind.EscapeString or TokenKind.DollarString))
            {
                return Fail(LexicalError.InvalidEscapeClause, token.Start, end);
            }

            var value = SqlTokenText.StringValue(_text, clause);
            if (value.Length != 1 || Characters.IsHexDigit(value[0]) || value[0] is '+' or '\'' or '"' || Characters.IsWhiteSpace(value[0]))
            {
                return Fail(LexicalError.InvalidEscapeCharacter, token.Start, end);
            }

            escape = value[0];
            end = clause.End;
        }

        var result = UnicodeEscapeDecoder.Decode(_text, token, escape, out var error);
        if (result is null)
        {
            return Fail(error, token.Start, end);
        }

        _position = end;
        return new SqlToken(token.Kind, token.Start, end - token.Start, flags: TokenFlags.NeedsDecoding);
    }

    /// <summary>Behind the word UESCAPE when that comes next; otherwise −1. No token is read ahead, for it might be one that looks ahead itself.</summary>
    private readonly int FindEscapeClause()
    {
        const int WordLength = 7;
        var i = _position;
        for (; ;)
        {
            if (Characters.IsWhiteSpace(At(i)))
            {
                i++;
            }
            else if (At(i) == '-' && At(i + 1) == '-')
            {
                i = SkipLineComment(i + 2);
            }
            else if (At(i) == '/' && At(i + 1) == '*')
            {
                i = SkipBlockComment(i);
                if (i < 0)
                {
                    return -1;
                }
            }
            else
            {
                return SkipWord(i) == i + WordLength && Keywords.Find(_text, i, WordLength) == Keyword.Uescape ? i + WordLength : -1;
            }
        }
    }

    /// <summary>A dollar-quoted string, a parameter, or a dollar that begins nothing.</summary>
    private SqlToken ReadDollar(int start)
    {
        var text = _text;
        var i = start + 1;
        if (Characters.IsDigit(At(i)))
        {
            return ReadParameter(start);
        }

        if (Characters.IsIdentifierStart(At(i)))
        {
            do
            {
                i++;
            }
            while (At(i) != '$' && i < text.Length && Characters.IsIdentifierPart(text[i]));
        }

        if (At(i) != '$')
        {
            return Take(TokenKind.Unknown, start, 1);
        }

        var tagLength = i + 1 - start;
        var close = text.AsSpan(i + 1).IndexOf(text.AsSpan(start, tagLength));
        if (close < 0)
        {
            return Fail(LexicalError.UnterminatedDollarString, start, text.Length);
        }

        return Take(TokenKind.DollarString, start, i + 1 + close + tagLength - start);
    }
}
