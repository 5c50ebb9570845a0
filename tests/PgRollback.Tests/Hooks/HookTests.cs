using PgRollback.Testing;
using PgRollback.Tests.Material;

namespace PgRollback.Tests.Hooks;

public sealed class HookTests
{
    private const string Settings = "CREATE TABLE settings (name text PRIMARY KEY, value text); INSERT INTO settings VALUES ('maintenance', 'off'); CREATE TABLE log (what text);";

    private readonly TestMigrations _migrations = TestMigrations.ThreeTables();

    [Fact]
    public async Task They_are_called_around_the_transaction_that_migrations_share()
    {
        await using var database = await _migrations.DeployedAsync();
        var hook = new RecordingHook();

        await _migrations.Set.Last(2).RunAsync(database.DataSource, RowLoss.Refuse, With(hook));

        Assert.Equal(["before run of 003_c 002_b", "before 003_c", "before 002_b", "verify", "after 003_c", "after 002_b", "after run", "always"], hook.Calls);
    }

    [Fact]
    public async Task They_are_called_around_each_of_several_transactions()
    {
        var migrations = new TestMigrations()
            .Add("001_t", "CREATE TABLE t (id int);", TestStep.DropTable("t"))
            .Add("002_x", "CREATE TABLE x ();", TestStep.DropTable("x"), TestStep.CreateIndexConcurrently("t", "id"));
        await using var database = await migrations.DeployedAsync();
        var hook = new RecordingHook();

        await migrations.Set.DownToNothing().RunAsync(database.DataSource, RowLoss.Refuse, With(hook));

        Assert.Equal(["before run of 002_x 001_t", "before 002_x", "before 001_t", "verify", "after 002_x", "after 001_t", "after run", "always"], hook.Calls);
    }

    [Fact]
    public async Task After_a_failure_the_end_comes_all_the_same()
    {
        await using var database = await _migrations.DeployedAsync();
        await database.ExecuteAsync("CREATE VIEW stranger AS SELECT id FROM c");
        var hook = new RecordingHook();

        await Assert.ThrowsAsync<RollbackFailedException>(() => _migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Refuse, With(hook)));

