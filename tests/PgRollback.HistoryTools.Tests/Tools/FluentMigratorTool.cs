using FluentMigrator;
using FluentMigrator.Runner;
using Microsoft.Extensions.DependencyInjection;
using PgRollback.Testing;

namespace PgRollback.HistoryTools.Tests;

/// <summary>Public, because it looks for its migrations among what is exported.</summary>
public sealed class FluentMigratorTool() : HistoryTool(MigrationTool.FluentMigrator, "20250101001_a", "20250101002_b", "20250101003_c")
{
    public override Task ApplyAsync(TestDatabase database, string directory)
    {
        Run(database, static runner => runner.MigrateUp());
        return Task.CompletedTask;
    }

    public override Task<IReadOnlyList<string>> PendingAsync(TestDatabase database, string directory)
    {
        IReadOnlyList<string> pending = [];
        Run(database, runner => pending = Stems.Where(stem => runner.HasMigrationsToApplyUp(Number(stem)) && !IsApplied((MigrationRunner)runner, stem)).ToArray());
        return Task.FromResult(pending);
    }

    private static bool IsApplied(MigrationRunner runner, string stem) => runner.VersionLoader.VersionInfo.HasAppliedMigration(Number(stem));

    private static long Number(string stem) => long.Parse(stem[..stem.IndexOf('_', StringComparison.Ordinal)], System.Globalization.CultureInfo.InvariantCulture);

    private static void Run(TestDatabase database, Action<IMigrationRunner> run)
    {
        using var services = new ServiceCollection().AddFluentMigratorCore()
            .ConfigureRunner(builder => builder.AddPostgres().WithGlobalConnectionString(database.ConnectionString).ScanIn(typeof(FluentMigratorTool).Assembly).For.Migrations())
            .BuildServiceProvider();
        using var scope = services.CreateScope();
        run(scope.ServiceProvider.GetRequiredService<IMigrationRunner>());
    }

    [FluentMigrator.Migration(20250101001)]
    public sealed class A : ForwardOnlyMigration
    {
        public override void Up() => Execute.Sql("CREATE TABLE a (id int PRIMARY KEY);\n");
    }

    [FluentMigrator.Migration(20250101002)]
    public sealed class B : ForwardOnlyMigration
    {
        public override void Up() => Execute.Sql("CREATE TABLE b (id int PRIMARY KEY);\n");
    }

    [FluentMigrator.Migration(20250101003)]
    public sealed class C : ForwardOnlyMigration
    {
        public override void Up() => Execute.Sql("CREATE TABLE c (id int PRIMARY KEY);\n");
    }
}
