#if PUBLIC_FEED
using System.Globalization;
using DotNet.Testcontainers.Builders;
using Npgsql;
using Testcontainers.PostgreSql;

namespace PgRollback.LocalServers;

/// <summary>A container, where an engine answers. The package's own resource reaper removes it after a crash.</summary>
internal sealed class ContainerStrategy : IServerStrategy
{
    private const int DefaultMajorVersion = 18;

    public async Task<Attempt> TryStartAsync(LocalServerOptions options, CancellationToken cancellationToken)
    {
        PostgreSqlContainer container;
        try
        {
            var major = (options.MajorVersion ?? DefaultMajorVersion).ToString(CultureInfo.InvariantCulture);
            container = new PostgreSqlBuilder($"postgres:{major}").WithDatabase("postgres").WithUsername("postgres").WithCommand(ClusterSettings.Arguments(options.Settings)).Build();
        }
        catch (DockerUnavailableException)
        {
            return Attempt.NotHere("No container engine answers.");
        }

        await container.StartAsync(cancellationToken).ConfigureAwait(false);
        var facts = await ServerFacts.ReadAsync(container.GetConnectionString(), cancellationToken).ConfigureAwait(false);
        return Attempt.Started(new ContainerServer(container, facts.Version));
    }

    private sealed class ContainerServer(PostgreSqlContainer container, Version version)
        : DatabaseServer(container.GetConnectionString(), version, $"container {container.Name}")
    {
        public override ValueTask DisposeAsync() => container.DisposeAsync();
    }
}
#endif
