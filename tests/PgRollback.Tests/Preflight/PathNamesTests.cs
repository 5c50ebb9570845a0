using PgRollback.Testing;
using PgRollback.Tests.Material;

namespace PgRollback.Tests.Preflight;

/// <summary>A path over several migrations: what its later steps meet is not called now what it will be called then, or is not there yet.</summary>
public sealed class PathNamesTests
{
    private static TestMigrations Renamed => new TestMigrations()
        .Add("001_t", "CREATE TABLE t (id serial PRIMARY KEY, a int CHECK (a > 0)); CREATE INDEX t_a ON t (a);", Known(TestStep.DropTable("t") with { Takes = ["INDEX t_pkey", "CONSTRAINT t_pkey", "SEQUENCE t_id_seq", "CONSTRAINT t_a_check", "INDEX t_a"] }))
        .Add("002_pk", "ALTER TABLE t ADD COLUMN pk serial;", Known(TestStep.DropColumn("t", "pk") with { Takes = ["SEQUENCE t_pk_seq"] }))
        .Add(
            "003_names",
            "ALTER TABLE t RENAME COLUMN pk TO old_pk; ALTER INDEX t_a RENAME TO t_by_a; ALTER TABLE t RENAME CONSTRAINT t_a_check TO positive; ALTER TABLE t RENAME TO u;",
            Known(
                new TestStep("RenameTable", "TABLE", "u", "ALTER TABLE public.u RENAME TO t"),
                new TestStep("RenameConstraint", "CONSTRAINT", "positive", "ALTER TABLE public.t RENAME CONSTRAINT positive TO t_a_check") { Table = "t" },
                new TestStep("RenameIndex", "INDEX", "t_by_a", "ALTER INDEX public.t_by_a RENAME TO t_a") { Table = "t" },
                new TestStep("RenameColumn", "COLUMN", "old_pk", "ALTER TABLE public.t RENAME COLUMN old_pk TO pk") { Table = "t" }));

    [Fact]
    public async Task What_is_renamed_on_the_way_is_no_stranger()
    {
        await using var database = await Renamed.DeployedAsync();
        await Renamed.Set.DownToNothing().RunAsync(database.DataSource, RowLoss.Refuse);
        Assert.Equal("", await database.TablesAsync());
    }

    [Fact]
    public async Task A_stranger_is_found_on_what_is_renamed_on_the_way()
    {
        await using var database = await Renamed.DeployedAsync();
        await database.ExecuteAsync("CREATE INDEX theirs ON u (old_pk)");
        var error = await Assert.ThrowsAsync<RunRefusedException>(() => Renamed.Set.DownToNothing().RunAsync(database.DataSource, RowLoss.Refuse));
        Assert.Contains("index theirs would vanish with DropTable table public.t", error.Message, StringComparison.Ordinal);
    }

    /// <summary>As derived plans say it: of the members of a table that they rename they name the table as it was before.</summary>
    private static TestMigrations RenamedWithTable => new TestMigrations()
        .Add("001_r", "CREATE TABLE r (id int PRIMARY KEY);", Known(TestStep.DropTable("r") with { Takes = ["INDEX r_pkey", "CONSTRAINT r_pkey"] }))
        .Add(
            "002_t",
            "CREATE TABLE t (id int PRIMARY KEY, r_id int REFERENCES r); CREATE POLICY mine ON t;",
            Known(TestStep.DropTable("t") with { Takes = ["INDEX t_pkey", "CONSTRAINT t_pkey", "CONSTRAINT t_r_id_fkey", "POLICY mine"] }))
        .Add(
            "003_names",
            "ALTER TABLE t RENAME CONSTRAINT t_pkey TO u_pkey; ALTER TABLE t RENAME CONSTRAINT t_r_id_fkey TO u_r_id_fkey; ALTER POLICY mine ON t RENAME TO ours; ALTER TABLE t RENAME TO u;",
            Known(
                new TestStep("RenameTable", "TABLE", "u", "ALTER TABLE public.u RENAME TO t"),
                new TestStep("RenamePolicy", "POLICY", "ours", "ALTER POLICY ours ON public.t RENAME TO mine") { Table = "u" },
                new TestStep("RenameConstraint", "CONSTRAINT", "u_r_id_fkey", "ALTER TABLE public.t RENAME CONSTRAINT u_r_id_fkey TO t_r_id_fkey") { Table = "u" },
                new TestStep("RenameIndex", "INDEX", "u_pkey", "ALTER INDEX public.u_pkey RENAME TO t_pkey") { Table = "u" }));

