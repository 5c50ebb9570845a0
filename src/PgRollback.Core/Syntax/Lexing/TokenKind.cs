namespace PgRollback.Syntax;

/// <summary>The kinds of token of PostgreSQL's lexer.</summary>
public enum TokenKind : byte
{
    EndOfText,
    Identifier,
    QuotedIdentifier,

    /// <summary>U&amp;"…", with its UESCAPE clause.</summary>
    UnicodeIdentifier,
    Keyword,

    /// <summary>'…', with all its continuations on later lines.</summary>
    String,

    /// <summary>E'…', or '…' while standard_conforming_strings is off.</summary>
    EscapeString,

    /// <summary>U&amp;'…', with its UESCAPE clause.</summary>
    UnicodeString,

    /// <summary>$tag$…$tag$.</summary>
    DollarString,
    BitString,
    HexString,

    /// <summary>N'…': a typed constant, not accepted where the grammar wants a plain string.</summary>
    NationalString,

    /// <summary>A whole number that fits 32 bits.</summary>
    Integer,

    /// <summary>Any other number.</summary>
    Numeric,

    /// <summary>$1.</summary>
    Parameter,
    LeftParenthesis,
    RightParenthesis,
    LeftBracket,
    RightBracket,
    Comma,
    Semicolon,
    Colon,
    Dot,

    /// <summary>::.</summary>
    TypeCast,

    /// <summary>The two dots of a range.</summary>
    DotDot,

    /// <summary>:=.</summary>
    ColonEquals,

    /// <summary>=&gt;.</summary>
    EqualsGreater,
    Plus,
    Minus,
    Star,
    Slash,
    Percent,
    Caret,
    Less,
    Greater,
    Equal,
    LessEqual,
    GreaterEqual,

    /// <summary>&lt;&gt; or !=.</summary>
    NotEqual,

    /// <summary>Any other operator.</summary>
    Operator,

    /// <summary>A character that begins no token, such as a backslash.</summary>
    Unknown,

    /// <summary>Something that PostgreSQL's lexer rejects: <see cref="SqlLexer.ErrorMessage"/> says why.</summary>
    Error,
}
