using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PgRollback.Diagnostics;
using PgRollback.Migrations;

namespace PgRollback.Generators.Configuration;

/// <summary>What an .editorconfig section says about the severities of rules in one file. The compiler's own <c>dotnet_diagnostic</c> keys have no effect in files that are not C#.</summary>
/// <param name="Path">Of the file.</param>
/// <param name="Severities">By rule.</param>
/// <param name="Problems">Parts of the value that cannot be used.</param>
internal sealed record FileSeverities(string Path, EquatableArray<RuleSeverity> Severities, EquatableArray<MigrationDiagnostic> Problems)
{
    /// <summary>One key with a list, so that a slip in a rule's id is seen, and a file without it costs one look.</summary>
    public const string Key = "pgrollback_severity";

    private const string Expected = "a list like 'PGR5003:none, PGR4006:error', with none, suggestion, warning or error";

    /// <summary>Of the migrations of which anything is said.</summary>
    public static EquatableArray<FileSeverities> OfMigrations(ImmutableArray<AdditionalText> texts, AnalyzerConfigOptionsProvider options)
    {
        var files = new List<FileSeverities>();
        foreach (var text in texts)
        {
            if (Read(text.Path, options.GetOptions(text)) is { } file && FileKinds.IsMigration(text, options))
            {
                files.Add(file);
            }
        }

        return files.ToEquatableArray();
    }

    private static FileSeverities? Read(string path, AnalyzerConfigOptions options)
    {
        if (!options.TryGetValue(Key, out var value) || value.Trim().Length == 0)
        {
            return null;
        }

        var severities = new List<RuleSeverity>();
        var problems = new List<MigrationDiagnostic>();
        foreach (var part in value.Split(','))
        {
            if (RuleSeverity.Parse(part) is { } severity)
            {
                severities.Add(severity);
            }
            else
            {
                problems.Add(MigrationDiagnostic.Create(Rules.InvalidSetting, path, LineMap.Empty, span: default, Key, part.Trim(), Expected));
            }
        }

        return new FileSeverities(path, severities.ToEquatableArray(), problems.ToEquatableArray());
    }

    /// <summary>The findings with the severities that their files ask for.</summary>
    public static IEnumerable<MigrationDiagnostic> Apply(EquatableArray<MigrationDiagnostic> findings, EquatableArray<FileSeverities> files)
    {
        if (files.IsEmpty)
        {
            return findings;
        }

        var byPath = files.ToDictionary(static file => file.Path, StringComparer.Ordinal);
        return findings.Select(finding => byPath.TryGetValue(finding.Path, out var file) ? file.Apply(finding) : finding).OfType<MigrationDiagnostic>();
    }

    // The last word counts, as everywhere in such files.
    private MigrationDiagnostic? Apply(MigrationDiagnostic finding)
    {
        var own = Severities.LastOrDefault(severity => string.Equals(severity.Rule, finding.Rule.Id, StringComparison.Ordinal));
        return own is null ? finding
            : own.Severity is { } severity ? finding with { Rule = finding.Rule with { Severity = severity } }
            : null;
    }
}

/// <param name="Rule">Its id.</param>
/// <param name="Severity">Null for none: it is not reported.</param>
internal sealed record RuleSeverity(string Rule, Severity? Severity)
{
    /// <summary>Reads <c>PGR5003:none</c>; null when it is something else.</summary>
    public static RuleSeverity? Parse(string text)
    {
        var parts = text.Split(':');
        if (parts.Length != 2 || Rules.All.FirstOrDefault(rule => string.Equals(rule.Id, parts[0].Trim(), StringComparison.OrdinalIgnoreCase)) is not { } known)
        {
            return null;
        }

        return parts[1].Trim().ToLowerInvariant() switch
        {
            "none" => new RuleSeverity(known.Id, Severity: null),
            "suggestion" => new RuleSeverity(known.Id, PgRollback.Diagnostics.Severity.Info),
            "warning" => new RuleSeverity(known.Id, PgRollback.Diagnostics.Severity.Warning),
            "error" => new RuleSeverity(known.Id, PgRollback.Diagnostics.Severity.Error),
            _ => null,
        };
    }
}
