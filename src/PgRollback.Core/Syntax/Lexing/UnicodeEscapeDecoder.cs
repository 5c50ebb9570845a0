using System.Text;

namespace PgRollback.Syntax;

/// <summary>The value of U&amp;'…' and U&amp;"…": \XXXX and \+XXXXXX, with surrogate pairs joined.</summary>
internal static class UnicodeEscapeDecoder
{
    /// <summary>Null and the error when an escape is not one.</summary>
    public static string? Decode(string text, SqlToken token, char escape, out LexicalError error)
    {
        error = LexicalError.None;
        var content = Content(text, token);
        var result = new StringBuilder(content.Length);
        var pairOpen = false;
        for (var i = 0; i < content.Length;)
        {
            if (content[i] != escape || (i + 1 < content.Length && content[i + 1] == escape))
            {
                if (pairOpen)
                {
                    error = LexicalError.InvalidSurrogatePair;
                    return null;
                }

                i += content[i] == escape ? 2 : 1;
                result.Append(content[i - 1]);
                continue;
            }

            var digits = i + 1 < content.Length && content[i + 1] == '+' ? 6 : 4;
            var start = i + (digits == 6 ? 2 : 1);
            if (!TryReadHex(content, start, digits, out var value))
            {
                error = LexicalError.InvalidUnicodeEscape;
                return null;
            }

            if (value is 0 or > 0x10FFFF)
            {
                error = LexicalError.InvalidUnicodeValue;
                return null;
            }

            var low = value is >= 0xDC00 and <= 0xDFFF;
            if (pairOpen != low)
            {
                error = LexicalError.InvalidSurrogatePair;
                return null;
            }

            pairOpen = value is >= 0xD800 and <= 0xDBFF;
            if (value <= char.MaxValue)
            {
                result.Append((char)value);
            }
            else
            {
                result.Append(char.ConvertFromUtf32(value));
            }

            i = start + digits;
        }

        if (pairOpen)
        {
            error = LexicalError.InvalidSurrogatePair;
            return null;
        }

        return result.ToString();
    }

    private static string Content(string text, SqlToken token)
    {
        var segments = new StringSegments(text, token);
        var result = new StringBuilder(token.Length);
        var doubled = token.Kind == TokenKind.UnicodeIdentifier ? "\"\"" : "''";
        while (segments.Next())
        {
            result.Append(text.Substring(segments.Start, segments.End - segments.Start).Replace(doubled, doubled.Substring(1)));
        }

        return result.ToString();
    }

    private static bool TryReadHex(string content, int start, int digits, out int value)
    {
        value = 0;
        if (start + digits > content.Length)
        {
            return false;
        }

        for (var i = start; i < start + digits; i++)
        {
            if (!Characters.IsHexDigit(content[i]))
            {
                return false;
            }

            value = (value << 4) | Characters.HexValue(content[i]);
        }

        return true;
    }
}
