using Npgsql;
using PgRollback.Testing;
using PgRollback.Tests.Faults;
using PgRollback.Tests.Material;

namespace PgRollback.Tests.Execution;

/// <summary>What stands in the way before anything is done: each has one message and an exit code of its own, and changes nothing.</summary>
public sealed class ConnectionTests
{
    private readonly TestMigrations _migrations = TestMigrations.ThreeTables();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_pooler_in_transaction_mode_is_refused_also_while_others_use_it(bool isBusy)
    {
        await using var database = await _migrations.DeployedAsync();
        await using var pooler = new TransactionPooler(Port(database), perTransaction: true);
        await using var dataSource = NpgsqlDataSource.Create(Through(database, pooler.Port));
        using var end = new CancellationTokenSource();
        var others = isBusy ? Task.WhenAll(Enumerable.Range(0, 4).Select(_ => WorkAsync(dataSource, end.Token))) : Task.CompletedTask;

        var error = await Assert.ThrowsAsync<RunRefusedException>(() => _migrations.Set.Last().RunAsync(dataSource, RowLoss.Refuse));

        await end.CancelAsync();
        await others;
        Assert.Equal((ExitCodes.ConnectionMode, RefusalKind.ConnectionMode), (error.ExitCode, Assert.Single(error.Refusals).Kind));
        Assert.Equal("a b c", await database.TablesAsync());
        Assert.Empty(await AuditLog.ReadAsync(database.DataSource));
    }

    [Fact]
    public async Task A_pooler_in_session_mode_is_as_good_as_the_server()
    {
        await using var database = await _migrations.DeployedAsync();
        await using var pooler = new TransactionPooler(Port(database), perTransaction: false);
        await using var dataSource = NpgsqlDataSource.Create(Through(database, pooler.Port));

        await _migrations.Set.DownToNothing().RunAsync(dataSource, RowLoss.Refuse);

        Assert.Equal("", await database.TablesAsync());
    }

    [Theory]
    [InlineData("transaction", ExitCodes.ConnectionMode)]
    [InlineData("statement", ExitCodes.ConnectionMode)]
    [InlineData("session", ExitCodes.Success)]
    public async Task PgBouncer_is_told_by_its_mode(string mode, int exitCode)
    {
        await using var database = await _migrations.DeployedAsync();
        await using var pooler = await PgBouncer.StartAsync(database, mode);
        if (pooler is null)
        {
            return;
        }

        await AssertEndsAsync(Through(database, pooler.Port), exitCode, exitCode == ExitCodes.Success ? "1 migration rolled back" : "a pooler in transaction or statement mode");
        Assert.Equal(exitCode == ExitCodes.Success ? "a b" : "a b c", await database.TablesAsync());
        Assert.Equal(exitCode == ExitCodes.Success ? 1 : 0, (await AuditLog.ReadAsync(database.DataSource)).Count);
    }

    [Fact]
    public async Task A_wrong_password_is_no_broken_connection()
    {
        await using var server = await RestartableServer.StartAsync();
        if (server is null)
        {
            return;
        }

        await using var database = await TestDatabase.CreateAsync(server.Server);
        await _migrations.DeployAsync(database);
        await database.ExecuteAsync("CREATE ROLE guarded LOGIN PASSWORD 'right'");
        await database.ExecuteAsync("""
            DO $$ BEGIN
                EXECUTE format('COPY (VALUES (''host all guarded 127.0.0.1/32 scram-sha-256''), (''host all all 127.0.0.1/32 trust'')) TO %L', current_setting('hba_file'));
                PERFORM pg_reload_conf();
            END $$
            """);
        await Waiting.ForAsync(database, "SELECT count(*) = 2 AND bool_or(auth_method = 'scram-sha-256') FROM pg_hba_file_rules");
        var password = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Username = "guarded", Password = "canary-password", Pooling = false };

