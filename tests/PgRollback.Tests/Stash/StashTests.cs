using System.Text;
using PgRollback.Testing;
using PgRollback.Tests.Material;

namespace PgRollback.Tests.Stash;

public sealed class StashTests
{
    private static readonly byte[] Key = Encoding.ASCII.GetBytes("a key of deployers");

    private readonly TestMigrations _new = TestMigrations.ThreeTables();

    /// <summary>The release before it.</summary>
    private readonly TestMigrations _old = new TestMigrations().Add("001_a", "CREATE TABLE a (id int PRIMARY KEY);", TestStep.DropTable("a"));

    [Theory]
    [MemberData(nameof(ServerVersions.Rows), MemberType = typeof(ServerVersions))]
    public async Task The_old_release_rolls_back_what_it_has_never_seen(int version)
    {
        await using var database = await _new.DeployedAsync(version);

        var report = await _old.Set.DownTo("001").RunAsync(database.DataSource, RowLoss.Refuse);

        Assert.Equal(["003_c", "002_b"], report.Migrations.Select(static item => item.Rollback.Stem));
        Assert.Contains(report.Notices, static notice => notice.Contains("003_c was rolled back with the plan that was stashed", StringComparison.Ordinal));
        Assert.Equal("a", await database.TablesAsync());
        Assert.Equal("001_a applied, 002_b rolled back, 003_c rolled back", await database.HistoryAsync());
    }

    [Fact]
    public async Task One_step_is_the_last_that_was_applied_whoever_has_it()
    {
        await using var database = await _new.DeployedAsync();

        await _old.Set.Last().RunAsync(database.DataSource, RowLoss.Refuse);

        Assert.Equal("a b", await database.TablesAsync());
    }

    [Fact]
    public async Task What_came_before_all_that_is_compiled_stays_before_it()
    {
        var late = new TestMigrations().Add("003_c", "CREATE TABLE c (id int PRIMARY KEY, b int REFERENCES b);", TestStep.DropTable("c"));
        await using var database = await _new.DeployedAsync();

        await late.Set.DownToNothing().RunAsync(database.DataSource, RowLoss.Refuse);

        Assert.Equal("", await database.TablesAsync());
    }

    [Fact]
    public async Task A_connection_is_all_it_takes()
    {
        await using var database = await _new.DeployedAsync();

        var set = await RollbackStash.LoadAsync(database.DataSource);
        var report = await set.DownToNothing().RunAsync(database.DataSource, RowLoss.Refuse);

        Assert.Equal(["001_a", "002_b", "003_c"], set.Select(static rollback => rollback.Stem));
        Assert.Equal(3, report.Migrations.Count);
        Assert.Equal("", await database.TablesAsync());
        Assert.Empty(await RollbackStash.LoadAsync(database.DataSource));
    }

    [Fact]
    public async Task A_file_that_was_changed_since_is_rolled_back_as_it_was_applied()
    {
        var changed = TestMigrations.ThreeTables().Set.Take(2).Append(new TestMigrations().Add("003_c", "CREATE TABLE other ();", TestStep.DropTable("other")).Set[0]);
        await using var database = await _new.DeployedAsync();

        await new RollbackSet([.. changed]).Last().RunAsync(database.DataSource, RowLoss.Refuse);

        Assert.Equal("a b", await database.TablesAsync());
    }

    [Fact]
    public async Task Without_a_stash_it_is_as_before()
    {
        await using var database = await TestDatabase.CreateAsync();
        await _new.DeployAsync(database, new DeploymentOptions { Stash = false });

        var error = await Assert.ThrowsAsync<RunRefusedException>(() => _old.Set.DownToNothing().RunAsync(database.DataSource, RowLoss.Refuse));

        Assert.All(error.Refusals, static refusal => Assert.Equal(RefusalKind.Unknown, refusal.Kind));
        Assert.Equal(3, await RollbackStash.RecordAsync(_new.Set, database.DataSource));
        await _old.Set.DownToNothing().RunAsync(database.DataSource, RowLoss.Refuse);
        Assert.Equal("", await database.TablesAsync());
    }

    [Fact]
    public async Task Who_does_not_want_it_does_not_get_it()
    {
        await using var database = await _new.DeployedAsync();

        var error = await Assert.ThrowsAsync<RunRefusedException>(() => _old.Set.DownTo("001").RunAsync(database.DataSource, RowLoss.Refuse, new RollbackOptions { UseStash = false }));

        Assert.All(error.Refusals, static refusal => Assert.Equal(RefusalKind.Unknown, refusal.Kind));
    }

