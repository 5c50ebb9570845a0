using PgRollback.Testing;
using PgRollback.Tests.Material;

namespace PgRollback.Tests.Deployment;

public sealed class MigrationDeployerTests
{
    [Theory]
    [MemberData(nameof(ServerVersions.Rows), MemberType = typeof(ServerVersions))]
    public async Task Migrations_are_applied_in_order_and_recorded(int major)
    {
        var migrations = TestMigrations.ThreeTables();
        await using var database = await TestDatabase.CreateAsync(major);

        var report = await migrations.DeployAsync(database);

        Assert.Equal(["001_a", "002_b", "003_c"], report.Migrations.Select(migration => migration.Migration.Stem));
        Assert.Equal("a b c", await database.TablesAsync());
        Assert.Equal("001_a applied, 002_b applied, 003_c applied", await database.HistoryAsync());
        Assert.Equal(3, await database.ScalarAsync<long>("SELECT count(*) FROM pgrollback.history WHERE applied_by = session_user AND apply_duration >= '0' AND length(checksum) = 64 AND version ~ '^00[123]$'"));
        Assert.Empty((await migrations.DeployAsync(database)).Migrations);
    }

    [Fact]
    public async Task A_target_is_the_last_one_applied()
    {
        var migrations = TestMigrations.ThreeTables();
        await using var database = await TestDatabase.CreateAsync();

        await new MigrationDeployer(migrations.Set, migrations).DeployToAsync(database.DataSource, migrations.Set["002"]);

        Assert.Equal("a b", await database.TablesAsync());
    }

    [Fact]
    public async Task A_failing_statement_is_found_in_its_file_and_leaves_nothing_of_it()
    {
        var migrations = TestMigrations.ThreeTables().Add("004_d", "CREATE TABLE d ();\n\n-- ✓ 😀\n  SELECT '😀', nowhere;\n", TestStep.DropTable("d"));
        await using var database = await TestDatabase.CreateAsync();

        var error = await Assert.ThrowsAsync<MigrationFailedException>(() => migrations.DeployAsync(database));

        Assert.Equal(("004_d", "004_d.sql", 4, 16, "42703"), (error.Migration, error.File, error.Line, error.Column, error.SqlState));
        Assert.StartsWith("004_d.sql(4,16): 42703: column \"nowhere\" does not exist", error.Message, StringComparison.Ordinal);
        Assert.Equal("a b c", await database.TablesAsync());
        Assert.Equal("001_a applied, 002_b applied, 003_c applied", await database.HistoryAsync());
    }

    [Fact]
    public async Task A_deferred_constraint_fails_at_commit()
    {
        var migrations = new TestMigrations().Add("001_x", "CREATE TABLE x (id int PRIMARY KEY, x int REFERENCES x DEFERRABLE INITIALLY DEFERRED); INSERT INTO x VALUES (1, 2);");
        await using var database = await TestDatabase.CreateAsync();

        var error = await Assert.ThrowsAsync<MigrationFailedException>(() => migrations.DeployAsync(database));

        Assert.Equal("23503", error.SqlState);
        Assert.Contains("COMMIT", error.Message, StringComparison.Ordinal);
        Assert.Equal("", await database.TablesAsync());
    }

    [Fact]
    public async Task A_file_that_was_changed_after_it_was_applied_is_refused()
    {
        await using var database = await TestMigrations.ThreeTables().DeployedAsync();
        var changed = new TestMigrations().Add("001_a", "CREATE TABLE a (id bigint);").Add("002_b", "CREATE TABLE b ();").Add("003_c", "CREATE TABLE c ();");

        var error = await Assert.ThrowsAsync<RunRefusedException>(() => changed.DeployAsync(database));

        Assert.Equal(["001_a", "002_b", "003_c"], error.Refusals.Where(refusal => refusal.Kind == RefusalKind.Changed).Select(refusal => refusal.Migration));
    }

    [Fact]
    public async Task A_file_that_is_not_the_compiled_one_is_refused_before_anything_runs()
    {
        var migrations = TestMigrations.ThreeTables();
        migrations.ChangeFile("003_c", "CREATE TABLE other ();");
        await using var database = await TestDatabase.CreateAsync();

        var error = await Assert.ThrowsAsync<RunRefusedException>(() => migrations.DeployAsync(database));

        Assert.Contains("003_c: the file on disk is not the one that was compiled", error.Message, StringComparison.Ordinal);
        Assert.Equal("", await database.TablesAsync());
    }

