namespace PgRollback.Generators.Tests.Building;

/// <summary>Which files a project's migrations are.</summary>
public sealed class MigrationItemsTests
{
    [Fact]
    public async Task The_folder_migrations_is_the_default()
    {
        using var workspace = new Workspace().Write("migrations/1_a.sql", "").Write("migrations/2025/2_b.sql", "").Write("queries/report.sql", "").Write("migrations/readme.md", "");

        Assert.Equal(["migrations/1_a.sql=true", "migrations/2025/2_b.sql=true"], await workspace.ItemsAsync("AdditionalFiles"));
        Assert.DoesNotContain("migrations/1_a.sql", await workspace.ItemsAsync("None"));
    }

    [Fact]
    public async Task Items_of_ones_own_take_the_place_of_the_default()
    {
        using var workspace = new Workspace("""<SqlMigration Include="db/**/*.sql" Exclude="db/scratch/**" />""")
            .Write("migrations/1_a.sql", "").Write("db/2_b.sql", "").Write("db/scratch/3_c.sql", "");

        Assert.Equal(["db/2_b.sql=true"], await workspace.ItemsAsync("AdditionalFiles"));
    }

    [Fact]
    public async Task The_default_can_be_switched_off()
    {
        using var workspace = new Workspace("""</ItemGroup><PropertyGroup><EnableDefaultSqlMigrationItems>false</EnableDefaultSqlMigrationItems></PropertyGroup><ItemGroup>""")
            .Write("migrations/1_a.sql", "");

        Assert.Empty(await workspace.ItemsAsync("AdditionalFiles"));
    }

    [Fact]
    public async Task Other_additional_files_stay_as_they_are()
    {
        using var workspace = new Workspace("""<AdditionalFiles Include="queries/*.sql;migrations/*.sql" />""")
            .Write("migrations/1_a.sql", "").Write("queries/report.sql", "");

        Assert.Equal(["migrations/1_a.sql=true", "queries/report.sql"], await workspace.ItemsAsync("AdditionalFiles"));
    }

    [Fact]
    public async Task The_baseline_is_no_migration_wherever_it_lies()
    {
        using var workspace = new Workspace("""</ItemGroup><PropertyGroup><PgRollbackBaselineFile>migrations/schema.sql</PgRollbackBaselineFile></PropertyGroup><ItemGroup>""")
            .Write("migrations/1_a.sql", "").Write("migrations/schema.sql", "");

        Assert.Equal(["migrations/1_a.sql=true", "migrations/schema.sql=true+baseline"], await workspace.ItemsAsync("AdditionalFiles"));
    }

    [Fact]
    public async Task Lock_files_lie_beside_the_migrations()
    {
        using var workspace = new Workspace("""<SqlMigration Include="sales/**/*.sql;stock/*.sql" />""")
            .Write("sales/1_a.sql", "").Write("sales/pgrollback.lock", "").Write("sales/more/2_b.sql", "").Write("stock/3_c.sql", "").Write("stock/pgrollback.lock", "");

        Assert.Equal(
            ["sales/1_a.sql=true", "sales/more/2_b.sql=true", "sales/pgrollback.lock=lock", "stock/3_c.sql=true", "stock/pgrollback.lock=lock"],
            await workspace.ItemsAsync("AdditionalFiles"));
    }

    [Fact]
    public async Task A_lock_file_can_be_named()
    {
        using var workspace = new Workspace("""</ItemGroup><PropertyGroup><PgRollbackLockFile>ci/verified.lock</PgRollbackLockFile></PropertyGroup><ItemGroup>""")
            .Write("migrations/1_a.sql", "").Write("migrations/pgrollback.lock", "").Write("ci/verified.lock", "");

        Assert.Equal(["ci/verified.lock=lock", "migrations/1_a.sql=true"], await workspace.ItemsAsync("AdditionalFiles"));
    }
}
