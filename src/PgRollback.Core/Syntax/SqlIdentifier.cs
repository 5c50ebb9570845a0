using System.Text;

namespace PgRollback.Syntax;

/// <summary>PostgreSQL's rules for identifiers: quoting, folding, the 63-byte limit.</summary>
public static class SqlIdentifier
{
    /// <summary>NAMEDATALEN − 1, in bytes of UTF-8.</summary>
    public const int MaxBytes = 63;

    /// <summary>Quotes where PostgreSQL's own quote_identifier would.</summary>
    public static string Quote(string name)
    {
        if (IsSafeUnquoted(name) && !Keywords.NeedsQuotes(name))
        {
            return name;
        }

        return "\"" + name.Replace("\"", "\"\"") + "\"";
    }

    /// <summary>Key words for roles stay as they are; names are quoted where needed.</summary>
    public static string QuoteRole(string role) => role is "PUBLIC" or "CURRENT_USER" or "CURRENT_ROLE" or "SESSION_USER" ? role : Quote(role);

    private static bool IsSafeUnquoted(string name)
    {
        if (name.Length == 0 || !(name[0] is >= 'a' and <= 'z' or '_'))
        {
            return false;
        }

        foreach (var c in name)
        {
            if (!(c is >= 'a' and <= 'z' or >= '0' and <= '9' or '_'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Cuts a name at 63 bytes of UTF-8, never inside a character.</summary>
    public static string Truncate(string name) => Truncate(name, MaxBytes);

    public static string Truncate(string name, int maxBytes)
    {
        if (name.Length * 3 <= maxBytes || Encoding.UTF8.GetByteCount(name) <= maxBytes)
        {
            return name;
        }

        var bytes = 0;
        var end = 0;
        while (end < name.Length)
        {
            var width = char.IsHighSurrogate(name[end]) && end + 1 < name.Length ? 2 : 1;
            var size = width == 2 ? 4 : name[end] < 0x80 ? 1 : name[end] < 0x800 ? 2 : 3;
            if (bytes + size > maxBytes)
            {
                break;
            }

            bytes += size;
            end += width;
        }

        return name.Substring(0, end);
    }
}