    [Fact]
    public async Task An_unknown_migration_is_refused_unless_told()
    {
        await using var database = await TestMigrations.ThreeTables().DeployedAsync();
        var older = new TestMigrations().Add("001_a", "CREATE TABLE a (id int PRIMARY KEY);");

        var error = await Assert.ThrowsAsync<RunRefusedException>(() => older.DeployAsync(database));

        Assert.Equal([(RefusalKind.Unknown, "002_b"), (RefusalKind.Unknown, "003_c")], error.Refusals.Select(refusal => (refusal.Kind, refusal.Migration!)));
        Assert.Empty((await older.DeployAsync(database, new DeploymentOptions { AllowUnknown = true })).Migrations);
    }

    [Fact]
    public async Task A_migration_below_an_applied_one_is_refused_unless_told()
    {
        var migrations = new TestMigrations().Add("001_a", "CREATE TABLE a ();").Add("002_b", "CREATE TABLE b ();");
        await using var database = await TestDatabase.CreateAsync();
        await new MigrationDeployer(new RollbackSet(migrations.Set[1]), migrations).DeployAsync(database.DataSource);

        var error = await Assert.ThrowsAsync<RunRefusedException>(() => migrations.DeployAsync(database));

        Assert.Equal((RefusalKind.OutOfOrder, "001_a"), (Assert.Single(error.Refusals).Kind, error.Refusals[0].Migration));
        Assert.Single((await migrations.DeployAsync(database, new DeploymentOptions { AllowOutOfOrder = true })).Migrations);
    }

    [Fact]
    public async Task What_cannot_run_in_a_transaction_is_advised_and_runs_where_the_file_says_so()
    {
        const string Sql = "CREATE TABLE t (id int);\nCREATE INDEX CONCURRENTLY t_id ON t (id);";
        await using var database = await TestDatabase.CreateAsync();

        var error = await Assert.ThrowsAsync<MigrationFailedException>(() => new TestMigrations().Add("001_t", Sql).DeployAsync(database));
        Assert.Equal(("25001", 2), (error.SqlState, error.Line));
        Assert.Contains("-- pgrollback: no-transaction", error.Message, StringComparison.Ordinal);
        Assert.Equal("", await database.TablesAsync());

        await new TestMigrations().Add("001_t", $"-- pgrollback: no-transaction\n{Sql}").DeployAsync(database);
        Assert.Equal("t", await database.TablesAsync());
        Assert.Equal("001_t applied", await database.HistoryAsync());
    }

    [Fact]
    public async Task A_file_of_which_nothing_can_run_in_a_transaction_needs_no_mark()
    {
        var migrations = new TestMigrations().Add("001_t", "CREATE TABLE t (id int);").Add("002_i", "CREATE INDEX CONCURRENTLY t_id ON t (id);\nVACUUM t;");
        await using var database = await TestDatabase.CreateAsync();

        await migrations.DeployAsync(database);

        Assert.Equal("001_t applied, 002_i applied", await database.HistoryAsync());
        Assert.True(await database.ScalarAsync<bool>("SELECT indisvalid FROM pg_index WHERE indexrelid = 't_id'::regclass"));
    }

    /// <summary>Npgsql closes the connection behind an error of the classes 58 and XX, so nothing can be asked on it any more.</summary>
    [Theory]
    [InlineData("", "001_a applied, 002_b applied, 003_c applied")]
    [InlineData("-- pgrollback: no-transaction\n", "001_a applied, 002_b applied, 003_c applied, 004_d applying")]
    public async Task A_statement_that_fails_inside_the_server_is_found_in_its_file(string directive, string history)
    {
        var migrations = TestMigrations.ThreeTables().Add("004_d", directive + "DO $$ BEGIN RAISE EXCEPTION 'boom' USING ERRCODE = 'XX000'; END $$;", TestStep.DropTable("d"));
        await using var database = await TestDatabase.CreateAsync();

        var error = await Assert.ThrowsAsync<MigrationFailedException>(() => migrations.DeployAsync(database));

        Assert.Equal(("004_d", "XX000"), (error.Migration, error.SqlState));
        Assert.Equal(history, await database.HistoryAsync());
    }

