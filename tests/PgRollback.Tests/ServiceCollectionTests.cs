using Microsoft.Extensions.DependencyInjection;
using PgRollback.Testing;
using PgRollback.Tests.Material;

namespace PgRollback.Tests;

public sealed class ServiceCollectionTests
{
    [Fact]
    public async Task An_application_deploys_and_rolls_back_with_what_its_container_has()
    {
        await using var database = await TestDatabase.CreateAsync();
        var migrations = TestMigrations.ThreeTables();
        await using var services = new ServiceCollection()
            .AddSingleton(new RollbackOptions { Reason = "a test" })
            .AddPgRollback(migrations.Set, migrations)
            .BuildServiceProvider();

        await services.GetRequiredService<MigrationDeployer>().DeployAsync(database.DataSource);
        await services.GetRequiredService<RollbackSet>().Last().RunAsync(database.DataSource, RowLoss.Refuse, services.GetRequiredService<RollbackOptions>());

        Assert.Equal("a b", await database.TablesAsync());
        Assert.Equal("a test", await database.ScalarAsync<string>("SELECT rollback_reason FROM pgrollback.history WHERE state = 'rolled back'"));
    }
}
