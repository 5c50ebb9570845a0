using PgRollback.Testing;
using PgRollback.Tests.Material;

namespace PgRollback.Tests.Deployment;

/// <summary>COPY … FROM STDIN with its rows in the file, as pg_dump writes them.</summary>
public sealed class CopyTests
{
    private const string Table = "CREATE TABLE t (id int, note text);\n";

    private const string Rows = "COPY t FROM STDIN;\n1\tone; 'and\n2\t$$\n\\.\n";

    [Theory]
    [MemberData(nameof(ServerVersions.Rows), MemberType = typeof(ServerVersions))]
    public async Task Rows_are_sent_in_the_transaction_of_the_file(int major)
    {
        const string More = "UPDATE t SET id = id + 10;\nCOPY t (note) FROM STDIN WITH (FORMAT csv);\n\"ä, b\"\n\\.\nCOPY t FROM STDIN;\n\\.\nCREATE TABLE u ();\n";
        await using var database = await new TestMigrations().Add("001_t", $"BEGIN;\n{Table}{Rows}{More}COMMIT;\n").DeployedAsync(major);

        Assert.Equal("11=one; 'and 12=$$ =ä, b", await database.ScalarAsync<string>("SELECT string_agg(concat(id, '=', note), ' ' ORDER BY id) FROM t"));
        Assert.Equal("t u", await database.TablesAsync());
        Assert.Equal("001_t applied", await database.HistoryAsync());
    }

    [Fact]
    public async Task Outside_a_transaction_they_are_sent_too()
    {
        await using var database = await new TestMigrations().Add("001_t", $"-- pgrollback: no-transaction\n{Table}{Rows}CREATE INDEX CONCURRENTLY i ON t (id);\n").DeployedAsync();

        Assert.Equal(2, await database.ScalarAsync<long>("SELECT count(*) FROM t"));
        Assert.Equal("001_t applied", await database.HistoryAsync());
    }

    /// <summary>The connection string's timeout is for commands of the program, and not for what a migration takes.</summary>
    [Fact]
    public async Task They_may_take_their_time()
    {
        const string Slow = "CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(1); RETURN NEW; END'; CREATE TRIGGER slow BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION slow();\n";
        await using var database = await TestDatabase.CreateAsync();
        var migrations = new TestMigrations().Add("001_t", Table + Slow + Rows);
        await using var impatient = Npgsql.NpgsqlDataSource.Create($"{database.ConnectionString};Command Timeout=1");

        await new MigrationDeployer(migrations.Set, migrations).DeployAsync(impatient);

        Assert.Equal(2, await database.ScalarAsync<long>("SELECT count(*) FROM t"));
    }

    [Theory]
    [InlineData("1\tone\nx\ttwo\n\\.\n", "COPY t FROM STDIN", "22P02", 3)]
    [InlineData("1\tone\n\\.\n", "COPY nowhere FROM STDIN", "42P01", 3)]
    [InlineData("1\tone\n\\.\nSELECT nowhere;\n", "COPY t FROM STDIN", "42703", 6)]
    public async Task A_failure_is_found_in_the_file_and_leaves_nothing(string rest, string copy, string sqlState, int line)
    {
        await using var database = await TestDatabase.CreateAsync();

        var error = await Assert.ThrowsAsync<MigrationFailedException>(() => new TestMigrations().Add("001_t", $"{Table}\n{copy};\n{rest}").DeployAsync(database));

        Assert.Equal((sqlState, line, ExitCodes.Failed), (error.SqlState, error.Line, error.ExitCode));
        Assert.Equal("", await database.TablesAsync());
    }

    [Fact]
    public async Task A_copy_without_rows_is_refused_before_anything_runs()
    {
        await using var database = await TestDatabase.CreateAsync();
        var migrations = TestMigrations.ThreeTables().Add("004_t", $"{Table}COPY t FROM STDIN;\n1\tone\n");

        var error = await Assert.ThrowsAsync<RunRefusedException>(() => migrations.DeployAsync(database));

        Assert.Equal((RefusalKind.CopyWithoutRows, ExitCodes.Refused), (Assert.Single(error.Refusals).Kind, error.ExitCode));
        Assert.Contains("004_t: COPY … FROM STDIN in line 2 of 004_t.sql has no rows to read", error.Message, StringComparison.Ordinal);
        Assert.Equal("", await database.TablesAsync());
    }

    [Fact]
    public async Task A_copy_on_the_way_back_is_refused_before_anything_runs()
    {
        var migrations = new TestMigrations().Add("001_t", Table, TestStep.DropTable("t"), new TestStep("Sql", "", "", "COPY x FROM STDIN"));
        await using var database = await migrations.DeployedAsync();

        var error = await Assert.ThrowsAsync<RunRefusedException>(() => migrations.Set.DownToNothing().RunAsync(database.DataSource, RowLoss.Drop));

        Assert.Equal((RefusalKind.CopyWithoutRows, ExitCodes.Refused), (Assert.Single(error.Refusals).Kind, error.ExitCode));
        Assert.Equal("t", await database.TablesAsync());
    }
}
