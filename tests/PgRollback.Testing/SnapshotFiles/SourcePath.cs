namespace PgRollback.Testing;

/// <summary>Where a source file lies whose path the compiler wrote into a test.</summary>
public static class SourcePath
{
    /// <summary>What a deterministic build writes for the repository's root.</summary>
    private const string MappedRoot = "/_/";

    /// <param name="sourceFile">From <see cref="System.Runtime.CompilerServices.CallerFilePathAttribute"/>.</param>
    public static string OnThisMachine(string sourceFile) =>
        sourceFile.StartsWith(MappedRoot, StringComparison.Ordinal) ? Path.Combine(RepositoryRoot(), sourceFile[MappedRoot.Length..]) : sourceFile;

    private static string RepositoryRoot()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "Generators.sln")))
            {
                return directory.FullName;
            }
        }

        throw new InvalidOperationException($"No Generators.sln above {AppContext.BaseDirectory}.");
    }
}
