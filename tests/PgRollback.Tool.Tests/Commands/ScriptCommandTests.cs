using Npgsql;
using PgRollback.Testing;

namespace PgRollback.Tool.Tests.Commands;

public sealed class ScriptCommandTests : IDisposable
{
    private readonly MigrationDirectory _migrations = new();
    private readonly MigrationDirectory _out = new();

    [Fact]
    public async Task Every_migration_with_a_rollback_gets_a_file()
    {
        _migrations.Add("0001_users.up.sql", "CREATE TABLE users (id int PRIMARY KEY);");
        _migrations.Add("0002_mail.sql", "ALTER TABLE users ADD COLUMN mail text;");
        _migrations.Add("0003_dynamic.sql", "DO $$ BEGIN EXECUTE 'CREATE TABLE t' || now()::text; END $$;");

        var run = await _migrations.RunAsync("script", "--out", _out.Path, "--format", "json");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(["0001_users", "0002_mail", "0003_dynamic"], run.Values("migration"));
        Assert.Equal(["derived", "derived", "declined"], run.Values("outcome"));
        Assert.Equal(["True", "True", ""], run.Values("transactional"));
        Assert.Equal(["True", "True", ""], run.Values("losesData"));
        Assert.Contains("DROP TABLE public.users;\n", _out.Text("0001_users.down.sql"), StringComparison.Ordinal);
        Assert.Contains("DROP COLUMN mail;\n", _out.Text("0002_mail.down.sql"), StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetFiles(_out.Path).Length);
        var diagnostic = run.Lines[2].GetProperty("diagnostics").EnumerateArray().First();
        Assert.Equal(("error", 1, 1), (diagnostic.GetProperty("severity").GetString(), diagnostic.GetProperty("line").GetInt32(), diagnostic.GetProperty("column").GetInt32()));
    }

