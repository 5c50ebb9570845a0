using System.Runtime.CompilerServices;

namespace PgRollback.Syntax;

/// <summary>A hash of ASCII words that does not see their case, cheap enough to be made while a word is scanned.</summary>
internal static class WordHash
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Add(uint hash, char c) => (hash * 31) + (c | 0x20u);

    public static uint Of(string text, int start, int length)
    {
        var hash = 0u;
        for (var i = start; i < start + length; i++)
        {
            hash = Add(hash, text[i]);
        }

        return hash;
    }

    /// <summary>A slot of a table whose size is a power of two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Slot(uint hash, int tableSize) => (int)((hash ^ (hash >> 11) ^ (hash >> 19)) & (uint)(tableSize - 1));
}
