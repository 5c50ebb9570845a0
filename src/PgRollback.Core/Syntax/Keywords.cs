namespace PgRollback.Syntax;

/// <summary>PostgreSQL 18's keywords by category.</summary>
public static class Keywords
{
    private const int TableSize = 2048;

    private static readonly string[] Words = ReadWords();
    private static readonly byte[] Categories = ReadCategories();
    private static readonly ulong[] Keys = BuildKeys();
    private static readonly ushort[] Table = BuildTable();

    /// <summary>Number of keywords; they are 1 to this, in the order of <see cref="Keyword"/>.</summary>
    public static int Count => Words.Length - 1;

    /// <summary>Whether quote_identifier quotes this lower-case word: every keyword but the unreserved ones.</summary>
    public static bool NeedsQuotes(string word) =>
        Find(word) is var keyword && keyword != Keyword.NotAKeyword && Category(keyword) != KeywordCategory.Unreserved;

    /// <summary>The keyword in lower case; empty for <see cref="Keyword.NotAKeyword"/>.</summary>
    public static string Text(Keyword keyword) => Words[(int)keyword];

    /// <summary>None for <see cref="Keyword.NotAKeyword"/>.</summary>
    public static KeywordCategory Category(Keyword keyword) => (KeywordCategory)(Categories[(int)keyword] & 7);

    /// <summary>Whether it may be a column label without AS.</summary>
    public static bool IsBareLabel(Keyword keyword) => (Categories[(int)keyword] & 8) == 0;

    /// <summary>The keyword that this word is in whatever case, or <see cref="Keyword.NotAKeyword"/>.</summary>
    public static Keyword Find(string word) => Find(word, 0, word.Length);

    internal static Keyword Find(string text, int start, int length)
    {
        for (var i = start; i < start + length; i++)
        {
            if (text[i] is not (>= 'a' and <= 'z' or >= 'A' and <= 'Z' or '_'))
            {
                return Keyword.NotAKeyword;
            }
        }

        var key = WordKey.Of(text, start, length);
        return Find(text, start, length, key, WordKey.Hash(key));
    }

    /// <summary>For a word of letters and underscores alone.</summary>
    internal static Keyword Find(string text, int start, int length, ulong key, uint hash)
    {
        for (var slot = WordKey.Slot(hash, TableSize); ; slot = (slot + 1) & (TableSize - 1))
        {
            var candidate = Table[slot];
            if (candidate == 0)
            {
                return Keyword.NotAKeyword;
            }

            if (Keys[candidate] == key && (length <= WordKey.ExactLength || Matches(Words[candidate], text, start, length)))
            {
                return (Keyword)candidate;
            }
        }
    }

    private static bool Matches(string word, string text, int start, int length)
    {
        if (word.Length != length)
        {
            return false;
        }

        for (var i = 0; i < length; i++)
        {
            if ((text[start + i] | 0x20) != (word[i] | 0x20))
            {
                return false;
            }
        }

        return true;
    }

    private static string[] ReadWords()
    {
        var entries = KeywordList.Words.Split(' ');
        var words = new string[entries.Length + 1];
        words[0] = "";
        for (var i = 0; i < entries.Length; i++)
        {
            words[i + 1] = entries[i].Substring(0, entries[i].Length - 2);
        }

        return words;
    }

    private static byte[] ReadCategories()
    {
        var entries = KeywordList.Words.Split(' ');
        var categories = new byte[entries.Length + 1];
        for (var i = 0; i < entries.Length; i++)
        {
            var mark = entries[i][entries[i].Length - 1];
            var category = (mark | 0x20) switch
            {
                'u' => KeywordCategory.Unreserved,
                'c' => KeywordCategory.ColumnName,
                't' => KeywordCategory.TypeOrFunctionName,
                _ => KeywordCategory.Reserved,
            };
            categories[i + 1] = (byte)((int)category | (mark is >= 'A' and <= 'Z' ? 8 : 0));
        }

        return categories;
    }

    private static ulong[] BuildKeys()
    {
        var keys = new ulong[Words.Length];
        for (var i = 1; i < keys.Length; i++)
        {
            keys[i] = WordKey.Of(Words[i], 0, Words[i].Length);
        }

        return keys;
    }

    private static ushort[] BuildTable()
    {
        var table = new ushort[TableSize];
        for (var i = 1; i < Words.Length; i++)
        {
            var slot = WordKey.Slot(WordKey.Hash(Keys[i]), TableSize);
            while (table[slot] != 0)
            {
                slot = (slot + 1) & (TableSize - 1);
            }

            table[slot] = (ushort)i;
        }

        return table;
    }
}
