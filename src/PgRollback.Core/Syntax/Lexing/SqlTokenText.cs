using System.Text;

namespace PgRollback.Syntax;

/// <summary>What tokens mean: names folded and cut as PostgreSQL does it, strings without quotes and escapes.</summary>
public static class SqlTokenText
{
    /// <summary>
    /// The name that an identifier or keyword stands for: ASCII letters in lower case unless quoted, cut at 63 bytes. Names that come again are the same string.
    /// </summary>
    public static string Identifier(string text, SqlToken token) => NameCache.ForThisThread.Get(text, token);

    /// <summary>The value of a string token of any form; of bit strings, as in PostgreSQL, with b or x before it.</summary>
    public static string StringValue(string text, SqlToken token)
    {
        switch (token.Kind)
        {
            case TokenKind.DollarString:
                var tag = text.IndexOf('$', token.Start + 1) + 1 - token.Start;
                return text.Substring(token.Start + tag, token.Length - (2 * tag));
            case TokenKind.UnicodeString:
                return UnicodeValue(text, token);
            case TokenKind.BitString:
                return "b" + JoinSegments(text, token);
            case TokenKind.HexString:
                return "x" + JoinSegments(text, token);
            default:
                if ((token.Flags & TokenFlags.NeedsDecoding) == TokenFlags.None)
                {
                    var start = ContentStart(text, token);
                    return text.Substring(start, token.End - 1 - start);
                }

                if ((token.Flags & TokenFlags.HasEscapeSyntax) != TokenFlags.None)
                {
                    EscapeStringDecoder.TryDecode(text, token, out var value);
                    return value;
                }

                return JoinSegments(text, token);
        }
    }

    /// <summary>Where a string's content begins: behind the opening quote or tag.</summary>
    public static int ContentStart(string text, SqlToken token)
    {
        var start = token.Start;
        if (token.Kind == TokenKind.DollarString)
        {
            return text.IndexOf('$', start + 1) + 1;
        }

        while (text[start] is not ('\'' or '"'))
        {
            start++;
        }

        return start + 1;
    }

    /// <summary>A name with capitals, quotes, escapes or more than 63 bytes: not to be had as a slice.</summary>
    internal static string DecodeIdentifier(string text, SqlToken token)
    {
        if (token.Kind == TokenKind.UnicodeIdentifier)
        {
            return SqlIdentifier.Truncate(UnicodeValue(text, token));
        }

        if (token.Kind == TokenKind.QuotedIdentifier)
        {
            var content = text.Substring(token.Start + 1, token.Length - 2);
            return SqlIdentifier.Truncate((token.Flags & TokenFlags.NeedsDecoding) == TokenFlags.None ? content : content.Replace("\"\"", "\""));
        }

        var name = text.Substring(token.Start, token.Length);
        return SqlIdentifier.Truncate((token.Flags & TokenFlags.HasUpperCase) == TokenFlags.None ? name : Fold(name));
    }

    /// <summary>ASCII letters in lower case.</summary>
    internal static string Fold(string name)
    {
        var chars = name.ToCharArray();
        for (var i = 0; i < chars.Length; i++)
        {
            if (chars[i] is >= 'A' and <= 'Z')
            {
                chars[i] = (char)(chars[i] | 0x20);
            }
        }

        return new string(chars);
    }

    private static string UnicodeValue(string text, SqlToken token)
    {
        var lexer = new SqlLexer(text, SegmentsEnd(text, token));
        var escape = '\\';
        if (lexer.Position < token.End && lexer.Next() is { Keyword: Keyword.Uescape } && lexer.Next() is var clause && clause.End <= token.End)
        {
            escape = StringValue(text, clause)[0];
        }

        return UnicodeEscapeDecoder.Decode(text, token, escape, out _) ?? "";
    }

    private static int SegmentsEnd(string text, SqlToken token)
    {
        var segments = new StringSegments(text, token);
        var end = token.End;
        while (segments.Next())
        {
            end = segments.End + 1;
        }

        return end;
    }

    private static string JoinSegments(string text, SqlToken token)
    {
        var segments = new StringSegments(text, token);
        StringBuilder? joined = null;
        var value = "";
        while (segments.Next())
        {
            var part = text.Substring(segments.Start, segments.End - segments.Start);
            part = token.Kind is TokenKind.BitString or TokenKind.HexString ? part : part.Replace("''", "'");
            if (value.Length > 0 || joined is not null)
            {
                (joined ??= new StringBuilder(value)).Append(part);
            }
            else
            {
                value = part;
            }
        }

        return joined?.ToString() ?? value;
    }
}
