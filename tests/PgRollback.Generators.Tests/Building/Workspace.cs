using System.Text.RegularExpressions;
using PgRollback.Testing;

namespace PgRollback.Generators.Tests.Building;

/// <summary>A project in a folder of its own that uses PgRollback as the package brings it: build files, generator and runtime. Removed at the end.</summary>
internal sealed partial class Workspace : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("pgrollback-").FullName;

    public Workspace(string items = "", string program = "_ = Shop.Rollbacks.All;\n")
    {
        // Without these, MSBuild would look for such files in all folders above.
        Write("Directory.Build.props", "<Project />");
        Write("Directory.Build.targets", "<Project />");
        Write("Program.cs", program);
        Write("Shop.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                <Analyzer Include="{Path.Combine(AppContext.BaseDirectory, "PgRollback.Generators.dll")}" />
                <Reference Include="{Path.Combine(AppContext.BaseDirectory, "PgRollback.Runtime.dll")}" />
                <Reference Include="{Path.Combine(AppContext.BaseDirectory, "Npgsql.dll")}" />
            {items}
              </ItemGroup>
              <Import Project="{Repository.PathOf("build", "PgRollback.props")}" />
              <Import Project="{Repository.PathOf("build", "PgRollback.targets")}" />
            </Project>
            """);
    }

    /// <summary>When the compiler last wrote its result.</summary>
    public DateTime CompiledAt => File.GetLastWriteTimeUtc(Path.Combine(_directory, "obj", "Debug", "net10.0", "Shop.dll"));

    public Workspace Write(string name, string text)
    {
        var path = Path.Combine(_directory, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    /// <summary>As a file that comes from an archive, or from another branch, may have it.</summary>
    public void SetOldTimeStamp(string name) => File.SetLastWriteTimeUtc(Path.Combine(_directory, name), new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));

    public void Delete(string name) => File.Delete(Path.Combine(_directory, name));

    /// <summary>A rename keeps the time stamp.</summary>
    public void Rename(string name, string newName) => File.Move(Path.Combine(_directory, name), Path.Combine(_directory, newName));

    /// <summary>An incremental build, as anybody starts it.</summary>
    public Task<BuildResult> BuildAsync() => RunAsync("build", "Shop.csproj", "-nologo", "-v:quiet", "-nodeReuse:false", "-p:UseSharedCompilation=false", "-clp:NoSummary");

    /// <summary>The names of the items of one kind, relative to the project, with a metadata value.</summary>
    public async Task<IReadOnlyList<string>> ItemsAsync(string kind)
    {
        var result = await RunAsync("msbuild", "Shop.csproj", "-nologo", "-nodeReuse:false", $"-getItem:{kind}");
        using var items = System.Text.Json.JsonDocument.Parse(result.Output);
        return
        [
            .. items.RootElement.GetProperty("Items").GetProperty(kind).EnumerateArray()
                .Select(item => item.GetProperty("Identity").GetString()!.Replace('\\', '/') + Kind(item))
                .Order(StringComparer.Ordinal),
        ];
    }

    private static string Kind(System.Text.Json.JsonElement item) =>
        (item.TryGetProperty("PgRollbackMigration", out var migration) ? "=" + migration.GetString() : "")
        + (item.TryGetProperty("PgRollbackBaseline", out _) ? "+baseline" : "")
        + (item.TryGetProperty("PgRollbackLock", out _) ? "=lock" : "");

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private async Task<BuildResult> RunAsync(params string[] arguments)
    {
        var result = await DotnetCommand.RunAsync(_directory, new Dictionary<string, string>(StringComparer.Ordinal), arguments);
        return new BuildResult(result.ExitCode == 0, result.Text, [.. FindingLine().Matches(result.Output).Select(match => match.Groups["finding"].Value).Distinct(StringComparer.Ordinal)]);
    }

    [GeneratedRegex(@"(?<finding>[^/\\\s]+\(\d+,\d+\): (error|warning) \w+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex FindingLine();
}

/// <param name="Succeeded">The exit code was 0.</param>
/// <param name="Output">All that was printed.</param>
/// <param name="Findings">Errors and warnings by place and id: <c>2_b.sql(3,1): error PGR2002</c>.</param>
internal sealed record BuildResult(bool Succeeded, string Output, IReadOnlyList<string> Findings);
