using System.Text;

namespace PgRollback;

/// <summary>A migration file as it is deployed.</summary>
/// <param name="FileName">For messages; without folders.</param>
/// <param name="Text">Its text, without byte order mark.</param>
public sealed record MigrationText(string FileName, string Text)
{
    /// <summary>SHA-256 in lower-case hex of the text in UTF-8 with CRLF as LF: what the compiled rollback has as <see cref="Rollback.Checksum"/> when it was compiled from this file.</summary>
    public string Checksum { get; } = Sha256.Hex(Encoding.UTF8.GetBytes(Text.Replace("\r\n", "\n", StringComparison.Ordinal)));
}
