using PgRollback.Diagnostics;
using PgRollback.Migrations;
using PgRollback.Planning;

namespace PgRollback.Core.Tests.CaseTests;

/// <summary>What the model says of each case, without a database, byte for byte.</summary>
public sealed class ModelTests
{
    [Theory]
    [MemberData(nameof(CaseFolders.Names), MemberType = typeof(CaseFolders))]
    public void The_derived_rollback_and_the_findings_are_those_of_the_case(string name)
    {
        var @case = CaseFolders.Open(name);
        var set = @case.Derive();
        Assert.Empty(set.Diagnostics);
        Assert.Equal(2, set.Migrations.Count);
        Assert.DoesNotContain(set.Migrations[0].Diagnostics, IsFailure);

        var analysis = set.Migrations[1];
        Assert.Equal(analysis.Outcome == RollbackOutcome.Declined, analysis.Plan is null);
        var expectation = Expectation.OfThisProcess;
        expectation.Check(@case.PathOf("diagnostics.txt"), CaseText.Of(analysis));
        expectation.Check(@case.PathOf("down.sql"), analysis.Plan is { Steps.IsEmpty: false } plan ? CaseText.Of(plan) : null);
        expectation.Check(@case.PathOf("handwritten.txt"), @case.Handwritten is null ? null : CaseText.Of(@case.Prove().Migrations[1]));
    }

    /// <summary>The text of a plan is what another tool reads: our own parser takes it apart into the same statements.</summary>
    [Theory]
    [MemberData(nameof(CaseFolders.Names), MemberType = typeof(CaseFolders))]
    public void A_derived_rollback_read_as_a_handwritten_one_is_proved(string name)
    {
        var @case = CaseFolders.Open(name);
        var derived = @case.Derive().Migrations[1];
        if (derived.Plan is not { Steps.IsEmpty: false } plan)
        {
            Assert.Null(@case.Read("down.sql"));
            return;
        }

        // As every script of a plan begins: a body may name what a later step brings.
        var down = MigrationFileReader.Read("0002_up.down.sql", "SET check_function_bodies = off;\n" + string.Concat(plan.Steps.Select(static step => CaseText.SqlOf(step, AnalysisOptions.Default.MaxServerVersion) + ";\n")));
        var proved = MigrationSetAnalyzer.Analyze([@case.Given, @case.Up, down], AnalysisOptions.Default).Migrations[1];
        Assert.Empty(proved.Diagnostics.Where(static diagnostic => diagnostic.Rule.Category == "Handwritten" && diagnostic.Rule.Severity == Severity.Error).Select(CaseText.Of));
        Assert.NotEqual(HandwrittenVerdict.Wrong, proved.Handwritten);
    }

    private static bool IsFailure(MigrationDiagnostic diagnostic) => diagnostic.Rule == Rules.SyntaxError || diagnostic.Rule == Rules.ReplayError;
}
