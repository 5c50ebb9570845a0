using PgRollback.Tests.Material;

namespace PgRollback.Tests.Plans;

public sealed class RollbackSetTests
{
    private static readonly RollbackSet Set = TestMigrations.ThreeTables().Set;

    [Fact]
    public void A_migration_is_found_by_stem_and_by_version()
    {
        Assert.Same(Set[1], Set["002_b"]);
        Assert.Same(Set[1], Set["002"]);
        Assert.False(Set.TryGet("b", out _));
        Assert.Contains("001_a … 003_c", Assert.Throws<KeyNotFoundException>(() => Set["004"]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_runs_from_the_newest_down_and_its_target_stays()
    {
        Assert.Equal(["003_c", "002_b"], Set.DownTo("001").Rollbacks.Select(rollback => rollback.Stem));
        Assert.Empty(Set.DownTo("003").Rollbacks);
        Assert.Equal(["003_c", "002_b"], Set.Last(2).Rollbacks.Select(rollback => rollback.Stem));
        Assert.Equal(["003_c", "002_b", "001_a"], Set.DownToNothing().Rollbacks.Select(rollback => rollback.Stem));
        Assert.Equal(["002_b"], Set.Single(Set[1]).Rollbacks.Select(rollback => rollback.Stem));
    }

    [Fact]
    public void A_rollback_of_another_set_is_no_target() =>
        Assert.Throws<ArgumentException>(() => Set.DownTo(TestMigrations.ThreeTables().Set[0]));

    [Fact]
    public void Two_migrations_of_one_name_are_an_error()
    {
        var set = new RollbackSet(Set[0], Set[0]);

        Assert.Throws<InvalidOperationException>(() => set["001_a"]);
    }
}
