using System.Runtime.CompilerServices;

namespace PgRollback.Syntax;

/// <summary>PostgreSQL's classes of characters. Everything beyond ASCII belongs to identifiers.</summary>
internal static class Characters
{
    private const byte Letter = 1;
    private const byte DigitOrDollar = 2;
    private const byte OperatorPart = 4;

    private static readonly byte[] Classes = Build();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsIdentifierStart(char c) => c >= 128 || (Classes[c] & Letter) != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsIdentifierPart(char c) => c >= 128 || (Classes[c] & (Letter | DigitOrDollar)) != 0;

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
            classes[c] = Letter;
            classes[c - 32] = Letter;
        }

        classes['_'] = Letter;
        classes['$'] = DigitOrDollar;
        for (var c = '0'; c <= '9'; c++)
        {
            classes[c] = DigitOrDollar;
        }

        foreach (var c in "~!@#^&|`?+-*/%<>=")
        {
            classes[c] = OperatorPart;
        }

        return classes;
    }
}
