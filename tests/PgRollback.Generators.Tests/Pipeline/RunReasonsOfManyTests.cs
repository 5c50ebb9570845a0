using Microsoft.CodeAnalysis;
using PgRollback.Generators.Pipeline;
using PgRollback.Testing;
using Steps = PgRollback.Generators.RollbackGenerator.Steps;

namespace PgRollback.Generators.Tests.Pipeline;

/// <summary>The reasons for which steps run, with a thousand migrations, edited at the front, in the middle and at the end.</summary>
public sealed class RunReasonsOfManyTests
{
    private const int Count = 1_000;

    // Run once; every test goes on from there.
    private static readonly Lazy<Consumer> Project = new(() =>
    {
        var consumer = new Consumer().With(Files());
        consumer.Run();
        return consumer;
    });

    public static TheoryData<int> Places { get; } = [0, Count / 2, Count - 1];

    [Fact]
    public void An_edit_in_csharp_finds_every_step_cached()
    {
        var consumer = Project.Value.Fork();

        consumer.EditCSharp("class Program { static void Main() { } }");
        var result = consumer.Run();

        Assert.All(result.TrackedSteps.SelectMany(step => step.Value).SelectMany(run => run.Outputs), output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
        Assert.All(OutputReasons(result), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_comment_makes_one_group_anew(int place)
    {
        var result = Edit(place, text => text + "-- Another remark.\n");

        AssertOneFile(result);
        AssertGroups(result, Name(place));

        // Nothing else of what is reported or listed hangs on it.
        Assert.All(Reasons(result, Steps.Findings), static reason => Assert.Equal(IncrementalStepRunReason.Unchanged, reason));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_comment_that_moves_lines_makes_one_group_anew(int place)
    {
        var result = Edit(place, text => "-- Another remark.\n" + text);

        AssertOneFile(result);
        AssertGroups(result, Name(place));

        // The findings of the files beside it are reported anew, and no others.
        Assert.Equal(1, Reasons(result, Steps.Findings).Count(static reason => reason == IncrementalStepRunReason.Modified));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_body_makes_one_group_anew(int place)
    {
        var result = Edit(place, text => text.Replace("RETURN 1", "RETURN 2", StringComparison.Ordinal));

        AssertOneFile(result);
        AssertGroups(result, Name(place));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_definition_that_no_other_file_uses_makes_one_group_anew(int place)
    {
        var result = Edit(place, text => text.Replace("own_value integer", "own_value bigint", StringComparison.Ordinal));

        AssertOneFile(result);
        AssertGroups(result, Name(place));
    }

    [Fact]
    public void A_definition_that_another_file_takes_back_makes_both_groups_anew()
    {
        var result = Edit(0, text => text.Replace("shared_value integer", "shared_value bigint", StringComparison.Ordinal));

        AssertOneFile(result);
        AssertGroups(result, Name(0), Name(700));
    }

    [Theory]
    [InlineData("19990101000000_new.sql")]
    [InlineData("20200302010101_new.sql")]
    [InlineData("20991231000000_new.sql")]
    public void A_new_file_makes_its_group_and_the_list_anew(string name)
    {
        var consumer = Project.Value.Fork().With(name, "CREATE TABLE of_a_new_file (id integer);\n");

        var result = consumer.Run();

        Assert.Equal(1, Reasons(result, Steps.MigrationFiles).Count(reason => reason == IncrementalStepRunReason.New));
        Assert.Equal(Count, Reasons(result, Steps.MigrationFiles).Count(reason => reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
        Assert.Equal([IncrementalStepRunReason.Modified], Reasons(result, Steps.Set));
        AssertGroups(result, name);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_deleted_file_makes_its_group_and_the_list_anew(int place)
    {
        var consumer = Project.Value.Fork();
        if (place == 0)
        {
            // The table that file 700 drops.
            consumer.Delete(Name(700));
            consumer.Run();
        }

        consumer.Delete(Name(place));
        var result = consumer.Run();

        Assert.Equal(1, Reasons(result, Steps.MigrationFiles).Count(reason => reason == IncrementalStepRunReason.Removed));
        Assert.DoesNotContain(IncrementalStepRunReason.Modified, Reasons(result, Steps.MigrationFiles));
        Assert.Equal([IncrementalStepRunReason.Modified], Reasons(result, Steps.Set));
        Assert.Contains(RollbackGroup.IndexOf(Stem(Name(place)), Groups(result)), ModifiedGroups(result));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_renamed_file_makes_two_groups_and_the_list_anew(int place)
    {
        var consumer = Project.Value.Fork();
        var name = Name(place).Replace("change", "renamed", StringComparison.Ordinal);

        consumer.Rename(Name(place), name);
        var result = consumer.Run();

        Assert.Equal(1, Reasons(result, Steps.MigrationFiles).Count(reason => reason is IncrementalStepRunReason.Modified or IncrementalStepRunReason.New));
        Assert.Equal([IncrementalStepRunReason.Modified], Reasons(result, Steps.Set));
        AssertGroups(result, Name(place), name);
    }

    [Fact]
    public void Another_order_of_the_files_reaches_no_output()
    {
        var consumer = Project.Value.Fork();

        consumer.Reorder();
        var result = consumer.Run();

        Assert.DoesNotContain(IncrementalStepRunReason.Modified, Reasons(result, Steps.MigrationFiles));
        Assert.Equal([IncrementalStepRunReason.Cached], Reasons(result, Steps.Analysis));
        Assert.All(OutputReasons(result), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void Another_namespace_replays_nothing_and_writes_everything()
    {
        var consumer = Project.Value.Fork().Set("PgRollbackNamespace", "Other");

        var result = consumer.Run();

        Assert.All(Reasons(result, Steps.MigrationFiles), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.Equal([IncrementalStepRunReason.Cached], Reasons(result, Steps.Analysis));
        Assert.Equal([IncrementalStepRunReason.Modified], Reasons(result, Steps.Set));
        Assert.All(Reasons(result, Steps.Groups), reason => Assert.Equal(IncrementalStepRunReason.Modified, reason));
    }

    [Fact]
    public void Another_server_version_reads_nothing_anew()
    {
        var consumer = Project.Value.Fork().Set("PgRollbackMinServerVersion", "17");

        var result = consumer.Run();

        Assert.All(Reasons(result, Steps.MigrationFiles), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.Equal([IncrementalStepRunReason.Modified], Reasons(result, Steps.AnalysisOptions));
        Assert.Equal([IncrementalStepRunReason.Unchanged], Reasons(result, Steps.Set));

        // The range of servers is written into each plan.
        Assert.All(Reasons(result, Steps.Groups), reason => Assert.Equal(IncrementalStepRunReason.Modified, reason));
    }

    private static IEnumerable<(string Name, string Sql)> Files()
    {
        var i = 0;
        foreach (var (path, text) in GeneratedMigrations.Create(Count))
        {
            var more = Array.IndexOf([0, Count / 2, Count - 1], i) >= 0
                ? $"CREATE TABLE own_{i} (own_value integer);\nCREATE FUNCTION own_{i}() RETURNS integer LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END $$;\n"
                : "";
            more += i switch { 0 => "CREATE TABLE shared (shared_value integer);\n", 700 => "-- pgrollback: accept-data-loss nobody uses it\nDROP TABLE shared;\n", _ => "" };
            yield return (Path.GetFileName(path), text + more);
            i++;
        }
    }

    private static string Name(int place) => Path.GetFileName(GeneratedMigrations.Create(place + 1)[place].Path);

    private static string Stem(string name) => Path.GetFileNameWithoutExtension(name);

    private static GeneratorRunResult Edit(int place, Func<string, string> edit)
    {
        var consumer = Project.Value.Fork();
        var text = consumer.Texts[place].GetText()!.ToString();
        Assert.NotEqual(text, edit(text));
        consumer.Edit(Name(place), edit(text));
        return consumer.Run();
    }

    /// <summary>One file is read, the list stays, and what was made of all others is what it was.</summary>
    private static void AssertOneFile(GeneratorRunResult result)
    {
        Assert.Equal(1, Reasons(result, Steps.MigrationTexts).Count(reason => reason == IncrementalStepRunReason.Modified));
        Assert.Equal(1, Reasons(result, Steps.MigrationFiles).Count(reason => reason == IncrementalStepRunReason.Modified));
        Assert.Equal(Count - 1, Reasons(result, Steps.MigrationFiles).Count(reason => reason == IncrementalStepRunReason.Cached));
        Assert.Equal([IncrementalStepRunReason.Modified], Reasons(result, Steps.Analysis));
        Assert.Equal([IncrementalStepRunReason.Unchanged], Reasons(result, Steps.Set));
        Assert.All(Reasons(result, Steps.Settings), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    private static IncrementalStepRunReason[] Reasons(GeneratorRunResult result, string step) =>
        [.. result.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Reason)];

    private static IncrementalStepRunReason[] OutputReasons(GeneratorRunResult result) =>
        [.. result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(run => run.Outputs).Select(output => output.Reason)];

    private static int Groups(GeneratorRunResult result) => Reasons(result, Steps.Groups).Length;

    private static HashSet<int> ModifiedGroups(GeneratorRunResult result) =>
        [.. Reasons(result, Steps.Groups).Select((reason, index) => (reason, index)).Where(pair => pair.reason == IncrementalStepRunReason.Modified).Select(pair => pair.index)];

    /// <summary>Exactly the groups of these files are modified.</summary>
    private static void AssertGroups(GeneratorRunResult result, params string[] names) =>
        Assert.Equal(names.Select(name => RollbackGroup.IndexOf(Stem(name), Groups(result))).ToHashSet(), ModifiedGroups(result));
}
