namespace PgRollback.Core.Tests.CaseTests;

/// <summary>All cases of the folder beside this one: <c>topic/name</c>.</summary>
public static class CaseFolders
{
    private static readonly string Root = Path.Combine(Repository(), "tests", "PgRollback.Core.Tests", "cases");

    public static TheoryData<string> Names =>
        [.. Directory.GetFiles(Root, "up.sql", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, Path.GetDirectoryName(file)!).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)];

    internal static MigrationCase Open(string name) => new(Path.Combine(Root, name));

    private static string Repository()
    {
        var directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "Generators.sln")))
        {
            directory = Path.GetDirectoryName(directory) ?? throw new InvalidOperationException("The tests run inside the repository.");
        }

        return directory;
    }
}
