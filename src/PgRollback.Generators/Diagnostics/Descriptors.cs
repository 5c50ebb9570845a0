using Microsoft.CodeAnalysis;
using PgRollback.Diagnostics;

namespace PgRollback.Generators.Diagnostics;

/// <summary>The compiler's descriptor of each rule.</summary>
internal static class Descriptors
{
    private static readonly Dictionary<string, DiagnosticDescriptor> ById = Rules.All.ToDictionary(static rule => rule.Id, Create, StringComparer.Ordinal);

    public static IReadOnlyCollection<DiagnosticDescriptor> All => ById.Values;

    public static DiagnosticDescriptor Of(Rule rule) => ById[rule.Id];

    /// <summary>Of a finding's own rule: Core lowers it for migrations that are older than the project's demands.</summary>
    public static DiagnosticSeverity SeverityOf(Rule rule) => rule.Severity switch
    {
        Severity.Error => DiagnosticSeverity.Error,
        Severity.Warning => DiagnosticSeverity.Warning,
        _ => DiagnosticSeverity.Info,
    };

    private static DiagnosticDescriptor Create(Rule rule) => new(
        rule.Id,
        rule.Title,
        rule.MessageFormat,
        "PgRollback." + rule.Category,
        SeverityOf(rule),
        isEnabledByDefault: true,
        helpLinkUri: rule.HelpLink);
}
