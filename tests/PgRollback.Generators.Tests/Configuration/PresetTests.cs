using PgRollback.Diagnostics;
using PgRollback.Testing;

namespace PgRollback.Generators.Tests.Configuration;

/// <summary>The .globalconfig files of the package, which <c>PgRollbackStrictness</c> chooses from.</summary>
public sealed class PresetTests
{
    [Fact]
    public void Strict_makes_errors_of_warnings_and_of_what_no_server_has_run()
    {
        var expected = Rules.All.Where(rule => rule.Severity == Severity.Warning || rule.Category == "Verification" && rule.Severity == Severity.Info);

        Assert.Equal(expected.Select(rule => (rule.Id, "error")), Severities("Strict"));
    }

    [Fact]
    public void Advisory_makes_warnings_of_errors_in_sql()
    {
        var expected = Rules.All.Where(rule => rule.Severity == Severity.Error && rule.Category is not ("Settings" or "Files" or "Verification"));

        Assert.Equal(expected.Select(rule => (rule.Id, "warning")), Severities("Advisory"));
    }

    [Theory]
    [InlineData("Strict")]
    [InlineData("Advisory")]
    public void A_projects_own_global_files_have_the_last_word(string preset)
    {
        // Without a name of the compiler's own a file has level 0, with it 100.
        Assert.Contains("\nglobal_level = -90\n", File.ReadAllText(PathOf(preset)), StringComparison.Ordinal);
        Assert.StartsWith("is_global = true\n", File.ReadAllText(PathOf(preset)), StringComparison.Ordinal);
    }

    private static IEnumerable<(string Rule, string Severity)> Severities(string preset) => File.ReadLines(PathOf(preset))
        .Where(line => line.StartsWith("dotnet_diagnostic.", StringComparison.Ordinal))
        .Select(line => line.Split(" = "))
        .Select(parts => (parts[0].Split('.')[1], parts[1]));

    private static string PathOf(string preset) => Repository.PathOf("build", "config", $"PgRollback.{preset}.globalconfig");
}
