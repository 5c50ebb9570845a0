extern alias runtime;

using PgRollback.Generators.Emission;
using PgRollback.Testing;

namespace PgRollback.Generators.Tests.Emission;

public sealed class EmittedSourceTests
{
    [Fact]
    public Task A_group_holds_a_member_and_a_class_for_each_migration() =>
        Snapshot.VerifyAsync(Released(GroupEmitter.Emit(GeneratedSource.Output(Plans.Rich()).Groups.Single(group => !group.Rollbacks.IsEmpty)).ToString()), "cs");

    [Fact]
    public Task What_cannot_be_undone_has_nothing_to_call() =>
        Snapshot.VerifyAsync(Released(GroupEmitter.Emit(GeneratedSource.Output(Plans.Declined("20250111_purge", "the rows are gone")).Groups.Single(group => !group.Rollbacks.IsEmpty)).ToString()), "cs");

    [Fact]
    public Task The_set_lists_all_in_order() =>
        Snapshot.VerifyAsync(Released(SetEmitter.Emit(GeneratedSource.Output(Plans.Analysis("2_b"), Plans.Analysis("10_a")).Set!).ToString()), "cs");

    [Fact]
    public void It_compiles_without_a_word_and_runs()
    {
        var rich = Plans.Rich();
        var safe = Plans.Analysis("20250111_safe", Plans.DropFunction("f"));
        var declined = Plans.Declined("20250112_purge", "the rows are gone");

        var all = Compiled.All(Compiled.Load(Compiled.Compilation(GeneratedSource.Of(rich, safe, declined))));

        Assert.Equal(["20250110_experiments", "20250111_safe", "20250112_purge"], all.Select(rollback => rollback.Stem));
        Assert.IsType<runtime::PgRollback.DestructiveRollback>(all[0], exactMatch: false);
        Assert.IsType<runtime::PgRollback.SafeRollback>(all[1], exactMatch: false);
        Assert.Equal("the rows are gone", Assert.IsType<runtime::PgRollback.IrreversibleRollback>(all[2], exactMatch: false).Reason);
        Assert.Equal(rich.Plan!.Steps.Select(step => step.Sql), all[0].Steps.Select(step => step.Sql));
    }

    [Fact]
    public void A_typed_member_is_its_step()
    {
        var all = Compiled.All(Compiled.Load(Compiled.Compilation(GeneratedSource.Of(Plans.Rich()))));

        foreach (var property in all[0].GetType().GetProperties().Where(property => property.DeclaringType == all[0].GetType()))
        {
            var step = property.GetValue(all[0]);
            Assert.IsType(property.PropertyType, step);
            Assert.StartsWith(property.PropertyType.Name, property.Name, StringComparison.Ordinal);
        }

        Assert.Equal(7, all[0].GetType().GetProperties().Count(property => property.DeclaringType == all[0].GetType()));
    }

    [Fact]
    public void Facts_are_readable_without_running_anything()
    {
        var facts = Compiled.All(Compiled.Load(Compiled.Compilation(GeneratedSource.Of(Plans.Rich()))))[0].GetType()
            .GetCustomAttributes(typeof(runtime::PgRollback.RollbackOfAttribute), inherit: false)
            .Cast<runtime::PgRollback.RollbackOfAttribute>().Single();

        Assert.Equal(("20250110_experiments", "20250110", 8, true, false), (facts.Stem, facts.Version, facts.Steps, facts.DestroysRows, facts.IsTransactional));
    }

    [Fact]
    public void An_empty_set_compiles()
    {
        Assert.Empty(Compiled.All(Compiled.Load(Compiled.Compilation(GeneratedSource.Of()))));
    }

    // The version of the package is no property of the code that it makes.
    private static string Released(string source) => source.Replace(GeneratedCode.Attribute, "[GeneratedCode]", StringComparison.Ordinal);
}
