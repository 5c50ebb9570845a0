using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;

namespace PgRollback.LocalServers;

/// <summary>
/// The shell script that owns a throwaway cluster. Its standard input is a pipe of ours: whatever ends this process,
/// SIGKILL included, closes the pipe, and the script then stops the server and removes its files.
/// </summary>
internal sealed class Watchdog : IAsyncDisposable
{
    private readonly Process _process;

    private Watchdog(Process process)
    {
        _process = process;
        // Nobody reads it, and a full pipe would stop the script.
        process.BeginErrorReadLine();
    }

    public static Watchdog Start(ServerUser user, string binDirectory, IEnumerable<string> parentDirectories)
    {
        var name = "pgrollback-cluster-" + RandomNumberGenerator.GetHexString(16, lowercase: true);
        var start = user.Shell(Script(), [binDirectory, name, Environment.ProcessId.ToString(CultureInfo.InvariantCulture), .. parentDirectories]);
        // PGDATA, PGPORT and the like speak of somebody else's server; with TZ set initdb does not search the time zones.
        foreach (var variable in start.Environment.Keys.Where(key => key.StartsWith("PG", StringComparison.Ordinal)).ToArray())
        {
            start.Environment.Remove(variable);
        }

        start.Environment["TZ"] = "UTC";
        start.Environment["LC_ALL"] = "C";
        return new Watchdog(Process.Start(start)!);
    }

    /// <summary>Waits for the script's next message, as word and text.</summary>
    public async Task<(string Word, string Text)> ReadAsync(CancellationToken cancellationToken)
    {
        var line = await _process.StandardOutput.ReadLineAsync(cancellationToken).ConfigureAwait(false) ?? "error the process that makes the cluster ended";
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? (line, "") : (line[..space], line[(space + 1)..]);
    }

    public async Task WriteAsync(string line, CancellationToken cancellationToken)
    {
        await _process.StandardInput.WriteAsync((line + "\n").AsMemory(), cancellationToken).ConfigureAwait(false);
        await _process.StandardInput.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Returns when the server is stopped and its files are gone.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync().ConfigureAwait(false);
        _process.Dispose();
    }

    private static string Script()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("watchdog.sh")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
