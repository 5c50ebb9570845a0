using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace PgRollback;

/// <summary>PgRollback in an application's container.</summary>
public static class ServiceCollectionExtensions
{
    /// <summary>
    /// Registers, as singletons, the migrations, a <see cref="MigrationDeployer"/>, and the <see cref="RollbackOptions"/> and <see cref="DeploymentOptions"/> that it uses, which log to the container's
    /// <see cref="ILoggerFactory"/>. What is registered already stays: options of your own come first.
    /// </summary>
    /// <param name="services">The container.</param>
    /// <param name="migrations">All migrations: the generated <c>Rollbacks.All</c>.</param>
    /// <param name="source">Where their files are; null for the directory <c>migrations</c>.</param>
    public static IServiceCollection AddPgRollback(this IServiceCollection services, RollbackSet migrations, IMigrationSource? source = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(migrations);
        services.TryAddSingleton(migrations);
        services.TryAddSingleton(source ?? new DirectoryMigrationSource("migrations"));
        services.TryAddSingleton(static provider => new RollbackOptions { Logger = Logger(provider) });
        services.TryAddSingleton(static provider => new DeploymentOptions { Logger = Logger(provider) });
        services.TryAddSingleton(static provider => new MigrationDeployer(
            provider.GetRequiredService<RollbackSet>(), provider.GetRequiredService<IMigrationSource>(), provider.GetRequiredService<DeploymentOptions>()));
        return services;
    }

    private static ILogger? Logger(IServiceProvider provider) => provider.GetService<ILoggerFactory>()?.CreateLogger(RollbackTelemetry.Name);
}
