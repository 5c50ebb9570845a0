using PgRollback.Diagnostics;
using PgRollback.Migrations;
using Rule = PgRollback.Diagnostics.Rule;

namespace PgRollback.Planning;

/// <summary>What <c>-- pgrollback: ignore PGRnnnn reason</c> takes out of a file's findings: advice, never an error.</summary>
internal static class Suppressions
{
    /// <summary>The findings without those that their files ignore, and with those about an ignore that hits nothing.</summary>
    /// <param name="findings">Of all files given.</param>
    /// <param name="files">Null for one that is not there.</param>
    public static List<MigrationDiagnostic> Apply(IEnumerable<MigrationDiagnostic> findings, params MigrationFile?[] files) =>
        Apply(findings, static id => !VerificationCheck.Decides(id), files);

    /// <param name="decides">Which rules have been looked at: of another, nobody knows yet whether it is suppressed in vain.</param>
    /// <inheritdoc cref="Apply(IEnumerable{MigrationDiagnostic}, MigrationFile[])"/>
    public static List<MigrationDiagnostic> Apply(IEnumerable<MigrationDiagnostic> findings, Func<string, bool> decides, params MigrationFile?[] files)
    {
        var result = new List<MigrationDiagnostic>(findings);
        foreach (var file in files)
        {
            foreach (var directive in file?.Directives ?? default)
            {
                if (directive.RuleId.Length > 0 && decides(directive.RuleId) && result.RemoveAll(finding => Hits(directive, file!, finding)) == 0)
                {
                    result.Add(MigrationDiagnostic.Create(Rules.SuppressesNothing, file!.Path, file.Lines, directive.Span, "ignore " + directive.RuleId));
                }
            }
        }

        return result;
    }

    private static bool Hits(Directive directive, MigrationFile file, MigrationDiagnostic finding) =>
        string.Equals(finding.Rule.Id, directive.RuleId, StringComparison.OrdinalIgnoreCase)
        && string.Equals(finding.Path, file.Path, StringComparison.Ordinal)
        && (directive.AppliesTo < 0 || directive.AppliesTo == finding.Span.Start)
        && finding.Rule.Severity != Severity.Error;
}
