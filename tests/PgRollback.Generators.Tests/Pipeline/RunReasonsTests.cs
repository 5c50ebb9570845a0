using Microsoft.CodeAnalysis;
using PgRollback.Generators.Pipeline;
using Steps = PgRollback.Generators.RollbackGenerator.Steps;

namespace PgRollback.Generators.Tests.Pipeline;

/// <summary>Which steps run again after which edit. Steps before an edit's effect and outputs behind it that it does not reach must not.</summary>
public sealed class RunReasonsTests
{
    [Fact]
    public void The_first_run_makes_everything_new()
    {
        var result = ThreeMigrations().Run();

        foreach (var step in AllSteps)
        {
            Assert.All(Reasons(result, step), reason => Assert.Equal(IncrementalStepRunReason.New, reason));
        }
    }

    [Fact]
    public void An_edit_in_csharp_runs_nothing()
    {
        var consumer = ThreeMigrations();
        consumer.Run();

        consumer.EditCSharp("class Program { static void Main() { } }");
        var result = consumer.Run();

        foreach (var step in AllSteps)
        {
            Assert.All(Reasons(result, step), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        }

        Assert.All(OutputReasons(result), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void An_edit_in_csharp_reads_no_file()
    {
        var consumer = ThreeMigrations();
        consumer.Run();
        var reads = consumer.Texts.Cast<SqlText>().Sum(text => text.Reads);

        consumer.EditCSharp("class Program { static void Main() { } }");
        consumer.Run();

        Assert.Equal(3, reads);
        Assert.Equal(reads, consumer.Texts.Cast<SqlText>().Sum(text => text.Reads));
    }

    [Fact]
    public void A_comment_reaches_its_own_group_alone()
    {
        var consumer = ThreeMigrations();
        consumer.Run();

        // Behind everything: no line number changes, and the checksum does.
        consumer.Edit("2_b.sql", "CREATE TABLE b (id int);\n-- and a comment\n");
        var result = consumer.Run();

        Assert.Equal(1, Count(result, Steps.MigrationFiles, IncrementalStepRunReason.Modified));
        Assert.Equal(2, Count(result, Steps.MigrationFiles, IncrementalStepRunReason.Cached));
        Assert.Equal([IncrementalStepRunReason.Unchanged], Reasons(result, Steps.Set));
        AssertGroups(result, "2_b");
        Assert.Equal(1, OutputReasons(result).Count(reason => reason == IncrementalStepRunReason.Modified));
    }

    [Fact]
    public void Another_definition_reaches_its_own_group_alone()
    {
        var consumer = ThreeMigrations();
        consumer.Run();

        consumer.Edit("1_a.sql", "CREATE TABLE other (id int);\n");
        var result = consumer.Run();

        Assert.Equal([IncrementalStepRunReason.Unchanged], Reasons(result, Steps.Set));
        AssertGroups(result, "1_a");
    }

    [Fact]
    public void The_same_text_saved_again_reaches_nothing()
    {
        var consumer = ThreeMigrations();
        consumer.Run();

        consumer.Edit("2_b.sql", "CREATE TABLE b (id int);\n");
        var result = consumer.Run();

        Assert.Equal(1, Count(result, Steps.MigrationTexts, IncrementalStepRunReason.Modified));
        Assert.DoesNotContain(IncrementalStepRunReason.Modified, Reasons(result, Steps.MigrationFiles));
        Assert.Equal([IncrementalStepRunReason.Cached], Reasons(result, Steps.Analysis));
        Assert.All(OutputReasons(result), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void A_new_migration_reaches_the_list_and_its_own_group()
    {
        var consumer = ThreeMigrations();
        consumer.Run();

        consumer.With("4_d.sql", "CREATE TABLE d (id int);\n");
        var result = consumer.Run();

        Assert.Equal(1, Count(result, Steps.MigrationFiles, IncrementalStepRunReason.New));
        Assert.Equal([IncrementalStepRunReason.Modified], Reasons(result, Steps.Set));
        AssertGroups(result, "4_d");
    }

    [Fact]
    public void A_deleted_migration_reaches_the_list_and_its_own_group()
    {
        var consumer = ThreeMigrations();
        consumer.Run();

        consumer.Delete("3_c.sql");
        var result = consumer.Run();

        Assert.Equal(1, Count(result, Steps.MigrationFiles, IncrementalStepRunReason.Removed));
        Assert.Equal([IncrementalStepRunReason.Modified], Reasons(result, Steps.Set));
        AssertGroups(result, "3_c");
    }

    [Fact]
    public void A_renamed_migration_reaches_the_list_and_its_groups()
    {
        var consumer = ThreeMigrations();
        consumer.Run();

        consumer.Rename("3_c.sql", "3_renamed.sql");
        var result = consumer.Run();

        Assert.Equal([IncrementalStepRunReason.Modified], Reasons(result, Steps.Set));
        AssertGroups(result, "3_c", "3_renamed");
    }

    [Fact]
    public void Another_order_of_the_files_reaches_nothing()
    {
        var consumer = ThreeMigrations();
        consumer.Run();

        consumer.Reorder();
        var result = consumer.Run();

        Assert.Equal([IncrementalStepRunReason.Cached], Reasons(result, Steps.Analysis));
        Assert.All(OutputReasons(result), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void Another_namespace_replays_nothing()
    {
        var consumer = ThreeMigrations();
        consumer.Run();

        consumer.Set("PgRollbackNamespace", "Other");
        var result = consumer.Run();

        Assert.Equal([IncrementalStepRunReason.Cached], Reasons(result, Steps.Analysis));
        Assert.All(Reasons(result, Steps.MigrationFiles), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.Equal([IncrementalStepRunReason.Modified], Reasons(result, Steps.Set));
        Assert.All(Reasons(result, Steps.Groups), reason => Assert.Equal(IncrementalStepRunReason.Modified, reason));
    }

    [Fact]
    public void A_property_of_somebody_else_reaches_nothing()
    {
        var consumer = ThreeMigrations();
        consumer.Run();

        consumer.Set("Unrelated", "value");
        var result = consumer.Run();

        Assert.Equal([IncrementalStepRunReason.Unchanged], Reasons(result, Steps.Settings));
        Assert.All(OutputReasons(result), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void A_server_version_plans_anew_and_reads_nothing_anew()
    {
        var consumer = ThreeMigrations();
        consumer.Run();

        consumer.Set("PgRollbackMinServerVersion", "16");
        var result = consumer.Run();

        Assert.All(Reasons(result, Steps.MigrationFiles), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.Equal([IncrementalStepRunReason.Modified], Reasons(result, Steps.AnalysisOptions));
        AssertGroups(result, "1_a", "2_b", "3_c");
    }

    private static readonly string[] AllSteps =
    [
        Steps.MigrationTexts, Steps.MigrationFiles, Steps.Settings, Steps.AnalysisOptions, Steps.LanguageVersion,
        Steps.Analysis, Steps.Output, Steps.Findings, Steps.Set, Steps.Groups,
    ];

    private static Consumer ThreeMigrations() => new Consumer()
        .With("1_a.sql", "CREATE TABLE a (id int);\n")
        .With("2_b.sql", "CREATE TABLE b (id int);\n")
        .With("3_c.sql", "CREATE TABLE c (id int);\n");

    private static IncrementalStepRunReason[] Reasons(GeneratorRunResult result, string step) =>
        [.. result.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Reason)];

    private static IncrementalStepRunReason[] OutputReasons(GeneratorRunResult result) =>
        [.. result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(run => run.Outputs).Select(output => output.Reason)];

    private static int Count(GeneratorRunResult result, string step, IncrementalStepRunReason reason) => Reasons(result, step).Count(actual => actual == reason);

    /// <summary>Exactly the groups of these stems are modified.</summary>
    private static void AssertGroups(GeneratorRunResult result, params string[] stems)
    {
        var count = Reasons(result, Steps.Groups).Length;
        var modified = stems.Select(stem => RollbackGroup.IndexOf(stem, count)).ToHashSet();
        Assert.Equal(
            Enumerable.Range(0, count).Select(index => modified.Contains(index) ? IncrementalStepRunReason.Modified : IncrementalStepRunReason.Unchanged),
            Reasons(result, Steps.Groups));
    }
}
