namespace PgRollback.Syntax;

/// <summary>Why the lexer rejects a token.</summary>
internal enum LexicalError : byte
{
    None,
    UnterminatedComment,
    UnterminatedString,
    UnterminatedBitString,
    UnterminatedHexString,
    UnterminatedDollarString,
    UnterminatedIdentifier,
    EmptyIdentifier,
    OperatorTooLong,
    JunkAfterNumber,
    ParameterTooLarge,
    InvalidHexInteger,
    InvalidOctalInteger,
    InvalidBinaryInteger,
    InvalidUnicodeEscape,
    InvalidUnicodeValue,
    InvalidSurrogatePair,
    InvalidBytes,
    InvalidEscapeClause,
    InvalidEscapeCharacter,
}

internal static class LexicalErrors
{
    /// <summary>PostgreSQL's words, without the <c>at or near</c> that scanner errors add.</summary>
    public static string Message(LexicalError error) => error switch
    {
        LexicalError.UnterminatedComment => "unterminated /* comment",
        LexicalError.UnterminatedString => "unterminated quoted string",
        LexicalError.UnterminatedBitString => "unterminated bit string literal",
        LexicalError.UnterminatedHexString => "unterminated hexadecimal string literal",
        LexicalError.UnterminatedDollarString => "unterminated dollar-quoted string",
        LexicalError.UnterminatedIdentifier => "unterminated quoted identifier",
        LexicalError.EmptyIdentifier => "zero-length delimited identifier",
        LexicalError.OperatorTooLong => "operator too long",
        LexicalError.JunkAfterNumber => "trailing junk after numeric literal",
        LexicalError.ParameterTooLarge => "parameter number too large",
        LexicalError.InvalidHexInteger => "invalid hexadecimal integer",
        LexicalError.InvalidOctalInteger => "invalid octal integer",
        LexicalError.InvalidBinaryInteger => "invalid binary integer",
        LexicalError.InvalidUnicodeEscape => "invalid Unicode escape",
        LexicalError.InvalidUnicodeValue => "invalid Unicode escape value",
        LexicalError.InvalidSurrogatePair => "invalid Unicode surrogate pair",
        LexicalError.InvalidBytes => "invalid byte sequence for encoding \"UTF8\"",
        LexicalError.InvalidEscapeClause => "UESCAPE must be followed by a simple string literal",
        LexicalError.InvalidEscapeCharacter => "invalid Unicode escape character",
        _ => "syntax error",
    };
}
