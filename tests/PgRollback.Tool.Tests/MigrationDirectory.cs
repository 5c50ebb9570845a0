using System.Text;
using System.Text.Json;

namespace PgRollback.Tool.Tests;

/// <summary>A folder of migrations for one test, and the tool on it.</summary>
public sealed class MigrationDirectory : IDisposable
{
    public MigrationDirectory() => Path = Directory.CreateTempSubdirectory("pgrollback-tool-").FullName;

    public string Path { get; }

    public void Add(string file, string text)
    {
        var path = File(file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    public string File(string file) => System.IO.Path.Combine(Path, file);

    public string Text(string file) => System.IO.File.ReadAllText(File(file));

    /// <summary>Runs a command on the folder.</summary>
    public Task<ToolRun> RunAsync(string command, params string[] options) => ToolRun.OfAsync([command, Path, .. options]);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

/// <summary>What a run of the tool gave.</summary>
public sealed record ToolRun(int ExitCode, string Output, string Error)
{
    /// <summary>The output's lines as JSON.</summary>
    public IReadOnlyList<JsonElement> Lines { get; } = Output.StartsWith("{\"", StringComparison.Ordinal)
        ? [.. Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<JsonElement>(line))]
        : [];

    public static async Task<ToolRun> OfAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await ToolCommandLine.RunAsync(args, output, error);
        return new ToolRun(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>A property of each line, in order.</summary>
    public string[] Values(string property) => [.. Lines.Select(line => line.GetProperty(property).ToString())];
}
