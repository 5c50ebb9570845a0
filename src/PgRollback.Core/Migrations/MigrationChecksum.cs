using System.Security.Cryptography;
using System.Text;

namespace PgRollback.Migrations;

/// <summary>What tells whether a file changed: the same on every checkout, whatever git does to line ends.</summary>
public static class MigrationChecksum
{
    /// <summary>SHA-256, lower-case hex, of the text without byte order mark and with CRLF as LF, in UTF-8.</summary>
    public static string Of(string text)
    {
        var start = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0;
        var normal = (start == 0 ? text : text.Substring(start)).Replace("\r\n", "\n");
        using var algorithm = SHA256.Create();
        var hash = algorithm.ComputeHash(Encoding.UTF8.GetBytes(normal));
        var hex = new char[hash.Length * 2];
        for (var i = 0; i < hash.Length; i++)
        {
            hex[2 * i] = Digits[hash[i] >> 4];
            hex[(2 * i) + 1] = Digits[hash[i] & 15];
        }

        return new string(hex);
    }

    private const string Digits = "0123456789abcdef";
}
