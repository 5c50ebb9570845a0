namespace PgRollback.Generators.Tests.Building;

/// <summary>Each test builds, changes one thing on disk, and builds again as MSBuild decides.</summary>
public sealed class IncrementalBuildTests
{
    private const string Users = "CREATE TABLE users (id integer PRIMARY KEY);\n";
    private const string Orders = "CREATE TABLE orders (\n    id integer PRIMARY KEY,\n    user_id integer REFERENCES users (id)\n);\n";
    private const string Score = "CREATE FUNCTION score(a integer, b text) RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$;\n";
    private const string Dynamic = "-- Partitions of the year.\n\nDO $$ BEGIN EXECUTE 'CREATE TABLE y' || current_setting('x.year') || ' (id integer)'; END $$;\n";

    [Fact]
    public async Task Without_a_change_nothing_is_compiled()
    {
        using var workspace = await BuiltAsync();
        var before = workspace.CompiledAt;

        Assert.True((await workspace.BuildAsync()).Succeeded);

        Assert.Equal(before, workspace.CompiledAt);
    }

    [Fact]
    public async Task Deleting_a_rollback_that_is_needed_fails_at_the_statement_that_needs_it()
    {
        using var workspace = await BuiltAsync();

        workspace.Delete("migrations/3_partitions.down.sql");

        await AssertFailsAsync(workspace, "3_partitions.up.sql(3,1): error PGR3001");
    }

    [Fact]
    public async Task A_misspelt_signature_in_a_rollback_fails_at_its_line()
    {
        using var workspace = await BuiltAsync();

        workspace.Write("migrations/4_score.down.sql", "-- by hand\nDROP FUNCTION IF EXISTS score(integer, integer);\n");

        await AssertFailsAsync(workspace, "4_score.down.sql(2,25): error PGR4003");
    }

    [Fact]
    public async Task Deleting_a_migration_that_others_stand_on_fails_at_them()
    {
        using var workspace = await BuiltAsync();

        workspace.Delete("migrations/1_users.sql");

        await AssertFailsAsync(workspace, "2_orders.sql(1,1): error PGR2002");
    }

    [Fact]
    public async Task A_new_file_with_an_old_time_stamp_is_compiled()
    {
        using var workspace = await BuiltAsync();

        workspace.Write("migrations/5_broken.sql", "\nCREATE TABLE ();\n").SetOldTimeStamp("migrations/5_broken.sql");

        await AssertFailsAsync(workspace, "5_broken.sql(2,14): error PGR2001");
    }

    [Fact]
    public async Task A_renamed_migration_is_compiled_under_its_new_name()
    {
        using var workspace = await BuiltAsync();

        workspace.Rename("migrations/1_users.sql", "migrations/9_users.sql");

        await AssertFailsAsync(workspace, "2_orders.sql(1,1): error PGR2002");
    }

    [Fact]
    public async Task What_is_put_right_builds_again()
    {
        using var workspace = await BuiltAsync();
        workspace.Rename("migrations/1_users.sql", "migrations/9_users.sql");
        Assert.False((await workspace.BuildAsync()).Succeeded);

        workspace.Rename("migrations/9_users.sql", "migrations/1_users.sql");

        Assert.True((await workspace.BuildAsync()).Succeeded);
    }

    private static async Task<Workspace> BuiltAsync()
    {
        var workspace = new Workspace(program: "_ = Shop.Rollbacks.All;\n_ = Shop.Rollbacks.DownTo(Shop.Rollbacks.M2_Orders);\n")
            .Write("migrations/1_users.sql", Users)
            .Write("migrations/2_orders.sql", Orders)
            .Write("migrations/3_partitions.up.sql", Dynamic)
            .Write("migrations/3_partitions.down.sql", "DROP TABLE y2025;\n")
            .Write("migrations/4_score.up.sql", Score)
            .Write("migrations/4_score.down.sql", "DROP FUNCTION score(integer, text);\n");
        var built = await workspace.BuildAsync();
        Assert.True(built.Succeeded, built.Output);
        return workspace;
    }

    private static async Task AssertFailsAsync(Workspace workspace, string finding)
    {
        var result = await workspace.BuildAsync();

        Assert.False(result.Succeeded, result.Output);
        Assert.Contains(finding, result.Findings);
    }
}
