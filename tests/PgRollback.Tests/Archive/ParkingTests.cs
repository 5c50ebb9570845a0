using System.Globalization;
using PgRollback.Testing;
using PgRollback.Tests.Material;

namespace PgRollback.Tests.Archive;

public sealed class ParkingTests
{
    public static IEnumerable<object[]> Kinds() =>
        from item in ParkingCase.All
        from version in ServerVersions.Available
        select new object[] { item.Name, version };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_was_parked_comes_back_after_the_migration_was_applied_again(string name, int version)
    {
        var item = ParkingCase.All.Single(item => item.Name == name);
        var migrations = new TestMigrations()
            .Add("001_base", ParkingCase.Base)
            .Add("002_up", item.Up, item.Steps);
        await using var database = await migrations.DeployedAsync(version);
        await database.ExecuteAsync(item.Use);
        var before = await database.RowsAsync();

        await migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Park);
        Assert.NotEqual(before, await database.RowsAsync());
        await migrations.DeployAsync(database);
        var conflicts = name.StartsWith("rows that", StringComparison.Ordinal) ? RowConflict.Overwrite : RowConflict.Refuse;
        var restored = await RollbackArchive.RestoreAsync(database.DataSource, "002_up", conflicts);

        Assert.NotEmpty(restored);
        Assert.All(restored, static entry => Assert.Equal(0, entry.Orphans));
        Assert.Equal(before, await database.RowsAsync());
        Assert.Empty(await RollbackArchive.RestoreAsync(database.DataSource, "002_up", conflicts));
    }

    [Fact]
    public async Task A_rollback_that_fails_half_way_parks_nothing_and_loses_nothing()
    {
        var migrations = TestMigrations.ThreeTables();
        await using var database = await migrations.DeployedAsync();
        await database.ExecuteAsync("INSERT INTO a VALUES (1); INSERT INTO b VALUES (1, 1); INSERT INTO c VALUES (1, 1); CREATE VIEW v AS SELECT * FROM a");
        var before = await database.RowsAsync();

        await Assert.ThrowsAnyAsync<RollbackException>(() => migrations.Set.DownToNothing().RunAsync(database.DataSource, RowLoss.Park));

        Assert.Equal(before, await database.RowsAsync());
        Assert.Empty(await RollbackArchive.ListAsync(database.DataSource));
        Assert.True(await database.ScalarAsync<bool>("SELECT to_regnamespace('pgrollback_archive') IS NULL"));
    }

    [Fact]
    public async Task Children_come_back_after_their_parents()
    {
        var migrations = TestMigrations.ThreeTables();
        await using var database = await migrations.DeployedAsync();
        await database.ExecuteAsync("INSERT INTO a VALUES (1); INSERT INTO b VALUES (1, 1), (2, NULL); INSERT INTO c VALUES (1, 2)");
        var before = await database.RowsAsync();

        await migrations.Set.DownToNothing().RunAsync(database.DataSource, RowLoss.Park);
        await migrations.DeployAsync(database);
        foreach (var stem in new[] { "001_a", "002_b", "003_c" })
        {
            await RollbackArchive.RestoreAsync(database.DataSource, stem);
        }

        Assert.Equal(before, await database.RowsAsync());
    }

    [Theory]
    [InlineData(RowConflict.Keep, "1 new, 2 parked")]
    [InlineData(RowConflict.Overwrite, "1 parked, 2 parked")]
    public async Task Rows_that_came_meanwhile_are_refused_kept_or_overwritten(RowConflict policy, string expected)
    {
        var migrations = new TestMigrations().Add("001_t", "CREATE TABLE t (id int PRIMARY KEY, v text)", TestStep.DropTable("t"));
        await using var database = await migrations.DeployedAsync();
        await database.ExecuteAsync("INSERT INTO t VALUES (1, 'parked'), (2, 'parked')");
        await migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Park);
        await Assert.ThrowsAsync<RunRefusedException>(() => RollbackArchive.RestoreAsync(database.DataSource, "001_t"));
        await migrations.DeployAsync(database);
        await database.ExecuteAsync("INSERT INTO t VALUES (1, 'new')");

        var error = await Assert.ThrowsAsync<RunRefusedException>(() => RollbackArchive.RestoreAsync(database.DataSource, "001_t"));
        Assert.Equal(RefusalKind.RowConflict, Assert.Single(error.Refusals).Kind);
        Assert.Equal(ExitCodes.Rows, error.ExitCode);
        Assert.Equal("1 new", await database.ScalarAsync<string>("SELECT string_agg(id || ' ' || v, ', ' ORDER BY id) FROM t"));

        await RollbackArchive.RestoreAsync(database.DataSource, "001_t", policy);
        Assert.Equal(expected, await database.ScalarAsync<string>("SELECT string_agg(id || ' ' || v, ', ' ORDER BY id) FROM t"));
    }

    [Fact]
    public async Task Triggers_do_not_touch_what_comes_back_and_are_armed_again()
    {
        const string Up = """
            CREATE TABLE t (id int PRIMARY KEY, v text);
            CREATE FUNCTION shout() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.v := upper(NEW.v); RETURN NEW; END $$;
            CREATE TRIGGER shout BEFORE INSERT OR UPDATE ON t FOR EACH ROW EXECUTE FUNCTION shout();
            CREATE TRIGGER silent BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION shout();
            ALTER TABLE t DISABLE TRIGGER silent, ENABLE ALWAYS TRIGGER shout
            """;
        var migrations = new TestMigrations().Add("001_t", Up, TestStep.DropTable("t"), new TestStep("DropFunction", "FUNCTION", "shout", "DROP FUNCTION public.shout()"));
        await using var database = await migrations.DeployedAsync();
        await database.ExecuteAsync("ALTER TABLE t DISABLE TRIGGER shout; INSERT INTO t VALUES (1, 'quiet'); ALTER TABLE t ENABLE ALWAYS TRIGGER shout");
        await migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Park);
        await migrations.DeployAsync(database);

        await RollbackArchive.RestoreAsync(database.DataSource, "001_t");

        Assert.Equal("quiet", await database.ScalarAsync<string>("SELECT v FROM t"));
        Assert.Equal("shout A, silent D", await database.ScalarAsync<string>("SELECT string_agg(tgname || ' ' || tgenabled::text, ', ' ORDER BY tgname) FROM pg_trigger WHERE tgrelid = 't'::regclass"));
    }

    [Fact]
    public async Task Only_the_owner_has_rights_on_what_is_parked()
    {
        var migrations = TestMigrations.ThreeTables();
        await using var database = await migrations.DeployedAsync();
        await database.ExecuteAsync("ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC; INSERT INTO a VALUES (1)");

        await migrations.Set.DownToNothing().RunAsync(database.DataSource, RowLoss.Park);

        Assert.Equal(0, await database.ScalarAsync<long>("""
            SELECT count(*) FROM pg_class AS c CROSS JOIN aclexplode(c.relacl) AS a
            WHERE c.relnamespace = 'pgrollback_archive'::regnamespace AND c.relname <> 'manifest' AND a.grantee <> c.relowner
            """));
        Assert.False(await database.ScalarAsync<bool>("SELECT has_schema_privilege('public', 'pgrollback_archive', 'USAGE')"));
    }

    [Fact]
    public async Task Entries_are_listed_and_purged()
    {
        var migrations = TestMigrations.ThreeTables();
        await using var database = await migrations.DeployedAsync();
        await database.ExecuteAsync("INSERT INTO a VALUES (1), (2); INSERT INTO b VALUES (1, 1)");
        await migrations.Set.DownToNothing().RunAsync(database.DataSource, RowLoss.Park);

        var items = await RollbackArchive.ListAsync(database.DataSource);
        Assert.Equal(["002_b table public.b 1", "001_a table public.a 2"], items.Select(static item => string.Create(CultureInfo.InvariantCulture, $"{item.Stem} {item.Source} {item.RowCount}")));

        Assert.Equal(1, await RollbackArchive.PurgeAsync(database.DataSource, [items[0].Id]));
        Assert.Equal(["001_a"], (await RollbackArchive.ListAsync(database.DataSource)).Select(static item => item.Stem));
        Assert.Equal("manifest " + items[1].ArchiveTable, await database.ScalarAsync<string>("SELECT string_agg(tablename, ' ' ORDER BY tablename) FROM pg_tables WHERE schemaname = 'pgrollback_archive'"));
    }

    [Fact]
    public async Task What_nobody_can_park_is_refused()
    {
        var migrations = new TestMigrations().Add("001_x", "SELECT 1;", TestStep.RawSql("SELECT 2") with { DestroysRows = true });
        await using var database = await migrations.DeployedAsync();

        var error = await Assert.ThrowsAsync<RunRefusedException>(() => migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Park));

        Assert.Equal(RefusalKind.RowsWouldBeLost, Assert.Single(error.Refusals).Kind);
    }
}
