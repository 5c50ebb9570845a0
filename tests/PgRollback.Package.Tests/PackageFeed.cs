using System.Globalization;
using PgRollback.Testing;

namespace PgRollback.Package.Tests;

/// <summary>Both packages in a folder, as <c>dotnet pack</c> makes them, and a place outside the repository for projects that restore from it.</summary>
public sealed class PackageFeed : IAsyncLifetime
{
#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    private readonly string _root = Directory.CreateTempSubdirectory("pgrollback-packages-").FullName;

    /// <summary>Another one in every run, so that no cache answers in the place of what was just packed.</summary>
    public string Version { get; } = string.Create(CultureInfo.InvariantCulture, $"0.1.{DateTimeOffset.UtcNow.ToUnixTimeSeconds()}");

    public string Packages => Path.Combine(_root, "feed");

    /// <summary>Restored packages of these projects alone; what else they need lies in the machine's folder already, because this repository needs it too.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["NUGET_PACKAGES"] = Path.Combine(_root, "restored"),
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        ["NuGetAudit"] = "false",
    };

    public string PathOf(string package, string extension = "nupkg") => Path.Combine(Packages, $"{package}.{Version}.{extension}");

    /// <summary>A new folder for projects. No build file and no NuGet configuration of a folder above reaches into it.</summary>
    public string CreateDirectory(string name)
    {
        var directory = Directory.CreateDirectory(Path.Combine(_root, "projects", name)).FullName;
        foreach (var file in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
        {
            File.WriteAllText(Path.Combine(directory, file), "<Project />\n");
        }

        File.WriteAllText(Path.Combine(directory, "nuget.config"), $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="folder" value="{Packages}" />
              </packageSources>
              <fallbackPackageFolders>
                <clear />
                <add key="machine" value="{MachinePackages}" />
              </fallbackPackageFolders>
            </configuration>
            """);
        return directory;
    }

    async Task IAsyncLifetime.InitializeAsync()
    {
        foreach (var project in new[] { "PgRollback", "PgRollback.Tool" })
        {
            var result = await DotnetCommand.RunAsync(
                Repository.Root, new Dictionary<string, string>(StringComparer.Ordinal),
                "pack", $"src/{project}", "-c", Configuration, "--no-build", "-o", Packages, $"-p:PackageVersion={Version}", "-nologo", "-v", "quiet");
            Assert.True(result.ExitCode == 0, result.Text);
        }
    }

    Task IAsyncLifetime.DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return Task.CompletedTask;
    }

    private static string MachinePackages =>
        System.Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}

/// <summary>All tests of one collection: the packages are made once, and builds do not compete with each other.</summary>
[CollectionDefinition(Name)]
public sealed class PackageCollection : ICollectionFixture<PackageFeed>
{
    public const string Name = "Packages";
}
