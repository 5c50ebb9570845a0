using Npgsql;
using PgRollback.Migrations;
using PgRollback.Testing;

namespace PgRollback.Tool.Tests.Verification;

public sealed class VerifyCommandTests : IDisposable
{
    private readonly MigrationDirectory _migrations = new();

    public static IEnumerable<object[]> Versions => ServerVersions.Rows;

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Each_verdict_has_its_migration(int major)
    {
        _migrations.Add("0001_users.sql", "CREATE TABLE users (id int PRIMARY KEY, name text, mail text);");
        _migrations.Add("0002_drop.sql", "ALTER TABLE users DROP COLUMN name;");
        _migrations.Add("0003_comment.sql", "SELECT 1;");
        _migrations.Add("0004_broken.sql", "ALTER TABLE nowhere ADD COLUMN x int;");
        _migrations.Add("0005_dynamic.sql", "DO $$ BEGIN EXECUTE 'CREATE TABLE t' || length(version()) || '()'; END $$;");
        _migrations.Add("0006_index.sql", "CREATE INDEX CONCURRENTLY users_mail ON users (mail);\nCREATE INDEX users_id ON users (id);");

        var run = await VerifyAsync(major, "--accept-data-gaps");

        Assert.Equal(["exact", "exact but for column order", "no schema change", "up failed", "declined", "exact"], run.Values("verdict"));
        Assert.Equal("42P01", run.Values("sqlState")[3]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"6 migrations on PostgreSQL {major}", run.Error, StringComparison.Ordinal);
    }

    /// <summary>Such a migration runs on a copy, which PostgreSQL makes without the settings, the privileges and the comment of the database.</summary>
    [Fact]
    public async Task Settings_of_the_database_are_there_for_a_migration_outside_of_a_transaction()
    {
        _migrations.Add("0001_users.sql", """
            CREATE SCHEMA "My Schema";
            CREATE TABLE "My Schema".users (id int);
            DO $$ BEGIN
                EXECUTE format('ALTER DATABASE %I SET search_path = "My Schema", public', current_database());
                EXECUTE format('ALTER ROLE %I IN DATABASE %I SET application_name = %L', current_user, current_database(), 'a=b, c''d');
                EXECUTE format('GRANT CREATE ON DATABASE %I TO PUBLIC', current_database());
                EXECUTE format('COMMENT ON DATABASE %I IS %L', current_database(), 'it''s');
                EXECUTE format('ALTER DATABASE %I CONNECTION LIMIT 50', current_database());
            END $$;
            """);
        _migrations.Add("0002_index.sql", "CREATE INDEX CONCURRENTLY users_id ON \"My Schema\".users (id);");
        _migrations.Add("0002_index.down.sql", "DROP INDEX CONCURRENTLY \"My Schema\".users_id;");

        var run = await VerifyAsync(null, "--use", "handwritten");

        Assert.Equal("exact", run.Values("verdict")[1]);
    }

    /// <summary>Npgsql closes the connection behind an error of class XX, and a backend that ends takes it along.</summary>
    [Fact]
    public async Task A_migration_that_ends_its_connection_failed_and_the_others_go_on()
    {
        _migrations.Add("0001_users.sql", "CREATE TABLE users (id int PRIMARY KEY);");
        _migrations.Add("0002_internal.sql", "CREATE TABLE a (); DO $$ BEGIN RAISE EXCEPTION 'boom' USING ERRCODE = 'XX000'; END $$;");
        _migrations.Add("0003_ended.sql", "CREATE TABLE b (); DO $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); END $$;");
        _migrations.Add("0004_mail.sql", "ALTER TABLE users ADD COLUMN mail text;");

        var run = await VerifyAsync(null);

        Assert.Equal(["exact", "up failed", "up failed", "exact"], run.Values("verdict"));
    }

