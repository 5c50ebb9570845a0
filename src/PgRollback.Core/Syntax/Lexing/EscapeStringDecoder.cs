using System.Text;

namespace PgRollback.Syntax;

/// <summary>The value of E'…': its bytes may be given by number, so it is built in UTF-8 where they are.</summary>
internal static class EscapeStringDecoder
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: false);

    public static bool TryDecode(string text, SqlToken token, out string value)
    {
        var segments = new StringSegments(text, token);
        var result = new StringBuilder(token.Length);
        List<byte>? bytes = null;
        var valid = true;
        while (segments.Next())
        {
            for (var i = segments.Start; i < segments.End; i++)
            {
                var c = text[i];
                if (c != '\\' || i + 1 >= segments.End)
                {
                    valid &= Flush(result, ref bytes);
                    result.Append(c);
                    i += c == '\'' ? 1 : 0;
                    continue;
                }

                c = text[++i];
                if (c is 'u' or 'U')
                {
                    valid &= Flush(result, ref bytes);
                    i += AppendUnicode(result, text, i, segments.End);
                }
                else if (c is >= '0' and <= '7')
                {
                    var number = c - '0';
                    for (var more = 0; more < 2 && i + 1 < segments.End && text[i + 1] is >= '0' and <= '7'; more++)
                    {
                        number = (number * 8) + (text[++i] - '0');
                    }

                    valid &= AppendByte((byte)number, result, ref bytes);
                }
                else if (c == 'x' && i + 1 < segments.End && Characters.IsHexDigit(text[i + 1]))
                {
                    var number = Characters.HexValue(text[++i]);
                    if (i + 1 < segments.End && Characters.IsHexDigit(text[i + 1]))
                    {
                        number = (number * 16) + Characters.HexValue(text[++i]);
                    }

                    valid &= AppendByte((byte)number, result, ref bytes);
                }
                else
                {
                    valid &= Flush(result, ref bytes);
                    result.Append(c switch { 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', 'v' => '\v', _ => c });
                }
            }
        }

        valid &= Flush(result, ref bytes);
        value = result.ToString();
        return valid;
    }

    private static int AppendUnicode(StringBuilder result, string text, int i, int end)
    {
        var digits = text[i] == 'u' ? 4 : 8;
        var value = 0L;
        for (var k = 1; k <= digits && i + k < end; k++)
        {
            value = (value << 4) | (uint)Characters.HexValue(text[i + k]);
        }

        if (value <= char.MaxValue)
        {
            result.Append((char)value);
        }
        else if (value <= 0x10FFFF)
        {
            result.Append(char.ConvertFromUtf32((int)value));
        }

        return digits;
    }

    private static bool AppendByte(byte value, StringBuilder result, ref List<byte>? bytes)
    {
        if (value < 0x80)
        {
            var valid = Flush(result, ref bytes);
            result.Append((char)value);
            return valid && value != 0;
        }

        (bytes ??= new List<byte>(4)).Add(value);
        return true;
    }

    private static bool Flush(StringBuilder result, ref List<byte>? bytes)
    {
        if (bytes is null)
        {
            return true;
        }

        var decoded = Strict.GetString(bytes.ToArray());
        bytes = null;
        result.Append(decoded);
        return decoded.IndexOf('\uFFFD') < 0;
    }
}
