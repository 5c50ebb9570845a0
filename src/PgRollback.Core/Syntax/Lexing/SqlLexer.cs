using System.Runtime.CompilerServices;

namespace PgRollback.Syntax;

/// <summary>
/// PostgreSQL's lexer over a string, one token at a time; a mutable struct, so pass it by reference. It never throws: what PostgreSQL's lexer rejects
/// comes out as a token of kind <see cref="TokenKind.Error"/>, a character that begins no token as <see cref="TokenKind.Unknown"/>.
/// </summary>
public partial struct SqlLexer
{
    private readonly string _text;
    private int _position;

    /// <summary>Where a run of signs ends that an operator gave back: each of them is a token, and none needs to look through the run again.</summary>
    private int _signRunEnd;

    /// <param name="text">The SQL.</param>
    /// <param name="position">Where to begin, in UTF-16 code units.</param>
    /// <param name="standardConformingStrings">False: a backslash in '…' escapes, as in E'…'.</param>
    public SqlLexer(string text, int position = 0, bool standardConformingStrings = true)
    {
        _text = text;
        _position = position;
        StandardConformingStrings = standardConformingStrings;
    }

    public bool StandardConformingStrings { get; set; }

    /// <summary>Where the next call begins to read: behind the last token.</summary>
    public int Position
    {
        readonly get => _position;
        set
        {
            _position = value;
            _signRunEnd = 0;
        }
    }

    /// <summary>All tokens of a text, without the end.</summary>
    public static SqlToken[] Tokenize(string text)
    {
        var lexer = new SqlLexer(text);
        var tokens = new List<SqlToken>((text.Length / 5) + 4);
        for (var token = lexer.Next(); token.Kind != TokenKind.EndOfText; token = lexer.Next())
        {
            tokens.Add(token);
        }

        return tokens.ToArray();
    }

    /// <summary>PostgreSQL's words for an <see cref="TokenKind.Error"/> token.</summary>
    public static string ErrorMessage(SqlToken token) => LexicalErrors.Message(token.LexicalError);

    /// <summary>The next token behind white space and comments; at the end, and from then on, <see cref="TokenKind.EndOfText"/>.</summary>
    public SqlToken Next()
    {
        var text = _text;
        var i = _position;
        while ((uint)i < (uint)text.Length)
        {
            var c = text[i];
            switch (c)
            {
                case ' ' or '\t' or '\n' or '\r' or '\f' or '\v':
                    i++;
                    continue;
                case '-' when At(i + 1) == '-':
                    i = SkipLineComment(i + 2);
                    continue;
                case '/' when At(i + 1) == '*':
                    var end = SkipBlockComment(i);
                    if (end < 0)
                    {
                        return Fail(LexicalError.UnterminatedComment, i, text.Length);
                    }

                    i = end;
                    continue;
                case '\'':
                    return StandardConformingStrings
                        ? ReadPlainString(i, i, TokenKind.String, LexicalError.UnterminatedString)
                        : ReadEscapeString(i, i);
                case '"':
                    return ReadQuotedIdentifier(i, i, TokenKind.QuotedIdentifier);
                case '$':
                    return ReadDollar(i);
                case '(':
                    return Take(TokenKind.LeftParenthesis, i, 1);
                case ')':
                    return Take(TokenKind.RightParenthesis, i, 1);
                case ',':
                    return Take(TokenKind.Comma, i, 1);
                case ';':
                    return Take(TokenKind.Semicolon, i, 1);
                case '[':
                    return Take(TokenKind.LeftBracket, i, 1);
                case ']':
                    return Take(TokenKind.RightBracket, i, 1);
                case '.':
                    var next = At(i + 1);
                    return Characters.IsDigit(next) ? ReadNumber(i)
                        : next == '.' ? Take(TokenKind.DotDot, i, 2)
                        : Take(TokenKind.Dot, i, 1);
                case ':':
                    return At(i + 1) switch
                    {
                        ':' => Take(TokenKind.TypeCast, i, 2),
                        '=' => Take(TokenKind.ColonEquals, i, 2),
                        _ => Take(TokenKind.Colon, i, 1),
                    };
                default:
                    return Characters.IsIdentifierStart(c) ? ReadWord(i)
                        : Characters.IsDigit(c) ? ReadNumber(i)
                        : Characters.IsOperator(c) ? ReadOperator(i)
                        : Take(TokenKind.Unknown, i, 1);
            }
        }

        _position = text.Length;
        return new SqlToken(TokenKind.EndOfText, text.Length, 0);
    }

    private readonly char At(int index) => (uint)index < (uint)_text.Length ? _text[index] : '\0';

    private SqlToken Take(TokenKind kind, int start, int length)
    {
        _position = start + length;
        return new SqlToken(kind, start, length);
    }

    private SqlToken Fail(LexicalError error, int start, int end)
    {
        _position = end;
        return new SqlToken(error, start, end - start);
    }

    private readonly int SkipLineComment(int i)
    {
        var end = _text.AsSpan(i).IndexOfAny('\n', '\r');
        return end < 0 ? _text.Length : i + end;
    }

    /// <summary>Behind a comment that may hold others; −1 when it does not end.</summary>
    private readonly int SkipBlockComment(int i)
    {
        var depth = 1;
        for (i += 2; ;)
        {
            var next = _text.AsSpan(i).IndexOfAny('*', '/');
            if (next < 0)
            {
                return -1;
            }

            i += next;
            if (_text[i] == '*' && At(i + 1) == '/')
            {
                i += 2;
                if (--depth == 0)
                {
                    return i;
                }
            }
            else if (_text[i] == '/' && At(i + 1) == '*')
            {
                i += 2;
                depth++;
            }
            else
            {
                i++;
            }

            if (i >= _text.Length)
            {
                return -1;
            }
        }
    }

    private SqlToken ReadWord(int start)
    {
        var text = _text;
        if (text[start] is 'e' or 'E' or 'b' or 'B' or 'x' or 'X' or 'n' or 'N' or 'u' or 'U' && ReadPrefixedString(start, out var prefixed))
        {
            return prefixed;
        }

        var classes = Characters.Classes;
        var key = 0UL;
        var seen = 0;
        var i = start;
        for (; (uint)i < (uint)text.Length; i++)
        {
            var c = text[i];
            if (c >= 128)
            {
                return ReadForeignWord(start);
            }

            var of = classes[c];
            if (of < Characters.WordPart)
            {
                break;
            }

            seen |= of;
            key = WordKey.Add(key, c);
        }

        _position = i;
        return WordToken(text, start, i - start, key, seen);
    }

    /// <summary>An identifier or keyword, by its key and by the classes of its characters together.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static SqlToken WordToken(string text, int start, int length, ulong key, int seen)
    {
        var hash = WordKey.Hash(key);
        var flags = (TokenFlags)(seen & Characters.UpperCase);
        var keyword = (seen & Characters.DigitOrDollar) == 0 ? Keywords.Find(text, start, length, key, hash) : Keyword.NotAKeyword;
        return new SqlToken(keyword == Keyword.NotAKeyword ? TokenKind.Identifier : TokenKind.Keyword, start, length, keyword, flags, hash);
    }

    /// <summary>A word with characters beyond ASCII: no keyword.</summary>
    private SqlToken ReadForeignWord(int start)
    {
        _position = SkipWord(start);
        return new SqlToken(TokenKind.Identifier, start, _position - start, Keyword.NotAKeyword, TokenFlags.HasNonAscii | TokenFlags.HasUpperCase);
    }
}
