using System.Globalization;
using System.Runtime.CompilerServices;
using PgRollback.Diagnostics;
using PgRollback.Migrations;
using PgRollback.Syntax;
using Rule = PgRollback.Diagnostics.Rule;

namespace PgRollback.Planning;

/// <summary>Holds the rollbacks that a build compiles against what the lock file says that servers found out about them.</summary>
public static class VerificationCheck
{
    // An analysis that is kept between two runs keeps its checksum.
    private static readonly ConditionalWeakTable<MigrationAnalysis, string> Checksums = new();

    /// <summary>Whether a rule is decided here, and not where migrations are analyzed.</summary>
    public static bool Decides(string rule) =>
        Is(Rules.Unverified, rule) || Is(Rules.StaleVerification, rule) || Is(Rules.FailedVerification, rule);

    /// <summary>Findings about all migrations, in their order.</summary>
    public static EquatableArray<MigrationDiagnostic> Run(IEnumerable<MigrationAnalysis> migrations, VerificationLock verifications)
    {
        var entries = verifications.Entries.ToLookup(static entry => entry.Stem, StringComparer.Ordinal);
        var findings = new List<MigrationDiagnostic>();
        foreach (var migration in migrations)
        {
            var finding = Judge(migration, entries[migration.File.Stem]);
            findings.AddRange(Suppressions.Apply(finding is null ? [] : [finding], Decides, migration.File));
        }

        return findings.ToEquatableArray();
    }

    /// <summary>Of the rollback as it is now; as <c>pgrollback verify</c> writes it.</summary>
    public static string ChecksumOf(MigrationAnalysis migration) => Checksums.GetValue(migration, static analysis => Checksum(analysis));

    private static string Checksum(MigrationAnalysis migration) =>
        VerificationLock.ChecksumOf(migration.HandwrittenText is { } text ? [text] : migration.Plan?.Steps.Select(static step => step.Sql) ?? []);

    private static MigrationDiagnostic? Judge(MigrationAnalysis migration, IEnumerable<VerificationEntry> entries)
    {
        if (migration.Plan is null)
        {
            return null;
        }

        var source = migration.Outcome == RollbackOutcome.Handwritten ? "handwritten" : "derived";
        var known = entries.Where(entry => string.Equals(entry.Source, source, StringComparison.Ordinal)).ToArray();
        var checksum = known.Length > 0 ? ChecksumOf(migration) : "";
        var current = known.Where(entry => string.Equals(entry.Checksum, migration.File.Checksum, StringComparison.Ordinal) && string.Equals(entry.RollbackChecksum, checksum, StringComparison.Ordinal)).ToArray();
        if (Array.Find(current, static entry => !entry.IsGood) is { } failed)
        {
            return Create(Rules.FailedVerification, migration.File, Version(failed), source, migration.File.Stem, failed.Verdict);
        }

        // Where nothing is to be done, there is nothing that a server could run.
        return current.Length > 0 || migration.Outcome == RollbackOutcome.Nothing ? null
            : known.Length == 0 ? Create(Rules.Unverified, migration.File, source, migration.File.Stem)
            : Create(Rules.StaleVerification, migration.File, Version(known[known.Length - 1]), source, migration.File.Stem);
    }

    private static string Version(VerificationEntry entry) => entry.ServerVersion.ToString(CultureInfo.InvariantCulture);

    private static bool Is(Rule rule, string id) => string.Equals(rule.Id, id, StringComparison.OrdinalIgnoreCase);

    private static MigrationDiagnostic Create(Rule rule, MigrationFile file, params string[] arguments) =>
        MigrationDiagnostic.Create(rule, file.Path, file.Lines, new TextSpan(file.Up.IsEmpty ? 0 : file.Up[0].Span.Start, 0), arguments);
}
