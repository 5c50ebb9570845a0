namespace PgRollback.Syntax;

/// <summary>
/// Names seen lately, so that a name which comes again costs no allocation. One slot per hash: a flood of different names makes it useless, never slow or large.
/// </summary>
internal sealed class NameCache
{
    private const int Size = 4096;
    private const int QualifiedSize = 1024;

    /// <summary>Longer ones may have to be cut at 63 bytes, which takes the way without the cache.</summary>
    private const int MaxLength = SqlIdentifier.MaxBytes;

    /// <summary>Longer pieces of text seldom come again.</summary>
    private const int MaxSlice = 24;

    [ThreadStatic]
    private static NameCache? _forThisThread;

    private readonly string?[] _slots = new string?[Size];
    private readonly QualifiedName?[] _qualified = new QualifiedName?[QualifiedSize];

    public static NameCache ForThisThread => _forThisThread ??= new NameCache();

    /// <summary>The name of an identifier or keyword.</summary>
    public string Get(string text, SqlToken token)
    {
        if (token.Kind == TokenKind.Keyword)
        {
            return Keywords.Text(token.Keyword);
        }

        var start = token.Start;
        var length = token.Length;
        if (token.Kind == TokenKind.QuotedIdentifier)
        {
            start++;
            length -= 2;
        }

        if (length > MaxLength || token.Kind == TokenKind.UnicodeIdentifier || (token.Flags & (TokenFlags.NeedsDecoding | TokenFlags.HasNonAscii)) != TokenFlags.None)
        {
            return SqlTokenText.DecodeIdentifier(text, token);
        }

        ref var slot = ref _slots[WordKey.Slot(token.Kind == TokenKind.QuotedIdentifier ? WordKey.Hash(WordKey.Of(text, start, length)) : token.Hash, Size)];
        if (slot is { } cached && cached.Length == length && Matches(cached, text, start, token.Flags))
        {
            return cached;
        }

        return slot = SqlTokenText.DecodeIdentifier(text, token);
    }

    /// <summary>The qualified name of two names of this cache.</summary>
    public QualifiedName GetQualified(string? schema, string name, uint hash)
    {
        ref var slot = ref _qualified[WordKey.Slot(hash, QualifiedSize)];
        if (slot is { } cached && ReferenceEquals(cached.Name, name) && ReferenceEquals(cached.Schema, schema))
        {
            return cached;
        }

        return slot = new QualifiedName(schema, name);
    }

    /// <summary>A short piece of text as it stands.</summary>
    public string GetSlice(string text, int start, int length)
    {
        if (length is 0 or > MaxSlice)
        {
            return length == 0 ? "" : text.Substring(start, length);
        }

        ref var slot = ref _slots[WordKey.Slot(WordKey.Hash(WordKey.Of(text, start, length)), Size)];
        if (slot is { } cached && cached.Length == length && Matches(cached, text, start, TokenFlags.None))
        {
            return cached;
        }

        return slot = text.Substring(start, length);
    }

    private static bool Matches(string cached, string text, int start, TokenFlags flags)
    {
        if ((flags & TokenFlags.HasUpperCase) == TokenFlags.None)
        {
            return cached.AsSpan().SequenceEqual(text.AsSpan(start, cached.Length));
        }

        for (var i = 0; i < cached.Length; i++)
        {
            var c = text[start + i];
            if ((c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c) != cached[i])
            {
                return false;
            }
        }

        return true;
    }
}