    [Fact]
    public async Task A_file_that_is_read_as_no_migration_is_said()
    {
        _migrations.Add("0001_users.sql", "CREATE TABLE users (id int PRIMARY KEY);");
        _migrations.Add("base/cluster.sql", "CREATE TABLE cluster (id int);");

        var run = await VerifyAsync(null);

        Assert.Equal(["exact"], run.Values("verdict"));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("warning: 1 of 2 .sql files was not read as migrations, ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_handwritten_rollback_is_judged_by_what_it_does()
    {
        _migrations.Add("0001_users.up.sql", "CREATE TABLE users (id int); CREATE TABLE roles (id int);");
        _migrations.Add("0001_users.down.sql", "DROP TABLE users;");
        _migrations.Add("0002_mail.up.sql", "ALTER TABLE users ADD COLUMN mail text;");
        _migrations.Add("0002_mail.down.sql", "ALTER TABLE users DROP COLUMN mail_address;");
        _migrations.Add("0003_more.up.sql", "BEGIN;\nALTER TABLE users ADD COLUMN more text;\nCOMMIT;");
        _migrations.Add("0003_more.down.sql", "BEGIN;\nALTER TABLE users DROP COLUMN more;\nCOMMIT;");
        _migrations.Add("0004_goose.sql", "-- +goose Up\nCREATE TABLE goose (id int);\n-- +goose Down\nDROP TABLE goose;");
        _migrations.Add("0005_none.sql", "CREATE TABLE none (id int);");

        var run = await VerifyAsync(null, "--use", "handwritten");

        Assert.Equal(["differs", "rollback failed", "exact", "exact", "declined"], run.Values("verdict"));
        Assert.Equal("table public.roles: added", run.Lines[0].GetProperty("differences").EnumerateArray().Select(d => d.GetString()).First(d => d!.StartsWith("table", StringComparison.Ordinal)));
        Assert.Equal("42703", run.Values("sqlState")[1]);
        Assert.Contains("DROP COLUMN mail_address", run.Values("statement")[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_rollback_does_not_spoil_those_behind_it()
    {
        _migrations.Add("0001_a.up.sql", "CREATE TABLE a (id int);");
        _migrations.Add("0001_a.down.sql", "SELECT 1;");
        _migrations.Add("0002_b.up.sql", "CREATE TABLE b (id int);");
        _migrations.Add("0002_b.down.sql", "DROP TABLE b;\nDROP TABLE a;");
        _migrations.Add("0003_c.up.sql", "ALTER TABLE a ADD COLUMN c int;");
        _migrations.Add("0003_c.down.sql", "ALTER TABLE a DROP COLUMN c;");

        var run = await VerifyAsync(null, "--use", "handwritten");

        Assert.Equal(["differs", "differs", "exact"], run.Values("verdict"));
    }

    [Fact]
    public async Task A_file_applies_as_its_marks_and_rows_demand()
    {
        _migrations.Add("0001_enum.sql", "-- +goose NO TRANSACTION\n-- +goose Up\nCREATE TYPE mood AS ENUM ('sad');\nCREATE TABLE people (mood mood);\nALTER TYPE mood ADD VALUE 'ok';\nINSERT INTO people VALUES ('ok');\n-- +goose Down\nDROP TABLE people;\nDROP TYPE mood;");
        _migrations.Add("0002_copy.sql", "CREATE TABLE words (word text);\nCOPY words FROM stdin;\nit's\n\\.\nCREATE INDEX words_word ON words (word);\n-- pgrollback: down\nDROP TABLE words;");
        _migrations.Add("0003_lock.sql", "LOCK TABLE words IN SHARE MODE;\nALTER TABLE words ADD COLUMN n int;\n-- pgrollback: down\nALTER TABLE words DROP COLUMN n;");
        _migrations.Add("0004_commits.sql", "CREATE TABLE c1 (a int);\nCOMMIT;\nBEGIN;\nCREATE TABLE c2 (a int);\nCOMMIT;\n-- pgrollback: down\nDROP TABLE c1, c2;");
        _migrations.Add("0005_psql.sql", "\\set ON_ERROR_STOP on\nCREATE TABLE p (a int);\n-- pgrollback: down\nDROP TABLE p;");
        _migrations.Add("0006_of_the_tool.sql", "-- +goose Up\nALTER TABLE p ADD COLUMN b int;\nCOMMIT;\nBEGIN;\nALTER TABLE p ADD COLUMN c int;\n-- +goose Down\nALTER TABLE p DROP COLUMN b;\nCOMMIT;\nBEGIN;\nALTER TABLE p DROP COLUMN c;");

        _migrations.Add("0007_savepoint.sql", "ALTER TABLE p ADD COLUMN d int;\nSAVEPOINT s;\nALTER TABLE p ADD COLUMN e int;\nROLLBACK TO SAVEPOINT s;\nRELEASE SAVEPOINT s;\n-- pgrollback: down\nALTER TABLE p DROP COLUMN d;");
        _migrations.Add("0008_between.sql", "ALTER TABLE p ADD COLUMN f int;\nCOMMIT;\nCREATE INDEX CONCURRENTLY p_f ON p (f);\nCREATE INDEX CONCURRENTLY p_b ON p (b);\n-- pgrollback: down\nALTER TABLE p DROP COLUMN f;\nCOMMIT;\nDROP INDEX CONCURRENTLY p_b;");
        _migrations.Add("0009_left_open.sql", "CREATE TABLE o1 (a int);\nBEGIN;\nCREATE TABLE o2 (a int);\n-- pgrollback: down\nDROP TABLE o1, o2;");

        var run = await VerifyAsync(null, "--use", "handwritten");

        Assert.Equal(Enumerable.Repeat("exact", 9), run.Values("verdict"));
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task A_role_that_a_migration_makes_is_there_for_one_run_only()
    {
        _migrations.Add("0001_role.sql", "CREATE ROLE pgrollback_verify_reader;\nCREATE TABLE a (id int);\nGRANT SELECT ON a TO pgrollback_verify_reader;\n-- pgrollback: down\nDROP TABLE a;\nDROP ROLE pgrollback_verify_reader;");
        _migrations.Add("0002_index.sql", "CREATE INDEX a_id ON a (id);\n-- pgrollback: down\nDROP INDEX a_id;");

        foreach (var run in new[] { await VerifyAsync(null, "--use", "handwritten"), await VerifyAsync(null, "--use", "handwritten") })
        {
            Assert.Equal(["exact", "exact"], run.Values("verdict"));
        }
    }

    [Fact]
    public async Task Half_of_a_failed_migration_is_not_left_behind()
    {
        _migrations.Add("0001_a.sql", "CREATE TABLE a (id int);");
        _migrations.Add("0002_half.sql", "CREATE INDEX CONCURRENTLY a_id ON a (id);\nCREATE TABLE b (id int);\nCREATE TABLE a (id int);");
        _migrations.Add("0003_b.sql", "CREATE TABLE b (id int);");

        var run = await VerifyAsync(null);

        Assert.Equal(["exact", "up failed", "exact"], run.Values("verdict"));
    }

    [Fact]
    public async Task Rows_show_what_an_empty_database_does_not()
    {
        _migrations.Add("0001_users.up.sql", "CREATE TABLE users (id int PRIMARY KEY, email text NOT NULL CHECK (email ~ '@'), age int CHECK (age >= 18), parent int REFERENCES users);");
        _migrations.Add("0001_users.down.sql", "DROP TABLE users;");
        _migrations.Add("0002_nullable.up.sql", "ALTER TABLE users ALTER COLUMN email DROP NOT NULL;\nINSERT INTO users (id) VALUES (1000000);");
        _migrations.Add("0002_nullable.down.sql", "ALTER TABLE users ALTER COLUMN email SET NOT NULL;");
        _migrations.Add("0003_code.up.sql", "ALTER TABLE users ADD COLUMN code int NOT NULL;");
        _migrations.Add("0003_code.down.sql", "ALTER TABLE users DROP COLUMN code;");

        var run = await VerifyAsync(null, "--use", "handwritten", "--rows", "3");

        // The third fails on rows, as the second left one: it is tried with rows behind it.
        Assert.Equal(["exact", "rollback failed", "up failed"], run.Values("verdict"));
        Assert.Equal("23502", run.Values("sqlState")[1]);
        Assert.All(run.Lines, line => Assert.DoesNotContain(line.GetProperty("notes").EnumerateArray(), n => n.GetString()!.StartsWith("no rows", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_migration_that_fails_on_rows_is_filled_afterwards()
    {
        _migrations.Add("0001_users.sql", "CREATE TABLE users (id int PRIMARY KEY);");
        _migrations.Add("0002_code.sql", "ALTER TABLE users ADD COLUMN code int NOT NULL;");

        var run = await VerifyAsync(null, "--rows", "2");

        Assert.Equal(["exact", "exact"], run.Values("verdict"));
        Assert.Contains("fails on rows", run.Lines[1].GetProperty("notes")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chain_goes_down_and_up_again()
    {
        _migrations.Add("0001_a.sql", "CREATE TABLE a (id int);");
        _migrations.Add("0002_b.sql", "CREATE VIEW v AS SELECT id FROM a;");
        _migrations.Add("0003_declined.sql", "DO $$ BEGIN EXECUTE 'CREATE TABLE t' || length(version()) || '()'; END $$;");
        _migrations.Add("0004_c.sql", "CREATE TABLE c (id int);");

        var run = await VerifyAsync(null, "--chain");

        var chains = run.Lines.Where(l => l.TryGetProperty("chain", out _)).ToList();
        Assert.Equal(["0001_a", "0002_b"], chains[0].GetProperty("chain").EnumerateArray().Select(e => e.GetString()));
        Assert.Equal(["0004_c", "0004_c"], chains[1].GetProperty("chain").EnumerateArray().Select(e => e.GetString()));
        Assert.All(chains, chain => Assert.Equal("exact", chain.GetProperty("verdict").GetString()));
    }

    [Fact]
    public async Task A_migration_that_does_not_apply_again_is_told()
    {
        _migrations.Add("0001_a.up.sql", "CREATE TABLE a (id int PRIMARY KEY);");
        _migrations.Add("0001_a.down.sql", "DROP TABLE a;");
        _migrations.Add("0002_row.up.sql", "INSERT INTO a VALUES (1);\nCREATE TABLE b (id int);");
        _migrations.Add("0002_row.down.sql", "DROP TABLE b;");

        var run = await VerifyAsync(null, "--use", "handwritten");

        Assert.Contains("23505", run.Values("again")[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_migration_that_makes_something_else_each_time_is_not_held_against_its_rollback()
    {
        _migrations.Add("0001_a.sql", "CREATE TABLE a (at timestamp);");
        _migrations.Add("0002_view.sql", "CREATE VIEW recent AS SELECT at FROM a WHERE at > 'now'::timestamp;");

        var run = await VerifyAsync(null);

        Assert.Equal(["exact", "exact"], run.Values("verdict"));
        Assert.Null(run.Lines[1].GetProperty("again").GetString());
        Assert.Contains("something else each time", run.Lines[1].GetProperty("notes")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_lock_file_keeps_what_was_found()
    {
        _migrations.Add("0001_a.sql", "CREATE TABLE a (id int);");
        _migrations.Add("pgrollback.lock", "0000_gone\tderived\t15\texact\tx\ty\n");

        await VerifyAsync(null);
        var first = VerificationLock.Parse(_migrations.Text("pgrollback.lock"));
        await VerifyAsync(null, "--use", "handwritten");
        await VerifyAsync(null, "--rows", "1");

        var entry = Assert.Single(first.Entries);
        Assert.Equal(("0001_a", "derived", "exact", true), (entry.Stem, entry.Source, entry.Verdict, entry.IsGood));
        Assert.Equal(MigrationChecksum.Of("CREATE TABLE a (id int);"), entry.Checksum);
        Assert.Equal(first, VerificationLock.Parse(_migrations.Text("pgrollback.lock")));
    }

    [Fact]
    public async Task Nothing_is_left_on_the_server()
    {
        _migrations.Add("0001_a.sql", "CREATE TABLE a (id int);");
        _migrations.Add("0002_index.sql", "CREATE INDEX CONCURRENTLY a_id ON a (id);");

        await VerifyAsync(null, "--chain");

        var server = await TestServer.GetAsync();
        await using var source = NpgsqlDataSource.Create(server.ConnectionString);
        await using var command = source.CreateCommand("SELECT count(*) FROM pg_database WHERE datname LIKE 'pgrollback_verify_%'");
        Assert.Equal(0L, await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task A_baseline_is_applied_first()
    {
        using var other = new MigrationDirectory();
        other.Add("schema.sql", "\\restrict x\nSELECT pg_catalog.set_config('search_path', '', false);\nCREATE TABLE public.users (id integer);\n\\unrestrict x\n");
        _migrations.Add("0001_mail.sql", "ALTER TABLE users ADD COLUMN mail text;");

        var run = await VerifyAsync(null, "--baseline", other.File("schema.sql"));

        Assert.Equal(["exact"], run.Values("verdict"));
    }

    [Fact]
    public async Task Text_names_the_differences_and_ends_with_a_summary()
    {
        _migrations.Add("0001_a.up.sql", "CREATE TABLE a (id int);");
        _migrations.Add("0001_a.down.sql", "SELECT 1;");
        var server = await TestServer.GetAsync();

        var run = await _migrations.RunAsync("verify", "--connection", server.ConnectionString, "--use", "handwritten");

        Assert.StartsWith("[1/1] ✗ 0001_a: differs\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("    table public.a: added\n", run.Output, StringComparison.Ordinal);
        Assert.EndsWith(": 1 differs\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Username=x;Timeout=1")]
    [InlineData("postgres://x@127.0.0.1:1/x?connect_timeout_x=1")]
    [InlineData("nonsense")]
    public async Task Without_a_server_there_is_a_message(string connection)
    {
        var run = await _migrations.RunAsync("verify", "--connection", connection);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("pgrollback: ", run.Error, StringComparison.Ordinal);
    }

    private async Task<ToolRun> VerifyAsync(int? major, params string[] options)
    {
        var server = await TestServer.GetAsync(major);
        return await _migrations.RunAsync("verify", ["--connection", server.ConnectionString, "--format", "json", .. options]);
    }

    public void Dispose() => _migrations.Dispose();
}