    [Theory]
    [InlineData("UPDATE pgrollback.history_stash SET plan = convert_to(replace(convert_from(plan, 'UTF8'), 'DROP TABLE public.\"c\"', 'DROP TABLE public.\"a\"'), 'UTF8')")]
    [InlineData("UPDATE pgrollback.history_stash AS s SET plan = t.plan FROM pgrollback.history_stash AS t WHERE t.stem <> s.stem")]
    [InlineData("UPDATE pgrollback.history_stash SET hash = 'x'")]
    [InlineData("GRANT INSERT ON pgrollback.history_stash TO PUBLIC")]
    [InlineData("GRANT UPDATE (plan) ON pgrollback.history_stash TO PUBLIC")]
    public async Task What_others_changed_or_could_change_is_refused(string sql)
    {
        await using var database = await _new.DeployedAsync();
        await database.ExecuteAsync(sql);

        var error = await Assert.ThrowsAsync<RunRefusedException>(() => _old.Set.DownTo("001").RunAsync(database.DataSource, RowLoss.Refuse));

        Assert.All(error.Refusals, static refusal => Assert.Equal(RefusalKind.Tampered, refusal.Kind));
        Assert.Equal(ExitCodes.Tampered, error.ExitCode);
        await Assert.ThrowsAsync<RunRefusedException>(() => RollbackStash.LoadAsync(database.DataSource));
        Assert.Equal("a b c", await database.TablesAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("UPDATE pgrollback.history_stash SET plan = convert_to(replace(convert_from(plan, 'UTF8'), 'DROP TABLE public.\"c\"', 'DROP TABLE public.\"a\"'), 'UTF8'); UPDATE pgrollback.history_stash SET hash = encode(sha256(plan), 'hex')")]
    [InlineData("UPDATE pgrollback.history_stash SET signature = NULL")]
    public async Task A_key_tells_who_stashed_it(string sql)
    {
        await using var database = await TestDatabase.CreateAsync();
        await _new.DeployAsync(database, new DeploymentOptions { StashKey = Key });
        await database.ExecuteAsync($"SELECT; {sql}");
        var options = new RollbackOptions { StashKey = sql.Length > 0 ? Key : Encoding.ASCII.GetBytes("somebody else's key") };

        var error = await Assert.ThrowsAsync<RunRefusedException>(() => _old.Set.DownTo("001").RunAsync(database.DataSource, RowLoss.Refuse, options));

        Assert.All(error.Refusals, static refusal => Assert.Equal(RefusalKind.Tampered, refusal.Kind));
        Assert.Equal("a b c", await database.TablesAsync());
        await _new.DeployAsync(database);
        await RollbackStash.RecordAsync(_new.Set, database.DataSource, new RollbackOptions { StashKey = Key });
        await _old.Set.DownTo("001").RunAsync(database.DataSource, RowLoss.Refuse, new RollbackOptions { StashKey = Key });
        Assert.Equal("a", await database.TablesAsync());
    }

    [Fact]
    public async Task Another_plan_for_the_same_file_is_said_and_the_compiled_one_counts()
    {
        var compiled = new TestMigrations().Add("001_a", "CREATE TABLE a (id int PRIMARY KEY);", TestStep.RawSql("SELECT 1"), TestStep.DropTable("a"));
        await using var database = await _old.DeployedAsync();

        var report = await compiled.Set.Last().RunAsync(database.DataSource, RowLoss.Refuse);

        Assert.Contains(report.Notices, static notice => notice.Contains("another than the one that is compiled", StringComparison.Ordinal));
        Assert.Equal(2, Assert.Single(report.Migrations).StepsRun);
    }

    [Fact]
    public async Task Secrets_are_not_kept_and_what_needs_them_is_refused()
    {
        var migrations = new TestMigrations().Add("001_w", "CREATE TABLE t ();", TestStep.RawSql("CREATE FOREIGN DATA WRAPPER w OPTIONS (password 'canary')"), TestStep.DropTable("t"));
        await using var database = await migrations.DeployedAsync();

        var set = await RollbackStash.LoadAsync(database.DataSource);
        var error = await Assert.ThrowsAsync<RunRefusedException>(() => set.Last().RunAsync(database.DataSource, RowLoss.Refuse));

        Assert.Equal(RefusalKind.SecretMissing, Assert.Single(error.Refusals).Kind);
        Assert.Equal(1, set[0].Plan.MaskedStatements);
        Assert.Equal(1, await database.ScalarAsync<long>("SELECT count(*) FROM pgrollback.history_stash WHERE convert_from(plan, 'UTF8') NOT LIKE '%canary%'"));
        Assert.DoesNotContain((await migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Refuse)).Notices, static notice => notice.Contains("stashed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_role_that_may_not_read_it_is_told_so_only_when_it_needs_it()
    {
        await using var database = await _new.DeployedAsync();
        await using var role = await TestRole.CreateAsync(database, "GRANT USAGE ON SCHEMA pgrollback TO {0}; GRANT SELECT, UPDATE ON pgrollback.history TO {0}; GRANT SELECT, INSERT, UPDATE ON pgrollback.history_audit TO {0}; ALTER TABLE a OWNER TO {0}; ALTER TABLE b OWNER TO {0}; ALTER TABLE c OWNER TO {0}");

        var error = await Assert.ThrowsAsync<RunRefusedException>(() => _old.Set.DownTo("001").RunAsync(role.DataSource, RowLoss.Refuse));
        await _new.Set.DownTo("001").RunAsync(role.DataSource, RowLoss.Refuse);

        Assert.Equal(RefusalKind.MissingRights, Assert.Single(error.Refusals).Kind);
        Assert.Equal("a", await database.TablesAsync());
    }

    [Fact]
    public void A_short_key_is_no_key() => Assert.Throws<ArgumentException>(() => new RollbackOptions { StashKey = [1, 2, 3] });
}
