extern alias runtime;

using System.Text;
using PgRollback.Generators.Emission;
using PgRollback.Generators.Pipeline;
using PgRollback.Planning;
using PgRollback.Plans;
using PgRollback.Testing;

namespace PgRollback.Generators.Tests.Emission;

public sealed class PlanTextTests
{
    [Fact]
    public Task A_plan_is_written_record_by_record() => Snapshot.VerifyAsync(PlanOf(Plans.Rich()));

    [Fact]
    public void The_runtime_reads_back_what_was_planned()
    {
        var planned = Plans.Rich();

        var read = runtime::PgRollback.RollbackPlan.Decode(Encoding.UTF8.GetBytes(PlanOf(planned)));

        Assert.Equal(planned.File.Stem, read.Stem);
        Assert.Equal(planned.File.Version, read.Version);
        Assert.Equal(planned.File.Summary, read.Summary);
        Assert.Equal(planned.File.Checksum, read.Checksum);
        Assert.Equal(runtime::PgRollback.RollbackOutcome.Derived, read.Outcome);
        Assert.Equal(15, read.MinServerVersion);
        Assert.Equal(18, read.MaxServerVersion);
        Assert.Equal(planned.Plan!.Kept.Select(kept => (kept.Address, kept.Reason)), read.Kept.Select(kept => (kept.Address, kept.Reason)));
        Assert.Equal(planned.Plan.Steps.Select(step => step.Sql), read.Steps.Select(step => step.Sql));
        Assert.Equal(planned.Plan.Steps.Select(step => step.DestroysRows), read.Steps.Select(step => step.DestroysRows));
        Assert.Equal(planned.Plan.Steps.Select(step => step.Transactional), read.Steps.Select(step => step.IsTransactional));
        Assert.Equal(planned.Plan.Steps.Select(step => step.RestoresColumnOrder), read.Steps.Select(step => step.RestoresColumnOrder));
        Assert.Equal(planned.Plan.Steps.Select(step => step.Lock), read.Steps.Select(step => step.Lock));
        Assert.Equal(
            planned.Plan.Steps.SelectMany(step => step.Hazards).Select(hazard => (hazard.Kind.ToString(), hazard.Message, hazard.Query)),
            read.Steps.SelectMany(step => step.Hazards).Select(hazard => (hazard.Kind, hazard.Message, hazard.Query)));
        Assert.Equal(
            planned.Plan.Steps.SelectMany(step => step.Variants).Select(variant => (variant.MinVersion, variant.MaxVersion, variant.Sql)),
            read.Steps.SelectMany(step => step.Variants).Select(variant => (variant.MinVersion, variant.MaxVersion, variant.Sql)));
    }

    [Fact]
    public void A_routine_keeps_its_signature()
    {
        var read = runtime::PgRollback.RollbackPlan.Decode(Encoding.UTF8.GetBytes(PlanOf(Plans.Analysis("1_f", Plans.DropFunction("f", "uuid", "text[]"), Plans.DropFunction("g")))));

        Assert.Equal(["uuid", "text[]"], Assert.IsType<runtime::PgRollback.DropFunction>(read.Steps[0]).ArgumentTypes);
        Assert.Empty(Assert.IsType<runtime::PgRollback.DropFunction>(read.Steps[1]).ArgumentTypes);
    }

    [Fact]
    public void Lengths_are_bytes()
    {
        var plan = PlanOf(Plans.Analysis("1_x", Plans.DropTable("t") with { Sql = "SELECT 'ü€😀'" }));

        Assert.Contains("\nsql 18\nSELECT 'ü€😀'\n", plan, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_expected_stands_before_the_steps()
    {
        var analysis = Plans.Analysis("1_x", Plans.DropTable("t"));
        var column = new ObjectExpectation { Kind = Syntax.ObjectKind.Column, Schema = "public", Name = "c", Table = "t", Facts = [new ExpectedFact("type", "integer", IsKept: false), new ExpectedFact("not null", "yes", IsKept: true)] };

        var plan = PlanOf(analysis with { Plan = analysis.Plan! with { Expectations = [column], TouchedNames = [new TouchedName("public", "child")] } });

        Assert.Contains(
            "\ntouches 5\nchild\ntouches-schema 6\npublic\nexpects 6\nCOLUMN\nexpects-schema 6\npublic\nexpects-name 1\nc\nexpects-table 1\nt\nfact 4\ntype\nfact-value 7\ninteger\nkept-fact 8\nnot null\nfact-value 3\nyes\nstep 9\n",
            plan,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/home/someone/repo/migrations/1_x.sql")]
    [InlineData(@"C:\Users\someone\repo\migrations\1_x.sql")]
    [InlineData("1_x.sql")]
    public void Of_a_path_only_the_file_name_is_written(string path)
    {
        var plan = PlanOf(Plans.Analysis("1_x", Plans.DropTable("t") with { Source = new StepSource(path, default) }));

        Assert.Contains("\nfile 7\n1_x.sql\nline 1\n1\ncolumn 1\n1\n", plan, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_undone_says_why_and_has_no_steps()
    {
        var read = runtime::PgRollback.RollbackPlan.Decode(Encoding.UTF8.GetBytes(PlanOf(Plans.Declined("1_purge", "the rows are gone"))));

        Assert.Equal(runtime::PgRollback.RollbackOutcome.Irreversible, read.Outcome);
        Assert.Equal("the rows are gone", read.Reason);
        Assert.Empty(read.Steps);
    }

    private static string PlanOf(MigrationAnalysis analysis) =>
        PlanText.Of(CompiledRollback.Of(analysis with { Identifier = "M" }, AnalysisOptions.Default));
}