        Assert.Equal(["before run of 003_c", "before 003_c", "on RollbackFailedException", "always"], hook.Calls);
    }

    [Fact]
    public async Task One_that_fails_before_the_run_stops_it()
    {
        await using var database = await _migrations.DeployedAsync();
        var first = new RecordingHook();
        var second = new RecordingHook("before run of 003_c");
        var third = new RecordingHook();

        var error = await Assert.ThrowsAsync<HookFailedException>(() => _migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Refuse, With(first, second, third)));

        Assert.Equal(ExitCodes.Hook, error.ExitCode);
        Assert.Contains("as it was told Nothing was rolled back.", error.Message, StringComparison.Ordinal);
        Assert.Equal(["before run of 003_c", "on HookFailedException", "always"], first.Calls);
        Assert.Equal(first.Calls, second.Calls);
        Assert.Empty(third.Calls);
        Assert.Equal("a b c", await database.TablesAsync());
    }

    [Fact]
    public async Task What_is_committed_stays_when_one_fails_after_it()
    {
        await using var database = await _migrations.DeployedAsync();

        var error = await Assert.ThrowsAsync<HookFailedException>(() => _migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Refuse, With(new RecordingHook("after run"))));

        Assert.Contains("stays", error.Message, StringComparison.Ordinal);
        Assert.Equal("a b", await database.TablesAsync());
        Assert.Equal("001_a applied, 002_b applied, 003_c rolled back", await database.HistoryAsync());
    }

    [Theory]
    [InlineData("SELECT 1")]
    [InlineData("SELECT false")]
    [InlineData("SELECT NULL::boolean")]
    [InlineData("SELECT true; SELECT id FROM generate_series(1, 5) AS id")]
    [InlineData("SELECT true UNION ALL SELECT true")]
    [InlineData("SELECT 1 / 0")]
    public async Task A_verification_that_says_no_takes_everything_back(string query)
    {
        await using var database = await _migrations.DeployedAsync();

        var error = await Assert.ThrowsAsync<VerificationFailedException>(() =>
            _migrations.Set.Last(2).RunAsync(database.DataSource, RowLoss.Refuse, With(new SqlHook(HookPoint.Verify, query, "check.sql"))));

        Assert.Equal((ExitCodes.Verification, "check.sql"), (error.ExitCode, error.Hook));
        Assert.Equal("a b c", await database.TablesAsync());
        Assert.Equal("001_a applied, 002_b applied, 003_c applied", await database.HistoryAsync());
    }

    [Theory]
    [InlineData("SELECT true")]
    [InlineData("SELECT 1 WHERE false; SELECT to_regclass('c') IS NULL")]
    [InlineData("DO $$ BEGIN ASSERT to_regclass('c') IS NULL; END $$")]
    [InlineData("")]
    public async Task A_verification_sees_what_is_not_committed_yet(string query)
    {
        await using var database = await _migrations.DeployedAsync();

        await _migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Refuse, With(new SqlHook(HookPoint.Verify, query)));

        Assert.Equal("a b", await database.TablesAsync());
    }

    [Theory]
    [InlineData("SELECT * FROM f()", "function public.f()")]
    [InlineData("SELECT \"f\" ( ) -- in words", "function public.f()")]
    [InlineData("SELECT 1 FROM x AS y JOIN public.t ON true", "table public.t")]
    public async Task One_that_uses_what_the_rollback_drops_is_refused_before_anything_is_done(string query, string dropped)
    {
        var migrations = new TestMigrations()
            .Add("001_f", "CREATE TABLE t (); CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';", new TestStep("DropFunction", "FUNCTION", "f", "DROP FUNCTION public.f()"), TestStep.DropTable("t"));
        await using var database = await migrations.DeployedAsync();
        var recorder = new RecordingHook();

        var error = await Assert.ThrowsAsync<RunRefusedException>(() => migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Refuse, With(recorder, new SqlHook(HookPoint.Verify, query, "verify.sql"))));

        var refusal = Assert.Single(error.Refusals);
        Assert.Equal((RefusalKind.HookConflict, "001_f"), (refusal.Kind, refusal.Migration));
        Assert.Contains($"verify.sql uses {dropped}", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(recorder.Calls);
    }

    [Theory]
    [InlineData("SELECT 'f()' -- f()\n/* FROM t */, $$ FROM t $$ IS NOT NULL AND f.f = 1 FROM (SELECT 1 AS f) AS f WHERE false")]
    [InlineData("SELECT t FROM pg_class AS t WHERE false")]
    public async Task Words_that_only_look_like_it_are_no_use(string query)
    {
        var migrations = new TestMigrations()
            .Add("001_f", "CREATE TABLE t (); CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';", new TestStep("DropFunction", "FUNCTION", "f", "DROP FUNCTION public.f()"), TestStep.DropTable("t"));
        await using var database = await migrations.DeployedAsync();

        await migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Refuse, With(new SqlHook(HookPoint.Verify, query)));

        Assert.Equal("", await database.TablesAsync());
    }

    [Fact]
    public async Task Files_of_a_folder_are_hooks_by_their_names()
    {
        await using var database = await TestDatabase.CreateAsync(setUp: Settings);
        await _migrations.DeployAsync(database);
        using var folder = new HookFolder()
            .Add("maintenance-on.sql", "UPDATE settings SET value = 'on'")
            .Add("maintenance-off.sql", "INSERT INTO log SELECT 'off again, from ' || value FROM settings; UPDATE settings SET value = 'off'")
            .Add("before-rollback.sql", "INSERT INTO log SELECT 'before ' || current_setting('pgrollback.migration') || ' because ' || current_setting('pgrollback.reason')")
            .Add("verify-tables.sql", "SELECT value = 'on' FROM settings")
            .Add("after-rollback.sql", "INSERT INTO log SELECT 'after ' || current_setting('pgrollback.migration')")
            .Add("clear-caches.sql", "INSERT INTO log VALUES ('clear')")
            .Add("on-error.sql", "INSERT INTO log VALUES ('error')");

        await _migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Refuse, With([.. SqlHooks.Load(folder.Path)]) with { Reason = "a test" });
        Assert.Equal("before 003_c because a test, after 003_c, clear, off again, from on", await LogAsync(database));

        await database.ExecuteAsync("DELETE FROM log; CREATE VIEW stranger AS SELECT id FROM b");
        await Assert.ThrowsAsync<RollbackFailedException>(() => _migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Refuse, With([.. SqlHooks.Load(folder.Path)])));
        Assert.Equal("before 002_b because , error, off again, from on", await LogAsync(database));
        Assert.Equal("off", await database.ScalarAsync<string>("SELECT value FROM settings"));
    }

    [Fact]
    public void A_file_that_is_no_hook_is_an_error()
    {
        using var folder = new HookFolder().Add("verfiy.sql", "SELECT 1");

        Assert.Contains("verfiy.sql is no hook", Assert.Throws<InvalidDataException>(() => SqlHooks.Load(folder.Path)).Message, StringComparison.Ordinal);
        Assert.Empty(SqlHooks.Load(System.IO.Path.Combine(folder.Path, "nowhere")));
    }

    private static RollbackOptions With(params RollbackHook[] hooks) => new() { Hooks = hooks };

    private static async Task<string?> LogAsync(TestDatabase database) => await database.ScalarAsync<string>("SELECT string_agg(what, ', ' ORDER BY ctid) FROM log");
}
