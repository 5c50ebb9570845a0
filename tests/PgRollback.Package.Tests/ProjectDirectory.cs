using System.Text.Json;
using PgRollback.Testing;

namespace PgRollback.Package.Tests;

/// <summary>A folder with one or more projects that use the package.</summary>
internal sealed class ProjectDirectory(PackageFeed feed, string name)
{
    private readonly string _path = feed.CreateDirectory(name);

    public ProjectDirectory Write(string file, string text)
    {
        var path = Path.Combine(_path, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    /// <summary>A project file with a reference to the package.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="properties">Elements of its property group.</param>
    /// <param name="items">Elements of an item group.</param>
    /// <param name="usesPackage">False for a project that gets the package through another one, if at all.</param>
    public ProjectDirectory WriteProject(string file, string properties = "<TargetFramework>net10.0</TargetFramework>", string items = "", bool usesPackage = true) => Write(file, $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            {(usesPackage ? $"""<PackageReference Include="PgRollback" Version="{feed.Version}" />""" : "")}
            {items}
          </ItemGroup>
        </Project>
        """);

    /// <summary>The repository's own migrations: the base schema and the ten.</summary>
    public ProjectDirectory CopyMigrations(string directory)
    {
        Directory.CreateDirectory(Path.Combine(_path, directory));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "migrations"), "*.sql"))
        {
            File.Copy(file, Path.Combine(_path, directory, Path.GetFileName(file)));
        }

        return this;
    }

    public async Task<CommandResult> SucceedAsync(string directory, params string[] arguments)
    {
        var result = await RunAsync(directory, [], arguments);
        Assert.True(result.ExitCode == 0, $"dotnet {string.Join(' ', arguments)}\n{result.Text}");
        return result;
    }

    public Task<CommandResult> RunAsync(string directory, Dictionary<string, string> environment, params string[] arguments) =>
        DotnetCommand.RunAsync(Path.Combine(_path, directory), new Dictionary<string, string>(feed.Environment.Concat(environment), StringComparer.Ordinal), arguments);

    public Task<CommandResult> RunProgramAsync(string program, params string[] arguments) =>
        DotnetCommand.RunProgramAsync(Path.Combine(_path, program), _path, feed.Environment, arguments);

    /// <summary>Paths of a project's items of one kind.</summary>
    public async Task<IReadOnlyList<string>> ItemsAsync(string directory, string kind)
    {
        var result = await SucceedAsync(directory, "msbuild", "-nologo", $"-getItem:{kind}");
        using var items = JsonDocument.Parse(result.Output);
        return [.. items.RootElement.GetProperty("Items").GetProperty(kind).EnumerateArray().Select(item => item.GetProperty("Identity").GetString()!.Replace('\\', '/'))];
    }
}