        await AssertEndsAsync(password.ConnectionString, ExitCodes.Authentication, "28P01");
        Assert.Equal("a b c", await database.TablesAsync());
    }

    [Fact]
    public async Task A_standby_takes_nothing_and_its_primary_among_several_hosts_does()
    {
        await using var server = await RestartableServer.StartAsync();
        if (server is null)
        {
            return;
        }

        // Not dropped at the end: it goes with its server.
        var database = await TestDatabase.CreateAsync(server.Server);
        await using var dataSource = database.DataSource;
        await _migrations.DeployAsync(database);
        database.ClosePool();
        var standby = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Port = await server.AddStandbyAsync(), Pooling = false };
        await Waiting.ForAsync(database, "SELECT count(*) = 1 FROM pg_stat_replication WHERE state = 'streaming'");
        var facts = (await _migrations.Set.Last().PreflightAsync(database.DataSource, RowLoss.Refuse)).Facts;
        Assert.Contains(facts, static fact => fact.Message.StartsWith("standby follower at 127.0.0.1", StringComparison.Ordinal));

        await AssertEndsAsync(standby.ConnectionString, ExitCodes.ReadOnly, "is a standby");
        Assert.Equal("a b c", await database.TablesAsync());

        var several = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Host = $"127.0.0.1:{standby.Port},127.0.0.1:{server.Port}", TargetSessionAttributes = "primary" };
        await AssertEndsAsync(several.ConnectionString, ExitCodes.Success, "1 migration rolled back");
        Assert.Equal("a b", await database.TablesAsync());
    }

    [Fact]
    public async Task A_database_that_is_read_only_by_its_settings_is_refused()
    {
        await using var database = await _migrations.DeployedAsync();
        await database.ExecuteAsync($"ALTER DATABASE \"{database.Name}\" SET default_transaction_read_only = on");
        database.ClosePool();

        await AssertEndsAsync(database.ConnectionString, ExitCodes.ReadOnly, "read-only by its settings");
        Assert.Equal("a b c", await database.TablesAsync());
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_a_connection_error() =>
        await AssertEndsAsync("Host=127.0.0.1;Port=1;Username=u;Password=canary;Database=d;Timeout=2", ExitCodes.Connection, "Cannot connect to database 'd' on 127.0.0.1");

    [Theory]
    [InlineData("", "may not change the history table")]
    [InlineData("GRANT ALL ON ALL TABLES IN SCHEMA pgrollback TO {0}", "does not own relation public.c, which postgres does")]
    [InlineData("GRANT ALL ON pgrollback.history TO {0}; ALTER TABLE c OWNER TO {0}", "may not write the audit table")]
    public async Task Rights_that_are_missing_are_named_before_anything_is_done(string grants, string message)
    {
        await using var database = await _migrations.DeployedAsync();
        await using var role = await TestRole.CreateAsync(database, $"GRANT USAGE ON SCHEMA pgrollback TO {{0}}; GRANT SELECT ON ALL TABLES IN SCHEMA pgrollback TO {{0}}; {grants}");

        await AssertEndsAsync(role.ConnectionString, ExitCodes.MissingRights, message);
        Assert.Equal("a b c", await database.TablesAsync());
        Assert.Equal("001_a applied, 002_b applied, 003_c applied", await database.HistoryAsync());
    }

    [Fact]
    public async Task Who_owns_everything_needs_to_be_no_superuser()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var role = await TestRole.CreateAsync(database, "GRANT CREATE ON SCHEMA public TO {0}; DO $$ BEGIN EXECUTE format('GRANT CREATE ON DATABASE %I TO {0}', current_database()); END $$");
        await new MigrationDeployer(_migrations.Set, _migrations).DeployAsync(role.DataSource);

        await _migrations.Set.DownToNothing().RunAsync(role.DataSource, RowLoss.Refuse);

        Assert.Equal("", await database.TablesAsync());
        Assert.Equal(AuditOutcome.Done, Assert.Single(await AuditLog.ReadAsync(role.DataSource)).Outcome);
    }

    [Fact]
    public async Task A_history_that_is_dirty_is_refused()
    {
        await using var database = await _migrations.DeployedAsync();
        await database.ExecuteAsync("UPDATE pgrollback.history SET state = 'applying' WHERE stem = '003_c'");

        await AssertEndsAsync(database.ConnectionString, ExitCodes.Unfinished, "003_c");
        Assert.Equal("a b c", await database.TablesAsync());
    }

    private async Task AssertEndsAsync(string connectionString, int exitCode, string message)
    {
        var output = new StringWriter();
        var code = await RollbackCommandLine.RunAsync(_migrations.Set, ["rollback", "-y", "--connection", connectionString], options =>
        {
            options.Output = output;
            options.Error = output;
        });

        Assert.True(exitCode == code, $"{code}: {output}");
        Assert.Contains(message, output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("canary", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output.ToString(), StringComparison.Ordinal);
    }

    private static async Task WorkAsync(NpgsqlDataSource dataSource, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            await using var command = dataSource.CreateCommand("SELECT pg_sleep(0.002)");
            await command.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }

    private static int Port(TestDatabase database) => new NpgsqlConnectionStringBuilder(database.ConnectionString).Port;

    private static string Through(TestDatabase database, int port) =>
        new NpgsqlConnectionStringBuilder(database.ConnectionString) { Port = port, SslMode = SslMode.Disable, GssEncryptionMode = GssEncryptionMode.Disable }.ConnectionString;
}
