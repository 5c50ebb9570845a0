using PgRollback.Testing;
using PgRollback.Tests.Material;

namespace PgRollback.Tests.Preflight;

public sealed class StrangerTests
{
    private const string Up = """
        CREATE TYPE mood AS ENUM ('sad', 'ok');
        CREATE SEQUENCE numbers;
        CREATE FUNCTION f(a int, m mood) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT a > 0';
        CREATE TABLE t (id int PRIMARY KEY, c int CHECK (c > 0), d int DEFAULT 1, s serial, note text);
        CREATE INDEX t_mine ON t (c);
        CREATE TABLE p (k int) PARTITION BY LIST (k);
        ALTER TABLE other ADD COLUMN c int, ADD CONSTRAINT mine CHECK (c < 10)
        """;

    private static readonly TestStep[] Steps =
    [
        TestStep.DropColumn("other", "c") with { Takes = ["CONSTRAINT mine"] },
        TestStep.DropTable("p"),
        TestStep.DropTable("t") with { Takes = ["INDEX t_pkey", "CONSTRAINT t_pkey", "CONSTRAINT t_c_check", "INDEX t_mine", "SEQUENCE t_s_seq"] },
        new("DropFunction", "FUNCTION", "f", "DROP FUNCTION public.f(integer, public.mood)") { Arguments = ["integer", "public.mood"] },
        new("DropSequence", "SEQUENCE", "numbers", "DROP SEQUENCE public.numbers"),
        new("DropType", "TYPE", "mood", "DROP TYPE public.mood"),
    ];

    /// <summary>What somebody made beside the migrations, and how it is called in the refusal.</summary>
    public static IEnumerable<object[]> Strangers() =>
        from item in new (string Sql, string Message)[]
        {
            ("CREATE VIEW v AS SELECT id FROM t", "view v depends on what DropTable table public.t drops"),
            ("CREATE VIEW v AS SELECT c FROM other", "view v depends on what DropColumn column public.other.c drops"),
            ("CREATE MATERIALIZED VIEW v AS SELECT id FROM t", "materialized view v depends on"),
            ("CREATE TABLE x (t int REFERENCES t)", "constraint x_t_fkey on table x depends on what DropTable"),
            ("CREATE INDEX stranger ON t (c, d)", "index stranger would vanish with DropTable"),
            ("CREATE INDEX stranger ON other (id, c)", "index stranger would vanish with DropColumn"),
            ("CREATE STATISTICS stranger ON c, d FROM t", "statistics object stranger would vanish with DropTable"),
            ("CREATE STATISTICS stranger ON id, c FROM other", "statistics object stranger would vanish with DropColumn"),
            ("ALTER TABLE other ADD CONSTRAINT both_columns CHECK (id < c)", "constraint both_columns on table other would vanish with DropColumn"),
            ("ALTER TABLE t ADD CONSTRAINT more CHECK (c < d)", "constraint more on table t would vanish"),
            ("CREATE FUNCTION g() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION g()", "trigger g on table t would vanish"),
            ("CREATE FUNCTION g() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; CREATE TRIGGER g BEFORE UPDATE OF c ON other FOR EACH ROW EXECUTE FUNCTION g()", "trigger g on table other depends on what DropColumn"),
            ("CREATE POLICY mine ON t USING (c > 1)", "policy mine on table t would vanish"),
            ("CREATE POLICY mine ON other USING (id IN (SELECT id FROM t))", "policy mine on table other depends on what DropTable"),
            ("CREATE RULE quiet AS ON DELETE TO t DO INSTEAD NOTHING", "rule quiet on table t would vanish"),
            ("CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1); INSERT INTO p VALUES (1)", "table p1 would vanish with DropTable table public.p"),
            ("CREATE TABLE child () INHERITS (t)", "table child depends on"),
            ("CREATE SEQUENCE theirs OWNED BY t.c", "sequence theirs would vanish"),
            ("CREATE PUBLICATION theirs FOR TABLE t", "publication of table t in publication theirs would vanish"),
            ("CREATE FUNCTION reads() RETURNS bigint LANGUAGE sql RETURN (SELECT count(*) FROM t)", "function reads() depends on"),
            ("CREATE TABLE x (row t)", "column row of table x depends on"),
            ("ALTER TABLE other ADD COLUMN g boolean DEFAULT f(1, 'ok')", "default value for column g of table other depends on what DropFunction function public.f(integer, public.mood) drops"),
            ("ALTER TABLE other ADD CHECK (f(id, 'ok'))", "constraint other_id_check on table other depends on what DropFunction"),
            ("CREATE INDEX stranger ON other (f(id, 'ok'))", "index stranger depends on what DropFunction"),
            ("ALTER TABLE other ADD COLUMN g int DEFAULT nextval('numbers')", "default value for column g of table other depends on what DropSequence"),
            ("ALTER TABLE other ADD COLUMN g mood", "column g of table other depends on what DropType type public.mood drops"),
            ("CREATE FUNCTION h(m mood[]) RETURNS int LANGUAGE sql AS 'SELECT 1'", "function h(mood[]) depends on what DropType"),
            ("CREATE DOMAIN moody AS mood", "type moody depends on what DropType"),
        }
        from version in ServerVersions.Available
        select new object[] { item.Sql, item.Message, version };

