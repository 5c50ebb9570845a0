using System.Collections.Concurrent;
using PgRollback.LocalServers;

namespace PgRollback.Testing;

/// <summary>One server per major version and test process, started when it is first asked for. It ends with the process.</summary>
public static class TestServer
{
    private const int Default = 0;
    private static readonly ConcurrentDictionary<int, Lazy<Task<ILocalServer>>> Servers = new();

    /// <param name="majorVersion">One of <see cref="ServerVersions.Available"/>; null for the machine's default.</param>
    public static Task<ILocalServer> GetAsync(int? majorVersion = null) =>
        Servers.GetOrAdd(
            majorVersion ?? Default,
            static major => new Lazy<Task<ILocalServer>>(() => LocalServer.StartAsync(new LocalServerOptions { MajorVersion = major == Default ? null : major })))
            .Value;
}
