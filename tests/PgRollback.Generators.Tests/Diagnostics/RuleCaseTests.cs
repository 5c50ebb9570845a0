using Microsoft.CodeAnalysis;
using PgRollback.Diagnostics;

namespace PgRollback.Generators.Tests.Diagnostics;

public sealed class RuleCaseTests
{
    /// <summary>Settings have tests of their own; and a failed analysis or a derived plan that fails its proof would be a defect, which no input is known to bring about.</summary>
    private static readonly string[] WithoutCases = ["PGR0001", "PGR0002", "PGR2004", "PGR3002"];

    public static TheoryData<int> Cases { get; } = [.. Enumerable.Range(0, RuleCases.All.Length)];

    public static TheoryData<int> SilentCases { get; } = [.. Enumerable.Range(0, RuleCases.All.Length).Where(index => RuleCases.All[index].Expected.Length == 0)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_rule_fires_where_it_should_and_nowhere_else(int index)
    {
        var (rule, _, expected) = RuleCases.All[index];

        var findings = await Example.DiagnosticsAsync(RuleCases.All[index].Named);

        Assert.True(
            expected.SequenceEqual(findings.Where(finding => finding.Id == rule).Select(finding => $"{Place(finding)}: {rule}").Order(StringComparer.Ordinal)),
            $"{RuleCases.All[index]}\n{string.Join('\n', findings)}");
    }

    [Theory]
    [MemberData(nameof(SilentCases))]
    public async Task A_silent_case_builds(int index)
    {
        var files = RuleCases.All[index].Named;

        Assert.Empty((await Example.DiagnosticsAsync(files)).Where(diagnostic => diagnostic.DefaultSeverity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString()));
        Compiled.Load(Example.Migrations(files).Compilation());
    }

    private static string Place(Diagnostic finding)
    {
        var span = finding.Location.GetLineSpan();
        return $"{Path.GetFileName(span.Path)}({span.StartLinePosition.Line + 1},{span.StartLinePosition.Character + 1})";
    }

    [Fact]
    public void Every_rule_has_a_case_that_fires_and_one_that_is_silent()
    {
        var rules = Rules.All.Select(rule => rule.Id).Except(WithoutCases, StringComparer.Ordinal).ToArray();

        Assert.Equal(rules, RuleCases.All.Where(rule => rule.Expected.Length > 0).Select(rule => rule.Rule).Distinct());
        Assert.Equal(rules, RuleCases.All.Where(rule => rule.Expected.Length == 0).Select(rule => rule.Rule).Distinct());
    }
}
