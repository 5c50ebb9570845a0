using PgRollback.Generators.Emission;
using PgRollback.Generators.Pipeline;
using PgRollback.Planning;
using PgRollback.Plans;

namespace PgRollback.Generators.Tests.Emission;

public sealed class StepMembersTests
{
    [Fact]
    public void A_member_says_what_its_step_does_to_what()
    {
        Assert.Equal(["DropFunctionCalculateExperimentStats", "DropColumnAnalysesScore"], NamesOf(
            Plans.DropFunction("calculate_experiment_stats", "uuid"),
            Plans.DropColumn("analyses", "score")));
    }

    [Fact]
    public void Overloads_are_told_apart_by_their_arguments_in_any_order()
    {
        Assert.Equal(["DropFunctionF_Uuid_Text", "DropFunctionF_"], NamesOf(Plans.DropFunction("f", "uuid", "text"), Plans.DropFunction("f")));
        Assert.Equal(["DropFunctionF_", "DropFunctionF_Uuid_Text"], NamesOf(Plans.DropFunction("f"), Plans.DropFunction("f", "uuid", "text")));
    }

    [Fact]
    public void Names_that_stay_alike_are_nobodys()
    {
        Assert.Empty(NamesOf(Plans.DropTable("a_b"), Plans.DropTable("a-b"), Plans.DropTable("A_B") with { Schema = "other" }));
    }

    [Theory]
    [InlineData("")]
    [InlineData("!?")]
    [InlineData("😀")]
    public void A_name_without_a_letter_makes_no_member(string name)
    {
        Assert.Empty(NamesOf(Plans.DropTable(name)));
    }

    [Fact]
    public void A_name_of_digits_or_of_another_script_makes_one()
    {
        Assert.Equal(["DropTable2024", "DropTableТаблица", "DropTable表"], NamesOf(Plans.DropTable("2024"), Plans.DropTable("таблица"), Plans.DropTable("表")));
    }

    private static IEnumerable<string> NamesOf(params RollbackStep[] steps) =>
        StepMembers.Of(CompiledRollback.Of(Plans.Analysis("1_x", steps), AnalysisOptions.Default)).Select(member => member.Name);
}
