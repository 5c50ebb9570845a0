using System.Runtime.CompilerServices;

namespace PgRollback.Syntax;

/// <summary>PostgreSQL's classes of characters. Everything beyond ASCII belongs to identifiers.</summary>
internal static class Characters
{
    /// <summary>Part of an identifier: the highest bit, so that the sign tells.</summary>
    public const byte WordPart = 0x80;

    public const byte WordStart = 0x40;
    public const byte WhiteSpace = 0x20;
    public const byte OperatorPart = 0x10;

    /// <summary>Part of an identifier that no keyword has.</summary>
    public const byte DigitOrDollar = 0x08;

    /// <summary>The same bit as <see cref="TokenFlags.HasUpperCase"/>, so that the classes of a word's characters add up to its flags.</summary>
    public const byte UpperCase = (byte)TokenFlags.HasUpperCase;

    /// <summary>Of the ASCII characters.</summary>
    public static readonly byte[] Classes = Build();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsIdentifierStart(char c) => c >= 128 || (Classes[c] & WordStart) != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsIdentifierPart(char c) => c >= 128 || Classes[c] >= WordPart;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsOperator(char c) => c < 128 && (Classes[c] & OperatorPart) != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsDigit(char c) => (uint)(c - '0') <= 9;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsWhiteSpace(char c) => c == ' ' || (uint)(c - 9) <= 4;

    public static bool IsHexDigit(char c) => IsDigit(c) || (uint)((c | 0x20) - 'a') <= 5;

    public static int HexValue(char c) => IsDigit(c) ? c - '0' : (c | 0x20) - 'a' + 10;

    private static byte[] Build()
    {
        var classes = new byte[128];
        for (var c = 'a'; c <= 'z'; c++)
        {
            classes[c] = WordStart | WordPart;
            classes[c - 32] = WordStart | WordPart | UpperCase;
        }

        classes['_'] = WordStart | WordPart;
        classes['$'] = WordPart | DigitOrDollar;
        for (var c = '0'; c <= '9'; c++)
        {
            classes[c] = WordPart | DigitOrDollar;
        }

        foreach (var c in " \t\n\r\f\v")
        {
            classes[c] = WhiteSpace;
        }

        foreach (var c in "~!@#^&|`?+-*/%<>=")
        {
            classes[c] = OperatorPart;
        }

        return classes;
    }
}
