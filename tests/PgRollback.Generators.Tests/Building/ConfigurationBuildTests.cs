namespace PgRollback.Generators.Tests.Building;

/// <summary>Settings that reach the compiler by files and items, in real builds.</summary>
public sealed class ConfigurationBuildTests
{
    private const string Drop = "ALTER TABLE users DROP COLUMN name;\n";

    [Fact]
    public async Task Folders_baselines_and_lock_files_reach_the_compiler()
    {
        using var workspace = new Workspace("""</ItemGroup><PropertyGroup><PgRollbackBaselineFile>schema.sql</PgRollbackBaselineFile></PropertyGroup><ItemGroup>""", "_ = Shop.Rollbacks.M1_Drop;\n")
            .Write("schema.sql", "CREATE TABLE users (id integer, name text);\n")
            .Write("migrations/1_drop.sql", Drop)
            .Write("migrations/old/2_create.sql", "CREATE TABLE old (id integer);\nCREATE TABLE older (id integer);\n-- pgrollback: down\nDROP TABLE older;\n")
            .Write("migrations/pgrollback.lock", "")
            .Write(".editorconfig", "root = true\n[migrations/**.sql]\npgrollback_severity = PGR7001:warning, PGR5002:none\n[migrations/old/*.sql]\npgrollback_severity = PGR4001:warning\n");

        var result = await workspace.BuildAsync();

        Assert.True(result.Succeeded, result.Output);
        Assert.Equal(["2_create.sql(1,1): warning PGR4001"], result.Findings.Where(finding => !finding.Contains("CS", StringComparison.Ordinal)));

        // The migration has no way back, so the lock file cannot speak of it; another one it can.
        workspace.Write("migrations/3_add.sql", "CREATE TABLE t (id integer);\n");
        Assert.Contains("3_add.sql(1,1): warning PGR7001", (await workspace.BuildAsync()).Findings);
    }

    [Fact]
    public async Task A_strict_project_fails_on_what_no_server_has_run_unless_its_own_file_says_otherwise()
    {
        using var workspace = new Workspace("""</ItemGroup><PropertyGroup><PgRollbackStrictness>strict</PgRollbackStrictness></PropertyGroup><ItemGroup>""")
            .Write("migrations/1_a.sql", "CREATE TABLE a (id integer);\n");
        Assert.Contains("1_a.sql(1,1): error PGR7001", (await workspace.BuildAsync()).Findings);

        workspace.Write(".globalconfig", "is_global = true\ndotnet_diagnostic.PGR7001.severity = none\n");

        Assert.True((await workspace.BuildAsync()).Succeeded);
    }

    [Fact]
    public async Task An_advisory_project_builds_with_migrations_that_have_no_way_back()
    {
        using var workspace = new Workspace("""</ItemGroup><PropertyGroup><PgRollbackStrictness>advisory</PgRollbackStrictness></PropertyGroup><ItemGroup>""")
            .Write("migrations/1_a.sql", "DO $$ BEGIN EXECUTE current_setting('x.command'); END $$;\n");

        var result = await workspace.BuildAsync();

        Assert.True(result.Succeeded, result.Output);
        Assert.Contains("1_a.sql(1,1): warning PGR3001", result.Findings);
    }
}