    [Fact]
    public async Task What_is_renamed_with_its_table_is_no_stranger()
    {
        await using var database = await RenamedWithTable.DeployedAsync();
        await RenamedWithTable.Set.DownToNothing().RunAsync(database.DataSource, RowLoss.Refuse);
        Assert.Equal("", await database.TablesAsync());
    }

    [Fact]
    public async Task A_stranger_is_found_on_what_is_renamed_with_its_table()
    {
        await using var database = await RenamedWithTable.DeployedAsync();
        await database.ExecuteAsync("ALTER TABLE u ADD CONSTRAINT t_theirs FOREIGN KEY (id) REFERENCES r");
        var error = await Assert.ThrowsAsync<RunRefusedException>(() => RenamedWithTable.Set.DownToNothing().RunAsync(database.DataSource, RowLoss.Refuse));
        Assert.Contains("constraint t_theirs on table u would vanish with DropTable table public.t", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Schema s is renamed, and of what is in it a table goes to another schema under another name.</summary>
    private static TestMigrations Moved => new TestMigrations()
        .Add("001_s", "CREATE SCHEMA s; CREATE SCHEMA other;", Known(Step("DropSchema", "SCHEMA", null, "other", "DROP SCHEMA other"), Step("DropSchema", "SCHEMA", null, "s", "DROP SCHEMA s")))
        .Add(
            "002_t",
            "CREATE TYPE s.e AS ENUM ('x'); CREATE TABLE s.t (id int PRIMARY KEY, e s.e); CREATE TABLE s.u (id int REFERENCES s.t);",
            Known(
                Step("DropTable", "TABLE", "s", "u", "DROP TABLE s.u") with { Takes = ["CONSTRAINT u_id_fkey"] },
                Step("DropTable", "TABLE", "s", "t", "DROP TABLE s.t") with { Takes = ["INDEX t_pkey", "CONSTRAINT t_pkey"] },
                Step("DropType", "TYPE", "s", "e", "DROP TYPE s.e")))
        .Add("003_name", "ALTER SCHEMA s RENAME TO r;", Known(Step("RenameSchema", "SCHEMA", null, "r", "ALTER SCHEMA r RENAME TO s")))
        .Add(
            "004_move",
            "ALTER TABLE r.t RENAME TO v; ALTER TABLE r.v SET SCHEMA other; ALTER TABLE other.v RENAME CONSTRAINT t_pkey TO v_pkey;",
            Known(
                Step("RenameTable", "TABLE", "other", "v", "ALTER TABLE other.v RENAME TO t"),
                Step("SetSchema", "TABLE", "other", "v", "ALTER TABLE other.t SET SCHEMA r"),
                Step("RenameIndex", "INDEX", "other", "v_pkey", "ALTER INDEX r.v_pkey RENAME TO t_pkey") with { Table = "v" }));

    [Fact]
    public async Task What_changes_its_schema_on_the_way_is_no_stranger()
    {
        await using var database = await Moved.DeployedAsync();
        await Moved.Set.DownToNothing().RunAsync(database.DataSource, RowLoss.Refuse);
        Assert.False(await database.ScalarAsync<bool>("SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname IN ('r', 's', 'other'))"));
    }

    [Theory]
    [InlineData("CREATE VIEW theirs AS SELECT e FROM other.v", "view theirs depends on what DropTable table s.t drops")]
    [InlineData("CREATE TABLE theirs (e r.e)", "column e of table theirs depends on what DropType type s.e drops")]
    [InlineData("CREATE TABLE r.theirs ()", "table r.theirs depends on what DropSchema schema s drops")]
    public async Task A_stranger_is_found_on_what_changes_its_schema_on_the_way(string sql, string message)
    {
        await using var database = await Moved.DeployedAsync();
        await database.ExecuteAsync(sql);
        var error = await Assert.ThrowsAsync<RunRefusedException>(() => Moved.Set.DownToNothing().RunAsync(database.DataSource, RowLoss.Refuse));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_renamed_before_its_table_changes_its_schema_is_no_stranger()
    {
        var migrations = new TestMigrations()
            .Add("001_s", "CREATE SCHEMA other;", Known(Step("DropSchema", "SCHEMA", null, "other", "DROP SCHEMA other")))
            .Add("002_t", "CREATE TABLE t (id int PRIMARY KEY); CREATE INDEX t_i ON t (id);", Known(TestStep.DropTable("t") with { Takes = ["INDEX t_pkey", "CONSTRAINT t_pkey", "INDEX t_i"] }))
            .Add(
                "003_move",
                "ALTER TABLE t SET SCHEMA other; ALTER INDEX other.t_pkey RENAME TO v_pkey; ALTER INDEX other.t_i RENAME TO v_i;",
                Known(
                    Step("RenameIndex", "INDEX", "other", "v_i", "ALTER INDEX other.v_i RENAME TO t_i") with { Table = "t" },
                    Step("RenameIndex", "INDEX", "other", "v_pkey", "ALTER INDEX other.v_pkey RENAME TO t_pkey") with { Table = "t" },
                    Step("SetSchema", "TABLE", "other", "t", "ALTER TABLE other.t SET SCHEMA public")));
        await using var database = await migrations.DeployedAsync();
        await migrations.Set.DownToNothing().RunAsync(database.DataSource, RowLoss.Refuse);
        Assert.Equal("", await database.TablesAsync());
    }

    private static TestStep Step(string kind, string type, string? schema, string name, string sql) => new(kind, type, name, sql) { Schema = schema };

    [Fact]
    public async Task What_an_earlier_step_lets_go_is_in_nobodys_way()
    {
        var migrations = new TestMigrations()
            .Add("001_t", "CREATE TABLE t (id int DEFAULT 1);", Known(TestStep.DropTable("t")))
            .Add(
                "002_f",
                "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'; ALTER TABLE t ALTER COLUMN id SET DEFAULT f();",
                Known(
                    new TestStep("SetDefault", "COLUMN", "id", "ALTER TABLE public.t ALTER COLUMN id SET DEFAULT 1") { Table = "t" },
                    new TestStep("DropFunction", "FUNCTION", "f", "DROP FUNCTION public.f()") { Arguments = [] }));
        await using var database = await migrations.DeployedAsync();
        await migrations.Set.DownToNothing().RunAsync(database.DataSource, RowLoss.Refuse);
        Assert.Equal("", await database.TablesAsync());
    }

    [Fact]
    public async Task What_goes_along_with_an_earlier_step_can_be_made_again()
    {
        var migrations = new TestMigrations()
            .Add("001_t", "CREATE TABLE t (id int); CREATE UNIQUE INDEX t_key ON t (id);", Known(TestStep.DropTable("t") with { Takes = ["INDEX t_key"] }))
            .Add(
                "002_key",
                "DROP INDEX t_key; ALTER TABLE t ADD CONSTRAINT t_key UNIQUE (id);",
                Known(
                    new TestStep("DropConstraint", "CONSTRAINT", "t_key", "ALTER TABLE public.t DROP CONSTRAINT t_key") { Table = "t", Takes = ["INDEX t_key"] },
                    new TestStep("CreateIndex", "INDEX", "t_key", "CREATE UNIQUE INDEX t_key ON public.t (id)") { Table = "t" }));
        await using var database = await migrations.DeployedAsync();
        await migrations.Set.DownToNothing().RunAsync(database.DataSource, RowLoss.Refuse);
        Assert.Equal("", await database.TablesAsync());
    }

    [Fact]
    public async Task An_extension_takes_its_operator_families_along()
    {
        var migrations = new TestMigrations().Add("001_e", "CREATE EXTENSION btree_gist;", Known(new TestStep("DropExtension", "EXTENSION", "btree_gist", "DROP EXTENSION btree_gist")));
        await using var database = await migrations.DeployedAsync();
        await migrations.Set.DownToNothing().RunAsync(database.DataSource, RowLoss.Refuse);
        Assert.False(await database.ScalarAsync<bool>("SELECT EXISTS (SELECT FROM pg_extension WHERE extname = 'btree_gist')"));
    }

    /// <summary>Steps that say all that goes along with them.</summary>
    private static Func<PlanText, PlanText> Known(params TestStep[] steps) => plan => plan.Record("footprint", "known").Steps(steps);
}
