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
        if (Array.TrueForAll(files, static file => file is null || file.Directives.IsEmpty))
        {
            return [.. findings];
        }

        var directives = files
            .SelectMany(static file => (file?.Directives ?? default).Select(directive => (Directive: directive, File: file!)))
            .Where(d => d.Directive.RuleId.Length > 0 && decides(d.Directive.RuleId))
            .ToList();
        var result = new List<MigrationDiagnostic>(findings);
        if (directives.Count == 0)
        {
            return result;
        }

        // By rule and file, for a file can have as many of either as it has lines.
        var byPlace = new Dictionary<(string Rule, string Path), Dictionary<int, int>>();
        for (var i = directives.Count - 1; i >= 0; i--)
        {
            var (directive, file) = directives[i];
            if (!byPlace.TryGetValue(Key(directive.RuleId, file.Path), out var places))
            {
                byPlace[Key(directive.RuleId, file.Path)] = places = [];
            }

            places[Math.Max(directive.AppliesTo, WholeFile)] = i;
        }

        var hits = new bool[directives.Count];
        result.RemoveAll(finding => IsHit(finding, -1));
        for (var i = 0; i < directives.Count; i++)
        {
            var (directive, file) = directives[i];
            var inVain = MigrationDiagnostic.Create(Rules.SuppressesNothing, file.Path, file.Lines, directive.Span, "ignore " + directive.RuleId);
            if (!hits[i] && !IsHit(inVain, i))
            {
                result.Add(inVain);
            }
        }

        return result;

        // The first directive that speaks of it has hit it.
        bool IsHit(MigrationDiagnostic finding, int after)
        {
            if (finding.Rule.Severity == Severity.Error || !byPlace.TryGetValue(Key(finding.Rule.Id, finding.Path), out var places))
            {
                return false;
            }

            var first = new[] { WholeFile, finding.Span.Start }.Where(places.ContainsKey).Select(place => places[place]).Where(number => number > after).DefaultIfEmpty(-1).Min();
            if (first < 0)
            {
                return false;
            }

            hits[first] = true;
            return true;
        }
    }

    private const int WholeFile = -1;

    private static (string Rule, string Path) Key(string rule, string path) => (rule.ToUpperInvariant(), path);
}
