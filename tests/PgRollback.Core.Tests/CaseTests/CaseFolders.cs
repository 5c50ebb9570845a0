using PgRollback.Testing;

namespace PgRollback.Core.Tests.CaseTests;

/// <summary>All cases of the folder <c>cases</c>, by their paths in it: <c>topic/name</c>.</summary>
public static class CaseFolders
{
    private static readonly string Root = Repository.PathOf("tests", "PgRollback.Core.Tests", "cases");

    public static TheoryData<string> Names => [.. All];

    /// <summary>Those with a way back by hand.</summary>
    public static TheoryData<string> Handwritten => [.. WithHandwritten];

    internal static string[] All { get; } =
        [.. Directory.GetFiles(Root, "up.sql", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, Path.GetDirectoryName(file)!).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)];

    internal static string[] WithHandwritten { get; } = [.. All.Where(name => Open(name).Handwritten is not null)];

    internal static MigrationCase Open(string name) => new(Path.Combine(Root, name));
}
