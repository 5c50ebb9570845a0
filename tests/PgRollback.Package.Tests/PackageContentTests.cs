using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace PgRollback.Package.Tests;

[Collection(PackageCollection.Name)]
public sealed class PackageContentTests(PackageFeed feed)
{
    [Fact]
    public void The_package_has_these_files_and_no_other()
    {
        Assert.Equal(
            [
                "README.md",
                "analyzers/dotnet/cs/PgRollback.CodeFixes.dll",
                "analyzers/dotnet/cs/PgRollback.Generators.dll",
                "build/PgRollback.props",
                "build/PgRollback.targets",
                "build/config/PgRollback.Advisory.globalconfig",
                "build/config/PgRollback.Strict.globalconfig",
                "icon.png",
                "lib/net10.0/PgRollback.Runtime.dll",
                "lib/net10.0/PgRollback.Runtime.xml",
                "lib/net8.0/PgRollback.Runtime.dll",
                "lib/net8.0/PgRollback.Runtime.xml",
            ],
            PackageContent.Files(feed.PathOf("PgRollback")));
        Assert.Equal(["lib/net10.0/PgRollback.Runtime.pdb", "lib/net8.0/PgRollback.Runtime.pdb"], PackageContent.Files(feed.PathOf("PgRollback", "snupkg")));
    }

    [Fact]
    public void The_tools_package_has_these_files_and_no_other()
    {
        string[] programs =
        [
            "DotnetToolSettings.xml", "Microsoft.Extensions.DependencyInjection.Abstractions.dll", "Microsoft.Extensions.Logging.Abstractions.dll", "Npgsql.dll", "PgRollback.Core.dll", "PgRollback.Core.pdb",
            "PgRollback.Runtime.dll", "PgRollback.Runtime.pdb",
            "PgRollback.Snapshots.dll", "PgRollback.Snapshots.pdb", "Spectre.Console.dll", "System.CommandLine.dll", "pgrollback.deps.json", "pgrollback.dll", "pgrollback.pdb", "pgrollback.runtimeconfig.json",
        ];
        Assert.Equal(
            [
                "README.md", "icon.png", .. programs.Select(file => "tools/net10.0/any/" + file),
                .. programs.Append("System.Diagnostics.DiagnosticSource.dll").Order(StringComparer.Ordinal).Select(file => "tools/net8.0/any/" + file),
            ],
            PackageContent.Files(feed.PathOf("PgRollback.Tool")));
    }

    [Theory]
    [InlineData("PgRollback")]
    [InlineData("PgRollback.Tool")]
    public void A_package_says_what_it_is(string package)
    {
        var metadata = PackageContent.Metadata(feed.PathOf(package));

        Assert.Equal(package, Value(metadata, "id"));
        Assert.Equal("MIT", Value(metadata, "license"));
        Assert.Equal("README.md", Value(metadata, "readme"));
        Assert.Equal("icon.png", Value(metadata, "icon"));
        Assert.NotEmpty(Value(metadata, "description"));
        Assert.Equal("git", Element(metadata, "repository").Attribute("type")!.Value);
        Assert.Equal(40, Element(metadata, "repository").Attribute("commit")!.Value.Length);
    }

    [Fact]
    public void The_runtime_brings_its_dependencies_and_the_generator_brings_none()
    {
        var groups = Element(PackageContent.Metadata(feed.PathOf("PgRollback")), "dependencies").Elements().ToArray();

        Assert.Equal(["net10.0", "net8.0"], groups.Select(group => group.Attribute("targetFramework")!.Value));
        Assert.All(groups, group => Assert.Equal(
            ["Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Logging.Abstractions", "Npgsql", "Spectre.Console", "System.CommandLine"],
            group.Elements().Select(dependency => dependency.Attribute("id")!.Value)));
    }

    [Theory]
    [InlineData("lib/net8.0/PgRollback.Runtime.dll")]
    [InlineData("lib/net10.0/PgRollback.Runtime.dll")]
    [InlineData("analyzers/dotnet/cs/PgRollback.Generators.dll")]
    [InlineData("analyzers/dotnet/cs/PgRollback.CodeFixes.dll")]
    public void Every_assembly_has_a_strong_name_and_the_version_of_its_release(string file)
    {
        using var assembly = Open(file);

        var name = assembly.GetMetadataReader().GetAssemblyDefinition().GetAssemblyName();

        Assert.NotEmpty(name.GetPublicKeyToken()!);
        Assert.True(assembly.PEHeaders.CorHeader!.Flags.HasFlag(CorFlags.StrongNameSigned));
        Assert.NotEqual(new Version(1, 0, 0, 0), name.Version);
    }

    [Theory]
    [InlineData("lib/net8.0/PgRollback.Runtime.dll")]
    [InlineData("lib/net10.0/PgRollback.Runtime.dll")]
    public void The_runtime_can_be_trimmed(string file)
    {
        using var assembly = Open(file);
        var reader = assembly.GetMetadataReader();

        var metadata = reader.GetAssemblyDefinition().GetCustomAttributes().Select(reader.GetCustomAttribute)
            .Select(attribute => reader.GetBlobReader(attribute.Value).ReadBytes(reader.GetBlobReader(attribute.Value).Length))
            .Select(System.Text.Encoding.UTF8.GetString);

        Assert.Contains(metadata, value => value.Contains("IsTrimmable", StringComparison.Ordinal) && value.Contains("True", StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_compiler_loads_refers_only_to_what_it_carries()
    {
        string[] carried = ["netstandard", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "System.Collections.Immutable", "System.Memory", "System.Numerics.Vectors", "System.Reflection.Metadata", "System.Runtime.CompilerServices.Unsafe"];

        Assert.Empty(References("analyzers/dotnet/cs/PgRollback.Generators.dll").Except(carried, StringComparer.Ordinal));
        Assert.Empty(References("analyzers/dotnet/cs/PgRollback.CodeFixes.dll").Except([.. carried, "PgRollback.Generators", "Microsoft.CodeAnalysis.Workspaces", "Microsoft.CodeAnalysis.CSharp.Workspaces"], StringComparer.Ordinal));
    }

    private IEnumerable<string> References(string file)
    {
        using var assembly = Open(file);
        var reader = assembly.GetMetadataReader();
        return [.. reader.AssemblyReferences.Select(handle => reader.GetString(reader.GetAssemblyReference(handle).Name))];
    }

    private PEReader Open(string file) => new(new MemoryStream(PackageContent.Read(feed.PathOf("PgRollback"), file)));

    private static XElement Element(XElement parent, string name) => parent.Elements().Single(element => string.Equals(element.Name.LocalName, name, StringComparison.Ordinal));

    private static string Value(XElement parent, string name) => Element(parent, name).Value;
}
