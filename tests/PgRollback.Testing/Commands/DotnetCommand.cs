using System.Diagnostics;

namespace PgRollback.Testing;

/// <summary>Runs the SDK's command line as a person would, in a folder outside the repository.</summary>
public static class DotnetCommand
{
    /// <param name="directory">Where it runs.</param>
    /// <param name="environment">Variables beside those of this process.</param>
    /// <param name="arguments">Behind <c>dotnet</c>.</param>
    public static Task<CommandResult> RunAsync(string directory, IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        RunProgramAsync("dotnet", directory, environment, arguments);

    /// <param name="program">Its path, or its name where the PATH has it.</param>
    /// <inheritdoc cref="RunAsync"/>
    public static async Task<CommandResult> RunProgramAsync(string program, string directory, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = directory, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };

        // The test runner's own settings would be the build's as well.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            start.Environment.Remove(name);
        }

        // Nothing may outlive the test: neither a build server nor a worker process that keeps the output open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        start.Environment["MSBUILDTERMINALLOGGER"] = "off";
        start.Environment["DOTNET_NOLOGO"] = "1";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new CommandResult(process.ExitCode, output, await error);
    }
}

/// <param name="ExitCode">0 for success.</param>
/// <param name="Output">Of the standard output.</param>
/// <param name="Error">Of the standard error.</param>
public sealed record CommandResult(int ExitCode, string Output, string Error)
{
    /// <summary>All that was printed.</summary>
    public string Text => Output + Error;
}
