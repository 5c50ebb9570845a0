using PgRollback.Migrations;
using PgRollback.Planning;
using PgRollback.Testing;
using PgRollback.Tool.Commands;

namespace PgRollback.Tool.Tests.Commands;

/// <summary>The runtime reads every plan that the model makes: what one of them writes and the other does not understand would be found out by somebody on call.</summary>
public sealed class PlanReadingTests
{
    [Theory]
    [MemberData(nameof(Folders))]
    public void Every_plan_is_read(string folder)
    {
        var faults = new List<string>();
        foreach (var example in Directory.GetDirectories(folder))
        {
            try
            {
                var rollbacks = DatabaseCommands.Compile(Files(example), AnalysisOptions.Default with { AcceptDataGaps = true });
                Assert.Equal(2, rollbacks.Count(static rollback => rollback.Plan.Stem.Length > 0));
            }
            catch (Exception error) when (error is not Xunit.Sdk.XunitException)
            {
                faults.Add($"{Path.GetFileName(example)}: {error.Message}");
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    /// <summary>The cases of the model's tests, by kind of object.</summary>
    public static IEnumerable<object[]> Folders => Directory.GetDirectories(Repository.PathOf("tests", "PgRollback.Core.Tests", "cases")).Select(static folder => new object[] { folder });

    private static MigrationFile[] Files(string example) =>
        [.. new[] { "given", "up" }.Select((name, number) => MigrationFileReader.Read($"{number}_{name}.sql", File.Exists(Path.Combine(example, name + ".sql")) ? File.ReadAllText(Path.Combine(example, name + ".sql")) : ""))];
}
