using PgRollback.Snapshots;
using PgRollback.Testing;
using PgRollback.Tests.Material;

namespace PgRollback.Tests.Deployment;

/// <summary>The files of the repository's own migrations, statement by statement through the deployer and each in one string.</summary>
public sealed class GuideMigrationsTests
{
    private static readonly string Directory = Repository.PathOf("migrations");

    [Theory]
    [MemberData(nameof(ServerVersions.Rows), MemberType = typeof(ServerVersions))]
    public async Task The_deployer_gives_the_schema_that_PostgreSQL_gives(int major)
    {
        var files = System.IO.Directory.GetFiles(Directory, "*.sql").Order(StringComparer.Ordinal).Select(file => new MigrationText(Path.GetFileName(file), File.ReadAllText(file))).ToArray();
        var set = new RollbackSet([.. files.Select(file => new TestSafeRollback(PlanText.For(Path.GetFileNameWithoutExtension(file.FileName), file.Checksum).Bytes))]);
        await using var expected = await TestDatabase.CreateAsync(major);
        foreach (var file in files)
        {
            await expected.ExecuteAsync(file.Text);
        }

        await using var deployed = await TestDatabase.CreateAsync(major);
        var report = await new MigrationDeployer(set, new DirectoryMigrationSource(Directory)).DeployAsync(deployed.DataSource);
        Assert.Equal(files.Length, report.Migrations.Count);
        await deployed.ExecuteAsync("DROP SCHEMA pgrollback CASCADE");

        var comparison = CatalogSnapshot.Compare(await CatalogSnapshot.TakeAsync(expected.DataSource), await CatalogSnapshot.TakeAsync(deployed.DataSource));
        Assert.True(comparison.Differences.Count == 0, comparison.ToString());
    }
}
