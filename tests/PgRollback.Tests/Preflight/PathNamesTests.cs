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
