namespace PgRollback.Migrations;

/// <summary>What tells whether a file changed: the same on every checkout, whatever git does to line ends.</summary>
public static class MigrationChecksum
{
    /// <summary>SHA-256, lower-case hex, of the text without byte order mark and with CRLF as LF, in UTF-8.</summary>
    public static string Of(string text)
    {
        var start = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0;
        var normal = (start == 0 ? text : text.Substring(start)).Replace("\r\n", "\n");
        return Sha256Hex.Of(normal);
    }
}
