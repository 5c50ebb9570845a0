using PgRollback.Benchmarks.Adversarial;
using PgRollback.Migrations;
using PgRollback.Planning;

namespace PgRollback.Core.Tests.Adversarial;

/// <summary>What the benchmark measures up to 16 MB, in small: it is read, replayed and planned without an exception, and every statement lies in its text.</summary>
public sealed class AdversarialTests
{
    private static readonly AnalysisOptions Options = AnalysisOptions.Default with { AcceptDataGaps = true };

    public static TheoryData<string> Names => [.. AdversarialInput.All.Select(static input => input.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_adversarial_input_is_read_and_analyzed(string name)
    {
        var input = AdversarialInput.All.Single(i => i.Name == name);
        foreach (var length in new[] { 1 << 10, 1 << 13, 1 << 16 })
        {
            var texts = input.Write(length);
            Assert.InRange(texts.Sum(static t => t.Length), length / 4, length * 4);
            var files = AdversarialReport.Read(texts);

            var migrations = MigrationSetAnalyzer.Analyze(files, Options).Migrations;

            Assert.Equal(texts.Count, migrations.Count);
            Assert.DoesNotContain(migrations.SelectMany(static m => m.Diagnostics), static d => d.Message.Contains("Exception", StringComparison.Ordinal));
            Assert.All(files.Zip(texts), static pair => AssertInside(pair.First, pair.Second));
        }
    }

    [Fact]
    public void There_are_as_many_as_are_asked_for_and_no_two_have_one_name()
    {
        Assert.True(AdversarialInput.All.Count >= 30);
        Assert.Equal(AdversarialInput.All.Count, AdversarialInput.All.Select(static input => input.Name).Distinct(StringComparer.Ordinal).Count());
    }

    private static void AssertInside(MigrationFile file, string text)
    {
        var end = 0;
        foreach (var statement in file.Up)
        {
            Assert.InRange(statement.Span.Start, end, text.Length);
            end = statement.Span.Start + statement.Span.Length;
            Assert.InRange(end, statement.Span.Start, text.Length);
        }
    }
}
