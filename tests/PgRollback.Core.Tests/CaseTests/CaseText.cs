using System.Globalization;
using System.Text;
using PgRollback.Diagnostics;
using PgRollback.Planning;

namespace PgRollback.Core.Tests.CaseTests;

/// <summary>Plans and findings as the text of a case's files.</summary>
internal static class CaseText
{
    /// <summary>A statement per step; other texts for some servers stand as comments above theirs.</summary>
    public static string Of(RollbackPlan plan)
    {
        var text = new StringBuilder();
        foreach (var step in plan.Steps)
        {
            foreach (var variant in step.Variants)
            {
                var versions = variant.MaxVersion == int.MaxValue ? "and later" : string.Create(CultureInfo.InvariantCulture, $"to {variant.MaxVersion}");
                text.Append("-- on ").Append(variant.MinVersion).Append(' ').Append(versions).Append(": ").Append(variant.Sql.Length == 0 ? "nothing" : variant.Sql.Replace("\n", "\n-- ", StringComparison.Ordinal)).Append('\n');
            }

            text.Append(step.Sql).Append(";\n");
        }

        return text.ToString();
    }

    /// <summary>The text for a server; empty where there is nothing to do on it.</summary>
    public static string SqlOf(RollbackStep step, int major) =>
        step.Variants.FirstOrDefault(variant => major >= variant.MinVersion && major <= variant.MaxVersion)?.Sql ?? step.Sql;

    /// <summary>The outcome in the first line, then the findings or <c>none</c>.</summary>
    public static string Of(MigrationAnalysis analysis)
    {
        var text = new StringBuilder(Outcome(analysis)).Append('\n');
        foreach (var diagnostic in analysis.Diagnostics)
        {
            text.Append(Of(diagnostic)).Append('\n');
        }

        return analysis.Diagnostics.IsEmpty ? text.Append("none\n").ToString() : text.ToString();
    }

    public static string Of(MigrationDiagnostic diagnostic) => string.Create(
        CultureInfo.InvariantCulture,
        $"{MigrationCase.FileName(diagnostic.Path)}({diagnostic.Start.Line + 1},{diagnostic.Start.Column + 1}): {Word(diagnostic.Rule.Severity)} {diagnostic.Rule.Id}: {diagnostic.Message}");

    private static string Outcome(MigrationAnalysis analysis) => analysis switch
    {
        { Handwritten: { } verdict } => $"handwritten: {verdict}",
        { Plan.RestoresColumnOrder: false } => $"{analysis.Outcome}, but for the order of columns",
        _ => analysis.Outcome.ToString(),
    };

    private static string Word(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "info",
    };
}
