using PgRollback.Diagnostics;

namespace PgRollback.Generators.Tests.Diagnostics;

public sealed class RuleCaseTests
{
    /// <summary>Settings have tests of their own; and a derived plan that fails its proof would be a defect, which no input is known to bring about.</summary>
    private static readonly string[] WithoutCases = ["PGR0001", "PGR0002", "PGR3002"];

    public static TheoryData<int> Cases { get; } = [.. Enumerable.Range(0, RuleCases.All.Length)];

    public static TheoryData<int> SilentCases { get; } = [.. Enumerable.Range(0, RuleCases.All.Length).Where(index => RuleCases.All[index].Expected.Length == 0)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_rule_fires_where_it_should_and_nowhere_else(int index)
    {
        var (rule, files, expected) = RuleCases.All[index];
        var consumer = new Consumer();
        for (var i = 0; i < files.Length; i += 2)
        {
            consumer.With(files[i], files[i + 1]);
        }

        var findings = consumer.Findings();

        Assert.True(
            expected.SequenceEqual(findings.Where(finding => finding.Contains($": {rule}: ", StringComparison.Ordinal)).Select(finding => finding[..(finding.IndexOf(rule, StringComparison.Ordinal) + rule.Length)])),
            $"{RuleCases.All[index]}\n{string.Join('\n', findings)}");
    }

    [Theory]
    [MemberData(nameof(SilentCases))]
    public void A_silent_case_builds(int index)
    {
        var consumer = new Consumer();
        var files = RuleCases.All[index].Files;
        for (var i = 0; i < files.Length; i += 2)
        {
            consumer.With(files[i], files[i + 1]);
        }

        Assert.Empty(consumer.Run().Diagnostics.Where(diagnostic => diagnostic.DefaultSeverity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString()));
        Compiled.Load(consumer.Compilation());
    }

    [Fact]
    public void Every_rule_has_a_case_that_fires_and_one_that_is_silent()
    {
        var rules = Rules.All.Select(rule => rule.Id).Except(WithoutCases, StringComparer.Ordinal).ToArray();

        Assert.Equal(rules, RuleCases.All.Where(rule => rule.Expected.Length > 0).Select(rule => rule.Rule).Distinct());
        Assert.Equal(rules, RuleCases.All.Where(rule => rule.Expected.Length == 0).Select(rule => rule.Rule).Distinct());
    }
}
