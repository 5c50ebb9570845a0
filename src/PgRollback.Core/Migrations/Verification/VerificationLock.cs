using System.Globalization;
using System.Text;

namespace PgRollback.Migrations;

/// <summary>
/// The lock file that <c>pgrollback verify</c> writes and that is committed beside the migrations: an entry per migration, source and server version,
/// one line each, in ordinal order, so that merges of it are plain.
/// </summary>
/// <param name="Entries">Ordered by stem, source and server version.</param>
public sealed record VerificationLock(EquatableArray<VerificationEntry> Entries)
{
    /// <summary>Name of the file in the folder of the migrations.</summary>
    public const string FileName = "pgrollback.lock";

    private const string Header = "# Written by pgrollback verify: what a server said about each rollback. Commit this file.\n";

    private const int Columns = 6;

    public static VerificationLock Empty { get; } = new(default(EquatableArray<VerificationEntry>));

    /// <summary>Reads the file's text. Lines that are no entries (comments, a conflict's marks) are left out.</summary>
    public static VerificationLock Parse(string text)
    {
        var entries = new List<VerificationEntry>();
        foreach (var line in text.Split('\n'))
        {
            var parts = line.TrimEnd('\r').Split('\t');
            if (parts.Length == Columns && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var version))
            {
                entries.Add(new VerificationEntry(parts[0], parts[4], parts[5], parts[1], version, parts[3]));
            }
        }

        return Ordered(entries);
    }

    /// <summary>These entries, and those of others that say nothing about the same migration, source and server.</summary>
    public VerificationLock With(IEnumerable<VerificationEntry> entries)
    {
        var merged = new Dictionary<string, VerificationEntry>(StringComparer.Ordinal);
        foreach (var entry in Entries.Concat(entries))
        {
            merged[Key(entry)] = entry;
        }

        return Ordered(merged.Values);
    }

    /// <summary>Only the entries of these migrations.</summary>
    public VerificationLock Of(ISet<string> stems) => new(Entries.Where(e => stems.Contains(e.Stem)).ToEquatableArray());

    /// <summary>The file's text; a tab divides columns, <c>\n</c> lines.</summary>
    public string ToText()
    {
        var text = new StringBuilder(Header);
        foreach (var entry in Entries)
        {
            text.Append(OneLine(entry.Stem)).Append('\t').Append(entry.Source).Append('\t').Append(entry.ServerVersion.ToString(CultureInfo.InvariantCulture)).Append('\t')
                .Append(entry.Verdict).Append('\t').Append(entry.Checksum).Append('\t').Append(entry.RollbackChecksum).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Checksum of a rollback by its statements, those of a plan (<c>Sql</c> of its steps) or a hand-written text as the only one.</summary>
    public static string ChecksumOf(IEnumerable<string> statements) => MigrationChecksum.Of(string.Join(";\n", statements));

    private static VerificationLock Ordered(IEnumerable<VerificationEntry> entries) =>
        new(entries.OrderBy(Key, StringComparer.Ordinal).ToEquatableArray());

    private static string Key(VerificationEntry entry) => OneLine(entry.Stem) + "\t" + entry.Source + "\t" + entry.ServerVersion.ToString("D4", CultureInfo.InvariantCulture);

    private static string OneLine(string stem) => stem.Replace('\t', ' ').Replace('\n', ' ').Replace('\r', ' ');
}