    [Fact]
    public async Task A_half_applied_file_stops_everything_until_it_is_marked()
    {
        var migrations = new TestMigrations().Add("001_t", "-- pgrollback: no-transaction\nCREATE TABLE t (id int);\nSELECT nowhere;", TestStep.DropTable("t"));
        var deployer = new MigrationDeployer(migrations.Set, migrations);
        await using var database = await TestDatabase.CreateAsync();

        var error = await Assert.ThrowsAsync<MigrationFailedException>(() => deployer.DeployAsync(database.DataSource));
        Assert.Contains("mark 001_t as applied or not applied", error.Message, StringComparison.Ordinal);
        Assert.Equal("001_t applying", await database.HistoryAsync());
        Assert.Equal(RefusalKind.Unfinished, Assert.Single((await Assert.ThrowsAsync<RunRefusedException>(() => deployer.DeployAsync(database.DataSource))).Refusals).Kind);
        Assert.Equal(RefusalKind.Unfinished, Assert.Single((await Assert.ThrowsAsync<RunRefusedException>(() => migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Drop))).Refusals).Kind);

        Assert.True(await deployer.MarkAppliedAsync(database.DataSource, migrations.Set[0]));
        Assert.False(await deployer.MarkAppliedAsync(database.DataSource, migrations.Set[0]));
        await migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Drop);
        Assert.Equal("", await database.TablesAsync());
    }

    [Fact]
    public async Task A_database_that_had_its_migrations_before_is_taken_over_by_marking_them()
    {
        var migrations = TestMigrations.ThreeTables();
        var deployer = new MigrationDeployer(migrations.Set, migrations);
        await using var database = await TestDatabase.CreateAsync(setUp: "CREATE TABLE a (id int PRIMARY KEY)");

        Assert.True(await deployer.MarkAppliedAsync(database.DataSource, migrations.Set[0]));
        Assert.Equal(2, (await deployer.DeployAsync(database.DataSource)).Migrations.Count);
        Assert.True(await deployer.MarkNotAppliedAsync(database.DataSource, migrations.Set[2], "gone"));
        Assert.False(await deployer.MarkNotAppliedAsync(database.DataSource, migrations.Set[2]));

        Assert.Equal("001_a applied, 002_b applied, 003_c rolled back", await database.HistoryAsync());
    }

    [Theory]
    [InlineData("BEGIN;\nCREATE TABLE t ();\nCOMMIT;", "t")]
    [InlineData("BEGIN; CREATE TABLE t (); COMMIT; START TRANSACTION; CREATE TABLE u (); END;", "t u")]
    public async Task A_file_with_transactions_of_its_own_is_applied(string sql, string tables)
    {
        await using var database = await TestDatabase.CreateAsync();

        await new TestMigrations().Add("001_t", sql).DeployAsync(database);

        Assert.Equal(tables, await database.TablesAsync());
        Assert.Equal("001_t applied", await database.HistoryAsync());
    }

    [Fact]
    public async Task What_a_file_sets_ends_with_it()
    {
        var migrations = new TestMigrations()
            .Add("001_x", "CREATE SCHEMA s; SET search_path = s; SET ROLE pg_monitor; RESET ROLE; CREATE TEMP TABLE u (); CREATE TABLE in_s ();")
            .Add("002_y", "CREATE TABLE in_public (); CREATE TABLE u ();");
        await using var database = await migrations.DeployedAsync();

        Assert.Equal("in_public u", await database.TablesAsync());
    }

    [Fact]
    public async Task A_history_table_of_another_name_is_used()
    {
        var migrations = TestMigrations.ThreeTables();
        var table = new HistoryTable("public", "Migrations \"here\"");
        await using var database = await TestDatabase.CreateAsync();

        await migrations.DeployAsync(database, new DeploymentOptions { History = table });
        await migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Drop, new RollbackOptions { History = table });

        Assert.Equal(2, await database.ScalarAsync<long>("SELECT count(*) FROM \"Migrations \"\"here\"\"\" WHERE state = 'applied'"));
        Assert.Equal([MigrationState.Applied, MigrationState.Applied, MigrationState.Pending], (await migrations.Set.GetStatusAsync(database.DataSource, table)).Select(status => status.State));
    }

    [Fact]
    public async Task Without_a_history_the_caller_vouches()
    {
        var migrations = TestMigrations.ThreeTables();
        await using var database = await migrations.DeployedAsync();
        await database.ExecuteAsync("DROP SCHEMA pgrollback CASCADE");

        var report = await migrations.Set.DownTo("001").RunAsync(database.DataSource, RowLoss.Drop, new RollbackOptions { History = null });

        Assert.Equal([null, null], report.Migrations.Select(migration => migration.Duration));
        Assert.Equal("a", await database.TablesAsync());
    }
}
