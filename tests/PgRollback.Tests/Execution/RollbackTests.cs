using Npgsql;
using PgRollback.Testing;
using PgRollback.Tests.Material;

namespace PgRollback.Tests.Execution;

public sealed class RollbackTests
{
    private readonly TestMigrations _migrations = TestMigrations.ThreeTables();

    [Theory]
    [MemberData(nameof(ServerVersions.Rows), MemberType = typeof(ServerVersions))]
    public async Task The_last_migration_is_rolled_back_and_recorded(int major)
    {
        await using var database = await _migrations.DeployedAsync(major);

        var report = await ((DestructiveRollback)_migrations.Set[2]).RunAsync(database.DataSource, RowLoss.Refuse, new RollbackOptions { Reason = "it's a test \\ 'quoted'" });

        var migration = Assert.Single(report.Migrations);
        Assert.Equal(("003_c", 1), (migration.Rollback.Stem, migration.StepsRun));
        Assert.InRange(migration.Duration!.Value, TimeSpan.Zero, report.Duration + TimeSpan.FromSeconds(1));
        Assert.Equal("a b", await database.TablesAsync());
        Assert.Equal("001_a applied, 002_b applied, 003_c rolled back", await database.HistoryAsync());
        Assert.Equal("it's a test \\ 'quoted'", await database.ScalarAsync<string>("SELECT rollback_reason FROM pgrollback.history WHERE rolled_back_by = session_user AND rolled_back_at > applied_at AND rollback_duration > '0' AND steps_done = 1"));
    }

    [Fact]
    public async Task Down_to_a_target_leaves_the_target()
    {
        await using var database = await _migrations.DeployedAsync();

        var report = await _migrations.Set.DownTo("001").RunAsync(database.DataSource, RowLoss.Refuse);

        Assert.Equal(["003_c", "002_b"], report.Migrations.Select(migration => migration.Rollback.Stem));
        Assert.Equal("a", await database.TablesAsync());
        Assert.Equal("001_a applied, 002_b rolled back, 003_c rolled back", await database.HistoryAsync());
    }

    [Fact]
    public async Task The_last_ones_are_the_last_that_the_database_has()
    {
        await using var database = await TestDatabase.CreateAsync();
        await new MigrationDeployer(_migrations.Set, _migrations).DeployToAsync(database.DataSource, _migrations.Set[1]);

        var report = await _migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Refuse);

