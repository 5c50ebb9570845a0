using PgRollback.Testing;

namespace PgRollback.Tool.Tests.Commands;

public sealed class DatabaseCommandsTests : IDisposable
{
    private readonly MigrationDirectory _migrations = new();

    public DatabaseCommandsTests()
    {
        _migrations.Add("0001_users.up.sql", "CREATE TABLE users (id int PRIMARY KEY);");
        _migrations.Add("0002_mail/up.sql", "ALTER TABLE users ADD COLUMN mail text;");
        _migrations.Add("0003_index.sql", "-- pgrollback: no-transaction\nCREATE INDEX CONCURRENTLY users_mail ON users (mail);");
    }

    [Fact]
    public async Task A_folder_is_deployed_and_a_connection_alone_takes_it_back()
    {
        await using var database = await TestDatabase.CreateAsync();

        var deployed = await ToolRun.OfAsync("deploy", "--migrations", _migrations.Path, "--connection", database.ConnectionString);
        var status = await ToolRun.OfAsync("status", "--connection", database.ConnectionString);
        var last = await ToolRun.OfAsync("rollback", "--yes", "--connection", database.ConnectionString);
        var rest = await ToolRun.OfAsync("rollback", "--all", "--yes", "-m", _migrations.Path, "--connection", database.ConnectionString);

        Assert.Equal((0, 0, 0, 0), (deployed.ExitCode, status.ExitCode, last.ExitCode, rest.ExitCode));
        Assert.Contains("3 migrations applied in", deployed.Output, StringComparison.Ordinal);
        Assert.Contains("3 migrations applied, 0 pending.", status.Output, StringComparison.Ordinal);
        Assert.Contains("1 migration rolled back in", last.Output, StringComparison.Ordinal);
        Assert.Contains("2 migrations rolled back in", rest.Output, StringComparison.Ordinal);
        Assert.True(await database.ScalarAsync<bool>("SELECT to_regclass('users') IS NULL"));
    }

    [Fact]
    public async Task A_folder_needs_no_database_to_be_read()
    {
        var list = await ToolRun.OfAsync("list", "--migrations", _migrations.Path);
        var plan = await ToolRun.OfAsync("plan", "0003_index", "--sql", "--migrations", _migrations.Path);

        Assert.Contains("0002_mail", list.Output, StringComparison.Ordinal);
        Assert.Contains("DROP INDEX CONCURRENTLY public.users_mail;", plan.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exit_codes_are_those_of_the_runtime()
    {
        await using var database = await TestDatabase.CreateAsync();
        await ToolRun.OfAsync("deploy", "--migrations", _migrations.Path, "--connection", database.ConnectionString);
        await database.ExecuteAsync("INSERT INTO users VALUES (1, 'x')");

        Assert.Equal(3, (await ToolRun.OfAsync("rollback", "--all", "--yes", "--connection", database.ConnectionString)).ExitCode);
        Assert.Equal(2, (await ToolRun.OfAsync("rollback", "--all", "--to", "0001", "--connection", database.ConnectionString)).ExitCode);
        Assert.Equal(2, (await ToolRun.OfAsync("rollback", "--migrations", _migrations.File("nowhere"))).ExitCode);
    }

    [Fact]
    public async Task Help_tells_of_all_commands()
    {
        Assert.Contains("rollback ", (await ToolRun.OfAsync("--help")).Output, StringComparison.Ordinal);
        Assert.Contains("--rehearse", (await ToolRun.OfAsync("rollback", "--help")).Output, StringComparison.Ordinal);
    }

    public void Dispose() => _migrations.Dispose();
}
