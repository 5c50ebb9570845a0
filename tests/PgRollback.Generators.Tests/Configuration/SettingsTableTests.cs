using System.Text.RegularExpressions;
using System.Xml.Linq;
using PgRollback.Generators.Configuration;
using PgRollback.Migrations;
using PgRollback.Testing;

namespace PgRollback.Generators.Tests.Configuration;

/// <summary>The table of docs/settings.md, what the build files know and what is read are the same.</summary>
public sealed partial class SettingsTableTests
{
    /// <summary>Names in the first column.</summary>
    private static readonly string[] Table = [.. File.ReadLines(Repository.PathOf("docs", "settings.md")).Select(line => Row().Match(line)).Where(row => row.Success).Select(row => row.Groups["name"].Value)];

    public static TheoryData<string> Names { get; } = [.. Table];

    [Fact]
    public void The_table_lists_what_there_is()
    {
        var build = XDocument.Load(Repository.PathOf("build", "PgRollback.props")).Root!;
        var targets = File.ReadAllText(Repository.PathOf("build", "PgRollback.targets"));
        string[] all =
        [
            .. build.Descendants("CompilerVisibleProperty").Select(item => item.Attribute("Include")!.Value),
            .. build.Descendants("AvailableItemName").Select(item => item.Attribute("Include")!.Value),
            .. Property().Matches(targets).Select(match => match.Groups["name"].Value),
            FileSeverities.Key,
            .. DirectiveNames.Usage.Split(", ").Select(usage => usage.Split(' ')[0]),
        ];

        Assert.Equal(all.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), Table.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_setting_has_a_test(string name)
    {
        var tests = Directory.EnumerateFiles(Repository.PathOf("tests"), "*.cs", SearchOption.AllDirectories)
            .Where(path => Path.GetFileName(path) != nameof(SettingsTableTests) + ".cs" && !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

        Assert.Contains(tests, path => File.ReadAllText(path).Contains(name == FileSeverities.Key ? nameof(FileSeverities) + ".Key" : name, StringComparison.Ordinal));
    }

    [GeneratedRegex("^\\| `(?:-- pgrollback: )?(?<name>[\\w-]+)[^`]*` \\|", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Row();

    // Of other people's properties only the location of the file itself is used.
    [GeneratedRegex(@"\$\((?<name>(?!MSBuild)\w+)\)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Property();
}
