using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using PgRollback.Diagnostics;
using PgRollback.Generators.Diagnostics;
using PgRollback.Testing;

namespace PgRollback.Generators.Tests.Diagnostics;

/// <summary>What is said of a rule in four places is the same in all.</summary>
public sealed partial class RulePagesTests
{
    private static readonly string Pages = Repository.PathOf("docs", "rules");

    public static TheoryData<string> Ids { get; } = [.. Rules.All.Select(rule => rule.Id)];

    [Fact]
    public void Every_rule_of_the_class_is_in_the_list_in_order()
    {
        var declared = typeof(Rules).GetFields().Where(field => field.FieldType == typeof(Rule)).Select(field => ((Rule)field.GetValue(null)!).Id);

        Assert.Equal(declared, Rules.All.Select(rule => rule.Id));
        Assert.Equal(Rules.All.Select(rule => rule.Id).Distinct().Order(StringComparer.Ordinal), Rules.All.Select(rule => rule.Id));
    }

    [Fact]
    public void Every_rule_has_a_page_and_every_page_a_rule()
    {
        Assert.Equal(
            Rules.All.Select(rule => rule.Id),
            Directory.EnumerateFiles(Pages).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_has_its_title_and_the_four_headings_with_text_under_each(string id)
    {
        var rule = Rules.All.Single(rule => rule.Id == id);
        var page = File.ReadAllText(Path.Combine(Pages, id + ".md"));

        Assert.StartsWith($"# {rule.Id}: {rule.Title}\n\nSeverity: {rule.Severity.ToString().ToLowerInvariant()}. Category: PgRollback.{rule.Category}.\n\n", page, StringComparison.Ordinal);
        Assert.Equal(["Cause", "Why", "How to fix", "How to suppress"], Heading().Matches(page).Select(match => match.Groups["title"].Value));
        Assert.DoesNotMatch(@"## [^\n]+\s*(##|\z)", page);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_descriptor_says_what_the_rule_says(string id)
    {
        var rule = Rules.All.Single(rule => rule.Id == id);

        var descriptor = Descriptors.Of(rule);

        Assert.Equal((rule.Id, rule.Title, rule.HelpLink, "PgRollback." + rule.Category), (descriptor.Id, descriptor.Title.ToString(CultureInfo.InvariantCulture), descriptor.HelpLinkUri, descriptor.Category));
        Assert.Equal(rule.MessageFormat, descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(rule.Severity.ToString(), descriptor.DefaultSeverity.ToString());
        Assert.EndsWith($"/docs/rules/{rule.Id}.md", descriptor.HelpLinkUri, StringComparison.Ordinal);
    }

    [Fact]
    public void The_release_files_list_each_rule_once()
    {
        var project = Repository.PathOf("src", "PgRollback.Generators");
        var rows = new[] { "AnalyzerReleases.Shipped.md", "AnalyzerReleases.Unshipped.md" }
            .SelectMany(file => File.ReadLines(Path.Combine(project, file)))
            .Where(line => line.StartsWith("PGR", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

        Assert.Equal(
            Descriptors.All.OrderBy(rule => rule.Id, StringComparer.Ordinal).Select(rule => $"{rule.Id} | {rule.Category} | {rule.DefaultSeverity} | [{rule.Title}](../../docs/rules/{rule.Id}.md)"),
            rows);
    }

    [GeneratedRegex("^## (?<title>.+)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Heading();
}
