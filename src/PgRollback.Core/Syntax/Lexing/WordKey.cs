using System.Runtime.CompilerServices;

namespace PgRollback.Syntax;

/// <summary>
/// Five bits of each character of an ASCII word, made while it is scanned. Letters of either case have the same five bits, and none has zero, so two words of
/// letters and underscores with at most <see cref="ExactLength"/> characters have the same key only if they are the same word. For others it is a hash.
/// </summary>
internal static class WordKey
{
    public const int ExactLength = 12;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Add(ulong key, char c) => (key << 5) | (c & 31u);

    public static ulong Of(string text, int start, int length)
    {
        var key = 0UL;
        for (var i = start; i < start + length; i++)
        {
            key = Add(key, text[i]);
        }

        return key;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Hash(ulong key) => (uint)((key * 0x9E37_79B9_7F4A_7C15) >> 32);

    /// <summary>A slot of a table whose size is a power of two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Slot(uint hash, int tableSize) => (int)((hash ^ (hash >> 15)) & (uint)(tableSize - 1));
}
