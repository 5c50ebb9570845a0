using System.Security.Cryptography;
using System.Text;

namespace PgRollback.Migrations;

internal static class Sha256Hex
{
    private const string Digits = "0123456789abcdef";

    /// <summary>SHA-256 of a text in UTF-8, in lower-case hex.</summary>
    public static string Of(string text)
    {
        using var algorithm = SHA256.Create();
        var hash = algorithm.ComputeHash(Encoding.UTF8.GetBytes(text));
        var hex = new char[hash.Length * 2];
        for (var i = 0; i < hash.Length; i++)
        {
            hex[2 * i] = Digits[hash[i] >> 4];
            hex[(2 * i) + 1] = Digits[hash[i] & 15];
        }

        return new string(hex);
    }
}
