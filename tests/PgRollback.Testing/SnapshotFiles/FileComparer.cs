using System.Text;
using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace PgRollback.Testing;

internal sealed class FileComparer(Func<string, string?> environment) : ISnapshotComparer
{
    public const string UpdateVariable = "PGROLLBACK_UPDATE_SNAPSHOTS";

    // Verify writes its files with a byte order mark.
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: true);

    public FileComparer()
        : this(Environment.GetEnvironmentVariable)
    {
    }

    public async Task CompareAsync(SnapshotFile file, string received)
    {
        var verified = File.Exists(file.Verified) ? (await File.ReadAllTextAsync(file.Verified)).ReplaceLineEndings("\n") : null;
        if (string.Equals(verified, received, StringComparison.Ordinal))
        {
            File.Delete(file.Received);
            return;
        }

        if (IsSet(UpdateVariable, "1"))
        {
            if (IsSet("CI", "true"))
            {
                throw new SnapshotMismatchException($"{UpdateVariable} is refused where CI=true.");
            }

            await File.WriteAllTextAsync(file.Verified, received, Encoding);
            File.Delete(file.Received);
            return;
        }

        await File.WriteAllTextAsync(file.Received, received, Encoding);
        throw new SnapshotMismatchException(verified is null
            ? $"There is no {file.Verified} yet. Received:\n{received}"
            : $"The text is not that of {file.Verified}:\n{Difference(verified, received)}");
    }

    /// <summary>Changed lines with two lines around them.</summary>
    private static string Difference(string verified, string received)
    {
        const int Context = 2;
        var lines = new InlineDiffBuilder(new Differ()).BuildDiffModel(verified, received, ignoreWhitespace: false).Lines;
        var shown = new StringBuilder();
        for (var i = 0; i < lines.Count; i++)
        {
            var around = lines.Skip(i - Context).Take(Context + 1 + Math.Min(i, Context));
            if (around.Any(line => line.Type != ChangeType.Unchanged))
            {
                var sign = lines[i].Type switch { ChangeType.Inserted => '+', ChangeType.Deleted => '-', _ => ' ' };
                shown.Append(sign).Append(lines[i].Text).Append('\n');
            }
        }

        return shown.ToString();
    }

    private bool IsSet(string variable, string value) => string.Equals(environment(variable), value, StringComparison.OrdinalIgnoreCase);
}