    [Theory]
    [InlineData("script")]
    [InlineData("check")]
    public async Task A_layout_that_is_not_read_is_said(string command)
    {
        _migrations.Add("base/cluster.sql", "CREATE TABLE cluster (id int);");
        _migrations.Add("later/tasks.sql", "CREATE TABLE tasks (id int);");

        var run = command == "script" ? await _migrations.RunAsync(command, "--out", _out.Path) : await _migrations.RunAsync(command);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("warning: 2 of 2 .sql files were not read as migrations, because no name that fits a convention says which comes first (PGR1001): base/cluster.sql, later/tasks.sql\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_an_earlier_run_does_not_outlive_its_rollback()
    {
        _migrations.Add("0001_users.sql", "CREATE TABLE users (id int);");
        _migrations.Add("0002_mail.sql", "ALTER TABLE users ADD COLUMN mail text;");
        await _migrations.RunAsync("script", "--out", _out.Path);
        Assert.Equal(2, Directory.GetFiles(_out.Path).Length);
        const string Undecided = "DO $$ BEGIN EXECUTE 'CREATE TABLE t' || now()::text; END $$;";
        _migrations.Add("0001_users.sql", Undecided);
        _migrations.Add("0002_mail.sql", Undecided);
        _out.Add("0002_mail.down.sql", "-- by hand\nDROP TABLE t;\n");

        await _migrations.RunAsync("script", "--out", _out.Path);

        Assert.Equal(["0002_mail.down.sql"], Directory.GetFiles(_out.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task An_empty_folder_is_said()
    {
        var run = await _migrations.RunAsync("check");

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("warning: there is no .sql file in ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_declined_migrations_the_exit_code_is_zero()
    {
        _migrations.Add("0001_users.sql", "CREATE TABLE users (id int);");

        var run = await _migrations.RunAsync("script", "--out", _out.Path);

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("derived     0001_users → 0001_users.down.sql (1 step, destroys rows)", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_is_one_transaction_where_it_can_be()
    {
        _migrations.Add("0001_users.sql", "CREATE TABLE users (id int);");
        _migrations.Add("0002_index.sql", "CREATE INDEX CONCURRENTLY users_id ON users (id);");

        await _migrations.RunAsync("script", "--out", _out.Path);

        Assert.EndsWith("\nBEGIN;\nDROP TABLE public.users;\nCOMMIT;\n", _out.Text("0001_users.down.sql"), StringComparison.Ordinal);
        Assert.DoesNotContain("BEGIN", _out.Text("0002_index.down.sql"), StringComparison.Ordinal);
        Assert.Contains("DROP INDEX CONCURRENTLY public.users_id;\n", _out.Text("0002_index.down.sql"), StringComparison.Ordinal);
    }

    /// <summary>What a REVOKE would take is the owner's by default, in silence.</summary>
    [Fact]
    public async Task A_script_stops_before_it_revokes_from_who_has_come_to_own_the_object()
    {
        _migrations.Add("0001_users.sql", "CREATE TABLE users (id int);");
        _migrations.Add("0002_rights.sql", "GRANT SELECT ON users TO pg_monitor;");

        await _migrations.RunAsync("script", "--out", _out.Path);

        var script = _out.Text("0002_rights.down.sql");
        await using var database = await TestDatabase.CreateAsync(setUp: "CREATE TABLE users (id int); GRANT SELECT ON users TO pg_monitor; ALTER TABLE users OWNER TO pg_monitor;");
        var refused = await Assert.ThrowsAsync<PostgresException>(() => database.ExecuteAsync(script));
        Assert.Equal("pg_monitor owns table public.users and has its privileges by that, not by the GRANT: the REVOKE would take what is the owner's by default", refused.MessageText);
        Assert.True(await database.ScalarAsync<bool>("SELECT has_table_privilege('pg_monitor', 'users', 'SELECT')"));

        await database.ExecuteAsync("ALTER TABLE users OWNER TO CURRENT_USER; GRANT SELECT ON users TO pg_monitor;");
        await database.ExecuteAsync(script);
        Assert.False(await database.ScalarAsync<bool>("SELECT has_table_privilege('pg_monitor', 'users', 'SELECT')"));
    }

    /// <summary>ON DELETE CASCADE takes rows along in silence.</summary>
    [Fact]
    public async Task A_script_stops_before_it_deletes_what_others_refer_to()
    {
        _migrations.Add("0001_roles.sql", "CREATE TABLE roles (name text PRIMARY KEY); CREATE TABLE members (id int, role text REFERENCES roles ON DELETE CASCADE);");
        _migrations.Add("0002_admin.sql", "INSERT INTO roles VALUES ('admin');");

        await _migrations.RunAsync("script", "--out", _out.Path);

        var script = _out.Text("0002_admin.down.sql");
        await using var database = await TestDatabase.CreateAsync(setUp: "CREATE TABLE roles (name text PRIMARY KEY); CREATE TABLE members (id int, role text REFERENCES roles ON DELETE CASCADE); INSERT INTO roles VALUES ('admin'); INSERT INTO members VALUES (1, 'admin'), (2, NULL);");
        var refused = await Assert.ThrowsAsync<PostgresException>(() => database.ExecuteAsync(script));
        Assert.StartsWith("rows of public.members refer to rows that are deleted", refused.MessageText, StringComparison.Ordinal);
        Assert.Equal(2, await database.ScalarAsync<long>("SELECT count(*) FROM members"));

        await database.ExecuteAsync("DELETE FROM members WHERE role = 'admin'");
        await database.ExecuteAsync(script);
        Assert.Equal(0, await database.ScalarAsync<long>("SELECT count(*) FROM roles"));
    }

    [Fact]
    public async Task A_script_can_leave_the_transaction_to_its_caller()
    {
        _migrations.Add("0001_users.sql", "CREATE TABLE users (id int);");

        await _migrations.RunAsync("script", "--out", _out.Path, "--no-transaction");

        Assert.DoesNotContain("BEGIN", _out.Text("0001_users.down.sql"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_handwritten_rollback_is_copied_unless_it_is_to_be_ignored()
    {
        _migrations.Add("0001_users.up.sql", "CREATE TABLE users (id int);");
        _migrations.Add("0001_users.down.sql", "-- by hand\nDROP TABLE users;\n");

        var copied = await _migrations.RunAsync("script", "--out", _out.Path, "--format", "json");
        Assert.Equal(["handwritten"], copied.Values("outcome"));
        Assert.Equal("-- by hand\nDROP TABLE users;\n", _out.Text("0001_users.down.sql"));

        var derived = await _migrations.RunAsync("script", "--out", _out.Path, "--format", "json", "--ignore-handwritten");
        Assert.Equal(["derived"], derived.Values("outcome"));
        Assert.Contains("DROP TABLE public.users;", _out.Text("0001_users.down.sql"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_people_wrote_is_not_overwritten()
    {
        _migrations.Add("0001_users.sql", "CREATE TABLE users (id int);");
        _migrations.Add("0001_users.down.sql", "DROP TABLE users;");

        var run = await _migrations.RunAsync("script", "--ignore-handwritten");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--out", run.Error, StringComparison.Ordinal);
        Assert.Equal("DROP TABLE users;", _migrations.Text("0001_users.down.sql"));
    }

    [Fact]
    public async Task Data_gaps_are_declined_until_they_are_accepted()
    {
        _migrations.Add("0001_users.sql", "CREATE TABLE users (id int, mail text);");
        _migrations.Add("0002_lower.sql", "ALTER TABLE users ADD COLUMN seen int;\nUPDATE users SET mail = lower(mail);");

        var declined = await _migrations.RunAsync("script", "--out", _out.Path, "--format", "json");
        var accepted = await _migrations.RunAsync("script", "--out", _out.Path, "--format", "json", "--accept-data-gaps");

        Assert.Equal("declined", declined.Values("outcome")[1]);
        Assert.Equal("1", declined.Values("dataGaps")[1]);
        Assert.Equal("derived", accepted.Values("outcome")[1]);
        Assert.Equal(0, accepted.ExitCode);
    }

    [Fact]
    public async Task Folders_are_kept_and_a_folder_that_is_the_name_is_not()
    {
        _migrations.Add("a/0001_users.sql", "CREATE TABLE users (id int);");
        _migrations.Add("b/0002_mail/up.sql", "ALTER TABLE users ADD COLUMN mail text;");

        await _migrations.RunAsync("script", "--out", _out.Path);

        Assert.True(File.Exists(_out.File("a/0001_users.down.sql")));
        Assert.True(File.Exists(_out.File("b/0002_mail.down.sql")));
    }

    [Fact]
    public async Task The_baseline_is_what_was_there_before()
    {
        _out.Add("schema.sql", "SET check_function_bodies = false;\nCREATE TABLE public.users (id integer NOT NULL);\n");
        _migrations.Add("0001_mail.sql", "ALTER TABLE users ADD COLUMN mail text;");

        var without = await _migrations.RunAsync("script", "--out", _out.Path, "--format", "json");
        var with = await _migrations.RunAsync("script", "--out", _out.Path, "--format", "json", "--baseline", _out.File("schema.sql"));

        Assert.Equal(["declined"], without.Values("outcome"));
        Assert.Equal(["derived"], with.Values("outcome"));
    }

    [Theory]
    [InlineData("--target-version", "14")]
    [InlineData("--target-version", "18-15")]
    [InlineData("--target-version", "x")]
    [InlineData("--baseline", "/nowhere/schema.sql")]
    [InlineData("--format", "yaml")]
    [InlineData("--frobnicate", "1")]
    public async Task A_wrong_argument_is_a_usage_error(string option, string value)
    {
        var run = await _migrations.RunAsync("script", option, value);

        Assert.Equal(2, run.ExitCode);
        Assert.NotEmpty(run.Error);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_a_usage_error() =>
        Assert.Equal(2, (await ToolRun.OfAsync("script", _migrations.File("nowhere"))).ExitCode);

    public void Dispose()
    {
        _migrations.Dispose();
        _out.Dispose();
    }
}
