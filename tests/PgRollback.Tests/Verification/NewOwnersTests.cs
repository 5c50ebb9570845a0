using PgRollback.Testing;
using PgRollback.Tests.Material;

namespace PgRollback.Tests.Verification;

public sealed class NewOwnersTests
{
    private static readonly TestMigrations Migrations = new TestMigrations()
        .Add("001_t", "CREATE TABLE t (id int);", TestStep.DropTable("t"))
        .Add("002_gone", "DROP TABLE t;", new TestStep("CreateTable", "TABLE", "t", "CREATE TABLE public.t (id int)"));

    [Fact]
    public async Task What_comes_back_as_the_property_of_another_role_is_said()
    {
        await using var database = await Migrations.DeployedAsync();
        await database.ExecuteAsync("UPDATE pgrollback.history SET applied_by = 'deployer'");

        var report = await Migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Drop);

        var notice = Assert.Single(report.Notices, static text => text.Contains("owned", StringComparison.Ordinal));
        Assert.StartsWith("table public.t is made again by role postgres, and so owned by it; deployer had deployed.", notice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_goes_again_further_down_belongs_to_nobody()
    {
        await using var database = await Migrations.DeployedAsync();
        await database.ExecuteAsync("UPDATE pgrollback.history SET applied_by = 'deployer'");

        var report = await Migrations.Set.Last(2).RunAsync(database.DataSource, RowLoss.Drop);

        Assert.DoesNotContain(report.Notices, static text => text.Contains("owned", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_same_role_and_a_witness_need_no_word(bool isWitnessed)
    {
        await using var database = await TestDatabase.CreateAsync();
        await Migrations.DeployAsync(database, new DeploymentOptions { Capture = isWitnessed });
        if (isWitnessed)
        {
            await database.ExecuteAsync("UPDATE pgrollback.history SET applied_by = 'deployer'");
        }

        var report = await Migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Drop);

        Assert.DoesNotContain(report.Notices, static text => text.Contains("owned", StringComparison.Ordinal));
    }
}
