using System.Text;
using PgRollback.Migrations;

namespace PgRollback.Tool.Verification;

/// <summary>Keeps the lock file: what other runs found out stays, what belongs to deleted migrations goes.</summary>
internal static class LockFile
{
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);

    public static async Task UpdateAsync(string path, IEnumerable<VerificationEntry> entries, ISet<string> stems, CancellationToken cancellationToken)
    {
        var known = File.Exists(path) ? VerificationLock.Parse(await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false)) : VerificationLock.Empty;
        var text = known.Of(stems).With(entries).ToText();
        await File.WriteAllTextAsync(path, text, Encoding, cancellationToken).ConfigureAwait(false);
    }
}
