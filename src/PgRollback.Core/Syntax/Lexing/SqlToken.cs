namespace PgRollback.Syntax;

/// <summary>A token: its kind and where it stands. White space and comments lie between tokens and belong to none.</summary>
public readonly struct SqlToken
{
    internal SqlToken(TokenKind kind, int start, int length, Keyword keyword = Keyword.NotAKeyword, TokenFlags flags = TokenFlags.None)
    {
        Start = start;
        Length = length;
        Keyword = keyword;
        Kind = kind;
        Flags = flags;
    }

    internal SqlToken(TokenKind kind, int start, int length, Keyword keyword, TokenFlags flags, uint hash)
        : this(kind, start, length, keyword, flags) => Hash = hash;

    internal SqlToken(LexicalError error, int start, int length)
    {
        Start = start;
        Length = length;
        Kind = TokenKind.Error;
        Flags = (TokenFlags)error;
    }

    /// <summary>In UTF-16 code units.</summary>
    public int Start { get; }

    /// <summary>In UTF-16 code units.</summary>
    public int Length { get; }

    /// <summary>Only of a token of kind <see cref="TokenKind.Keyword"/>.</summary>
    public Keyword Keyword { get; }

    public TokenKind Kind { get; }

    internal TokenFlags Flags { get; }

    /// <summary>Of a word without characters beyond ASCII: <see cref="WordKey.Hash"/>.</summary>
    internal uint Hash { get; }

    public int End => Start + Length;

    /// <summary>By how many levels of parentheses it goes deeper.</summary>
    internal int Nesting => Kind switch { TokenKind.LeftParenthesis => 1, TokenKind.RightParenthesis => -1, _ => 0 };

    internal LexicalError LexicalError => Kind == TokenKind.Error ? (LexicalError)Flags : LexicalError.None;
}

/// <summary>What the lexer noticed on the way, so that a value without it can be taken as a plain slice.</summary>
[Flags]
internal enum TokenFlags : byte
{
    None = 0,

    /// <summary>An identifier with capitals: it has to be folded.</summary>
    HasUpperCase = 1,

    /// <summary>An identifier with characters beyond ASCII: its bytes are not its characters.</summary>
    HasNonAscii = 2,

    /// <summary>A string or quoted identifier with doubled quotes, escapes or continuations.</summary>
    NeedsDecoding = 4,

    /// <summary>An escape string with bytes given by number, which have to make valid UTF-8.</summary>
    HasByteEscapes = 8,

    /// <summary>A string in which a backslash escapes.</summary>
    HasEscapeSyntax = 16,
}
