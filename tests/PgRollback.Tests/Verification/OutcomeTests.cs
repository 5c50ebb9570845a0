using PgRollback.Testing;
using PgRollback.Tests.Material;

namespace PgRollback.Tests.Verification;

/// <summary>Event triggers make of a step something else than it says.</summary>
public sealed class OutcomeTests
{
    private const string BringsBack = """
        CREATE FUNCTION bring_back() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN
            IF to_regclass('public.c') IS NULL THEN CREATE TABLE public.c (id int); END IF;
        END $$;
        CREATE EVENT TRIGGER bring_back ON sql_drop EXECUTE FUNCTION bring_back();
        """;

    private const string TakesAway = """
        CREATE FUNCTION take_away() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN
            DROP INDEX public.i;
        END $$;
        CREATE EVENT TRIGGER take_away ON ddl_command_end WHEN TAG IN ('CREATE INDEX') EXECUTE FUNCTION take_away();
        """;

    [Theory]
    [MemberData(nameof(ServerVersions.Rows), MemberType = typeof(ServerVersions))]
    public async Task What_should_be_gone_and_is_there_is_not_committed(int major)
    {
        var migrations = TestMigrations.ThreeTables();
        await using var database = await migrations.DeployedAsync(major);
        await database.ExecuteAsync(BringsBack);

        var refusal = Assert.Single((await Assert.ThrowsAsync<RunRefusedException>(() => migrations.Set.Last(2).RunAsync(database.DataSource, RowLoss.Drop))).Refusals);

        Assert.Equal((RefusalKind.NotRestored, "003_c"), (refusal.Kind, refusal.Migration));
        Assert.Contains("table public.c is still there after DropTable table public.c (test.sql(1,1))", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("a b c", await database.TablesAsync());
        await migrations.Set.Last(2).RunAsync(database.DataSource, RowLoss.Drop, new RollbackOptions { Verify = false });
        Assert.Equal("a c", await database.TablesAsync());
    }

    [Fact]
    public async Task What_should_be_back_and_is_not_there_is_not_committed()
    {
        var migrations = new TestMigrations()
            .Add("001_t", "CREATE TABLE t (id int); CREATE INDEX i ON t (id);", TestStep.DropTable("t"))
            .Add("002_i", "DROP INDEX i;", TestStep.CreateIndex("t", "id", "i"));
        await using var database = await migrations.DeployedAsync();
        await database.ExecuteAsync(TakesAway);

        var refusal = Assert.Single((await Assert.ThrowsAsync<RunRefusedException>(() => migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Drop))).Refusals);

        Assert.Equal(RefusalKind.NotRestored, refusal.Kind);
        Assert.Contains("index public.i on public.t is not there again", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("001_t applied, 002_i applied", await database.HistoryAsync());
    }

    [Fact]
    public async Task What_comes_back_and_goes_again_further_down_is_expected_to_be_gone()
    {
        var migrations = new TestMigrations()
            .Add("001_t", "CREATE TABLE t (id int); CREATE INDEX i ON t (id);", TestStep.DropTable("t"))
            .Add("002_i", "DROP INDEX i;", TestStep.CreateIndex("t", "id", "i"));
        await using var database = await migrations.DeployedAsync();

        await migrations.Set.Last(2).RunAsync(database.DataSource, RowLoss.Drop);

        Assert.Equal("", await database.TablesAsync());
    }

    /// <summary>As a value is taken out of an enum: a step has the name by which its object was known.</summary>
    [Fact]
    public async Task What_was_put_aside_and_dropped_is_not_what_took_its_place()
    {
        var migrations = new TestMigrations().Add(
            "001_e",
            "CREATE TYPE e AS ENUM ('a', 'b');",
            new TestStep("RenameType", "TYPE", "e", "ALTER TYPE public.e RENAME TO e_old"),
            new TestStep("CreateType", "TYPE", "e", "CREATE TYPE public.e AS ENUM ('a')"),
            new TestStep("DropType", "TYPE", "e", "DROP TYPE public.e_old"));
        await using var database = await migrations.DeployedAsync();

        await migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Refuse);

        Assert.Equal("a", await database.ScalarAsync<string>("SELECT string_agg(enumlabel, ' ') FROM pg_enum"));
    }
}
