using System.Diagnostics;

namespace PgRollback.HistoryTools.Tests;

/// <summary>Tools that are programs: <c>build/setup.sh</c> puts them where it puts servers; another folder is named by PGROLLBACK_HISTORY_TOOLS.</summary>
internal static class ToolPrograms
{
    private static readonly string[] Folders =
    [
        Environment.GetEnvironmentVariable("PGROLLBACK_HISTORY_TOOLS") ?? "",
        "/var/cache/pgrollback/history-tools",
        Path.Combine(Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache ? cache : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"), "pgrollback", "history-tools"),
    ];

    /// <returns>Null where it is not.</returns>
    public static string? Find(string path) => Folders.Where(static folder => folder.Length > 0).Select(folder => Path.Combine(folder, path)).FirstOrDefault(File.Exists);

    /// <summary>What it writes. It must end well.</summary>
    public static async Task<string> RunAsync(string program, string directory, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = directory, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output + await error : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {output}{await error}");
    }
}