    private static TestMigrations Migrations() => new TestMigrations()
        .Add("001_other", "CREATE TABLE other (id int PRIMARY KEY)", static plan => plan.Record("footprint", "known").Steps(TestStep.DropTable("other") with { Takes = ["INDEX other_pkey", "CONSTRAINT other_pkey"] }))
        .Add("002_up", Up, static plan => plan.Record("footprint", "known").Steps(Steps));

    [Theory]
    [MemberData(nameof(Strangers))]
    public async Task What_no_migration_made_is_named_and_nothing_is_changed(string sql, string message, int version)
    {
        var migrations = Migrations();
        await using var database = await migrations.DeployedAsync(version);
        await database.ExecuteAsync(sql);
        var before = await database.FingerprintAsync();

        var error = await Assert.ThrowsAsync<RunRefusedException>(() => migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Drop));

        Assert.All(error.Refusals, static refusal => Assert.Equal(RefusalKind.Stranger, refusal.Kind));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Strangers, error.ExitCode);
        Assert.Equal(before, await database.FingerprintAsync());
    }

    [Theory]
    [MemberData(nameof(ServerVersions.Rows), MemberType = typeof(ServerVersions))]
    public async Task What_the_migrations_made_is_no_stranger(int version)
    {
        var migrations = Migrations();
        await using var database = await migrations.DeployedAsync(version);

        var report = await migrations.Set.DownToNothing().PreflightAsync(database.DataSource, RowLoss.Refuse);
        Assert.Empty(report.Refusals);
        Assert.Equal(["002_up", "001_other"], report.Migrations.Select(static migration => migration.Stem));

        Assert.Equal(2, (await migrations.Set.DownToNothing().RunAsync(database.DataSource, RowLoss.Refuse)).Migrations.Count);
    }

    [Fact]
    public async Task A_cascade_by_hand_must_name_what_it_takes()
    {
        var migrations = new TestMigrations().Add("001_t", "CREATE TABLE t (id int); CREATE VIEW mine AS SELECT * FROM t", plan => plan.Steps(
            new TestStep("Sql", "TABLE", "t", "DROP TABLE public.t CASCADE -- and mine") { DestroysRows = true }));
        await using var database = await migrations.DeployedAsync();
        await database.ExecuteAsync("CREATE VIEW stranger AS SELECT * FROM t");

        var error = await Assert.ThrowsAsync<RunRefusedException>(() => migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Drop));
        Assert.Contains("view stranger depends on", Assert.Single(error.Refusals).Message, StringComparison.Ordinal);

        await database.ExecuteAsync("DROP VIEW stranger");
        await migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Drop);
    }
}