        Assert.Equal(["002_b"], report.Migrations.Select(migration => migration.Rollback.Stem));
        Assert.Equal("a", await database.TablesAsync());
    }

    [Fact]
    public async Task All_can_be_rolled_back_and_applied_again()
    {
        await using var database = await _migrations.DeployedAsync();

        await _migrations.Set.DownToNothing().RunAsync(database.DataSource, RowLoss.Refuse);
        Assert.Equal("", await database.TablesAsync());
        Assert.Empty((await _migrations.Set.DownToNothing().RunAsync(database.DataSource, RowLoss.Refuse)).Migrations);

        await _migrations.DeployAsync(database);
        Assert.Equal("a b c", await database.TablesAsync());
        Assert.Equal("001_a rolled back, 002_b rolled back, 003_c rolled back, 001_a applied, 002_b applied, 003_c applied", await database.HistoryAsync());
    }

    [Fact]
    public async Task A_path_is_one_transaction()
    {
        await using var database = await _migrations.DeployedAsync();
        await database.ExecuteAsync("""
            CREATE TABLE log (xid xid8, stem text);
            CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO log VALUES (pg_current_xact_id(), new.stem); RETURN new; END $$;
            CREATE TRIGGER note AFTER UPDATE ON pgrollback.history FOR EACH ROW EXECUTE FUNCTION note();
            """);

        await _migrations.Set.DownToNothing().RunAsync(database.DataSource, RowLoss.Drop);

        Assert.Equal("3 1", await database.ScalarAsync<string>("SELECT count(*) || ' ' || count(DISTINCT xid) FROM log"));
    }

    [Fact]
    public async Task A_failing_step_names_itself_and_takes_everything_back()
    {
        await using var database = await _migrations.DeployedAsync();
        await database.ExecuteAsync("CREATE VIEW stranger AS SELECT id FROM b");

        var error = await Assert.ThrowsAsync<RollbackFailedException>(() => _migrations.Set.DownToNothing().RunAsync(database.DataSource, RowLoss.Drop));

        Assert.Equal("002_b", error.Migration);
        Assert.Equal("DropTable table public.b (test.sql(1,1))", error.Step!.ToString());
        Assert.Equal("2BP01", error.SqlState);
        Assert.Contains("cannot drop table b", error.PostgresMessage, StringComparison.Ordinal);
        Assert.Contains("view stranger depends on table b", error.Detail!, StringComparison.Ordinal);
        Assert.Contains("CASCADE", error.Hint!, StringComparison.Ordinal);
        foreach (var part in new[] { "002_b", "public.b", "test.sql(1,1)", "2BP01", error.PostgresMessage, error.Detail!, error.Hint! })
        {
            Assert.Contains(part, error.Message, StringComparison.Ordinal);
        }

        Assert.Equal(ExitCodes.Failed, error.ExitCode);
        Assert.Equal("a b c", await database.TablesAsync());
        Assert.Equal("001_a applied, 002_b applied, 003_c applied", await database.HistoryAsync());
    }

    [Fact]
    public async Task A_step_that_waits_too_long_for_its_lock_gives_up()
    {
        await using var database = await _migrations.DeployedAsync();
        await using var reader = await database.DataSource.OpenConnectionAsync();
        await using var transaction = await reader.BeginTransactionAsync();
        await using (var command = reader.CreateCommand())
        {
            command.CommandText = "SELECT FROM b";
            await command.ExecuteNonQueryAsync();
        }

        var error = await Assert.ThrowsAsync<RollbackFailedException>(() =>
            _migrations.Set.Last(2).RunAsync(database.DataSource, RowLoss.Drop, new RollbackOptions { LockTimeout = TimeSpan.FromMilliseconds(200), RetryTimeout = TimeSpan.Zero }));

        Assert.True(error.IsLockTimeout);
        Assert.Equal(ExitCodes.LockTimeout, error.ExitCode);
        Assert.Equal("003_c", error.Migration); // Its foreign key has triggers on b.
        Assert.Equal("a b c", await database.TablesAsync());
    }

    [Fact]
    public async Task Cancelling_leaves_nothing_behind()
    {
        var migrations = TestMigrations.ThreeTables().Add("004_d", "CREATE TABLE d ();", TestStep.DropTable("d"), TestStep.RawSql("SELECT pg_sleep(60)"));
        await using var database = await migrations.DeployedAsync();
        using var cancellation = new CancellationTokenSource();

        var run = migrations.Set.DownToNothing().RunAsync(database.DataSource, RowLoss.Drop, options: null, cancellation.Token);
        await Waiting.ForAsync(database, "SELECT count(*) > 0 FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()");
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.Equal("a b c d", await database.TablesAsync());
        Assert.Equal("004_d applied", (await database.HistoryAsync()).Split(", ")[^1]);
        Assert.Equal(0, await database.ScalarAsync<long>("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"));
    }

    [Fact]
    public async Task A_backend_that_is_killed_is_a_broken_connection_and_changes_nothing()
    {
        var migrations = TestMigrations.ThreeTables().Add("004_d", "CREATE TABLE d ();", TestStep.DropTable("d"), TestStep.RawSql("SELECT pg_sleep(60)"));
        await using var database = await migrations.DeployedAsync();

        var run = migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Drop);
        await Waiting.ForAsync(database, "SELECT count(pg_terminate_backend(pid)) > 0 FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()");

        var error = await Assert.ThrowsAsync<ConnectionFailedException>(() => run);
        Assert.Equal(ExitCodes.Connection, error.ExitCode);
        Assert.Equal("a b c d", await database.TablesAsync());
    }

    /// <summary>Npgsql closes the connection behind an error of the classes 58 and XX, so nothing can be asked on it any more.</summary>
    [Theory]
    [InlineData("XX000")]
    [InlineData("58P01")]
    public async Task A_step_that_fails_inside_the_server_names_itself_and_takes_everything_back(string state)
    {
        var migrations = TestMigrations.ThreeTables().Add("004_d", "CREATE TABLE d ();", TestStep.DropTable("d"), TestStep.RawSql($"DO $$ BEGIN RAISE EXCEPTION 'boom' USING ERRCODE = '{state}'; END $$"));
        await using var database = await migrations.DeployedAsync();

        var error = await Assert.ThrowsAsync<RollbackFailedException>(() => migrations.Set.Last(2).RunAsync(database.DataSource, RowLoss.Drop));

        Assert.Equal((state, "004_d"), (error.SqlState, error.Migration));
        Assert.Equal("a b c d", await database.TablesAsync());
        Assert.Equal("004_d applied", (await database.HistoryAsync()).Split(", ")[^1]);
    }

    [Fact]
    public async Task A_statement_that_takes_too_long_is_named()
    {
        var migrations = new TestMigrations().Add("001_x", "SELECT 1;", TestStep.RawSql("SELECT pg_sleep(60)"));
        await using var database = await migrations.DeployedAsync();

        var error = await Assert.ThrowsAsync<RollbackFailedException>(() =>
            migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Drop, new RollbackOptions { StatementTimeout = TimeSpan.FromMilliseconds(100) }));

        Assert.Equal(("57014", "SELECT pg_sleep(60)"), (error.SqlState, error.Statement));
    }

    [Fact]
    public async Task Neither_a_step_nor_a_commit_is_bound_by_the_timeout_of_the_connection_string()
    {
        var migrations = new TestMigrations().Add(
            "001_x",
            "CREATE TABLE t (id int);",
            TestStep.RawSql("SELECT pg_sleep(1.5)"),
            TestStep.RawSql("INSERT INTO t VALUES (1)"));
        await using var database = await migrations.DeployedAsync();
        await database.ExecuteAsync("""
            CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(1.5); RETURN new; END $$;
            CREATE CONSTRAINT TRIGGER slow AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION slow();
            """);
        await using var impatient = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database.ConnectionString) { CommandTimeout = 1 });

        await migrations.Set.Last().RunAsync(impatient, RowLoss.Drop);

        Assert.Equal(1, await database.ScalarAsync<long>("SELECT count(*) FROM t"));
        Assert.Equal("001_x rolled back", await database.HistoryAsync());
    }

    [Fact]
    public async Task Bodies_may_name_what_comes_back_later()
    {
        var migrations = new TestMigrations()
            .Add("001_x", "CREATE TABLE t (id int); CREATE FUNCTION f() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM t';", TestStep.DropTable("t"))
            .Add(
                "002_y",
                "DROP FUNCTION f(); DROP TABLE t;",
                new TestStep("CreateFunction", "FUNCTION", "f", "CREATE FUNCTION public.f() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM t'"),
                new TestStep("CreateTable", "TABLE", "t", "CREATE TABLE public.t (id int)"));
        await using var database = await migrations.DeployedAsync();

        await migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Refuse);

        Assert.Equal(0, await database.ScalarAsync<long>("SELECT f()"));
    }

    [Fact]
    public async Task Steps_with_awkward_text_arrive_as_they_are()
    {
        const string Body = "BEGIN /* a ; /* nested */ ; */ RETURN ':a @b $1 ; ?' || $q$;it's$q$ || E'\\';'; -- ;\nEND";
        var function = $"CREATE FUNCTION public.\"f;(\"(\"a:b\" text[] DEFAULT '{{\":x\"}}') RETURNS text LANGUAGE plpgsql AS $body$ {Body} $body$";
        const string Atomic = "CREATE FUNCTION public.g(a int) RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT CASE WHEN a > 1 THEN 1 ELSE 2 END; SELECT a + 1; END";
        var migrations = new TestMigrations().Add(
            "001_x",
            "SELECT 1;",
            new TestStep("CreateFunction", "FUNCTION", "f;(", function) { Arguments = ["text[]"] },
            new TestStep("CreateFunction", "FUNCTION", "g", Atomic) { Arguments = ["integer"] },
            new TestStep("CreateRule", "RULE", "r", "CREATE RULE r AS ON UPDATE TO public.t DO ALSO (DELETE FROM public.t WHERE false; DELETE FROM public.t WHERE false)") { Table = "t" });
        await using var database = await migrations.DeployedAsync();
        await database.ExecuteAsync("CREATE TABLE t (id int)");

        await migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Refuse);

        Assert.Equal(":a @b $1 ; ?;it's';", await database.ScalarAsync<string>("SELECT \"f;(\"()"));
        Assert.Equal($" {Body} ", await database.ScalarAsync<string>("SELECT prosrc FROM pg_proc WHERE proname = 'f;('"));
        Assert.Equal(3, await database.ScalarAsync<int>("SELECT g(2)"));
    }

    [Fact]
    public async Task Progress_is_told_before_and_after_each_migration()
    {
        await using var database = await _migrations.DeployedAsync();
        var watcher = new Watcher();

        await _migrations.Set.Last(2).RunAsync(database.DataSource, RowLoss.Refuse, new RollbackOptions { Progress = watcher });

        Assert.Equal(["1/2 003_c False", "1/2 003_c True", "2/2 002_b False", "2/2 002_b True"], watcher.Lines);
        Assert.Equal("a", await database.TablesAsync());
    }

    private sealed class Watcher : IProgress<RollbackProgress>
    {
        public List<string> Lines { get; } = [];

        public void Report(RollbackProgress value) => Lines.Add(FormattableString.Invariant($"{value.Number}/{value.Total} {value.Rollback.Stem} {value.IsDone}"));
    }
}
