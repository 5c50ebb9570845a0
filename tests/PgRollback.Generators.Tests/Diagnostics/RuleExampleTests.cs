using System.Globalization;
using Microsoft.CodeAnalysis;
using PgRollback.Diagnostics;

namespace PgRollback.Generators.Tests.Diagnostics;

/// <summary>What the pages show is compiled: the cause has exactly the page's finding, what is fixed has none.</summary>
public sealed class RuleExampleTests
{
    /// <summary>No input is known that brings about a failed analysis or a derived plan which fails its own proof: that would be a defect.</summary>
    private static readonly string[] WithoutExamples = ["PGR2004", "PGR3002"];

    /// <summary>Advice that there is nothing to do about in the files.</summary>
    private static readonly string[] WithoutFixes = ["PGR2004", "PGR3002", "PGR3003", "PGR4007", "PGR5001", "PGR5003"];

    public static TheoryData<string> Pages { get; } = [.. Rules.All.Select(rule => rule.Id).Except(WithoutExamples, StringComparer.Ordinal)];

    public static TheoryData<string> FixedPages { get; } = [.. Rules.All.Select(rule => rule.Id).Except(WithoutFixes, StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task The_cause_has_this_finding_and_no_problem_beside_it(string id)
    {
        var example = Assert.Single(RulePage.Read(id).Examples("Cause"));

        var found = await Example.DiagnosticsAsync(example);

        Assert.Contains(found, finding => finding.Id == id);
        Assert.Empty(found.Where(finding => finding.Id != id && finding.Severity > DiagnosticSeverity.Info).Select(Text));
    }

    [Theory]
    [MemberData(nameof(FixedPages))]
    public async Task What_is_fixed_has_no_problem(string id)
    {
        var examples = RulePage.Read(id).Examples("How to fix");

        Assert.NotEmpty(examples);
        foreach (var example in examples)
        {
            Assert.Empty((await Example.DiagnosticsAsync(example)).Where(finding => finding.Id == id || finding.Severity > DiagnosticSeverity.Info || IsOfVerification(finding)).Select(Text));
            Compiled.Load(Example.Migrations(example).Compilation());
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task What_is_suppressed_is_silent(string id)
    {
        foreach (var example in RulePage.Read(id).Examples("How to suppress"))
        {
            Assert.Empty((await Example.DiagnosticsAsync(example)).Where(finding => finding.Id == id || finding.Severity > DiagnosticSeverity.Info).Select(Text));
        }
    }

    // Info by itself, and yet it would say that an example's lock file is out of date.
    private static bool IsOfVerification(Diagnostic finding) => finding.Id.StartsWith("PGR7", StringComparison.Ordinal);

    private static string Text(Diagnostic finding) => $"{finding.Location.GetLineSpan()}: {finding.Id}: {finding.GetMessage(CultureInfo.InvariantCulture)}";
}
