using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using PgRollback.LocalServers;
using PgRollback.Testing;

namespace PgRollback.Tests.Faults;

/// <summary>The pooler itself, where this machine has one: on the PATH, in /usr/sbin, or as PGROLLBACK_PGBOUNCER says. <see cref="TransactionPooler"/> is its double for every machine.</summary>
internal sealed class PgBouncer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly DirectoryInfo _directory;

    private PgBouncer(Process process, DirectoryInfo directory, int port)
    {
        _process = process;
        _directory = directory;
        Port = port;
    }

    public int Port { get; }

    /// <returns>Null where there is none, or nobody who may run it.</returns>
    public static async Task<PgBouncer?> StartAsync(TestDatabase database, string poolMode)
    {
        var program = new[] { Environment.GetEnvironmentVariable("PGROLLBACK_PGBOUNCER") }
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/sbin").Select(static folder => Path.Combine(folder, "pgbouncer")))
            .FirstOrDefault(File.Exists);
        if (program is null || ServerUser.Find() is not { } user)
        {
            return null;
        }

        var port = FreePort.Find();
        var directory = Directory.CreateTempSubdirectory("pgbouncer");
        if (!OperatingSystem.IsWindows())
        {
            directory.UnixFileMode |= UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
        }

        var server = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        var settings = Path.Combine(directory.FullName, "pgbouncer.ini");
        await File.WriteAllTextAsync(settings, string.Create(CultureInfo.InvariantCulture, $"""
            [databases]
            * = host=127.0.0.1 port={server.Port} user={server.Username}
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = {port}
            unix_socket_dir =
            auth_type = any
            pool_mode = {poolMode}
            ignore_startup_parameters = extra_float_digits
            """));
        var process = Process.Start(user.Shell("exec \"$1\" -q \"$2\"", program, settings))!;
        process.StandardInput.Close();
        var pooler = new PgBouncer(process, directory, port);
        await pooler.WaitAsync();
        return pooler;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _directory.Delete(recursive: true);
    }

    private async Task WaitAsync()
    {
        for (var i = 0; i < 200; i++)
        {
            Assert.False(_process.HasExited, "pgbouncer ended.");
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, Port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(50);
            }
        }

        Assert.Fail("pgbouncer does not answer.");
    }
}
