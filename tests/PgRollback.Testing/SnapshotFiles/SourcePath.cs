namespace PgRollback.Testing;

/// <summary>Where a source file lies whose path the compiler wrote into a test.</summary>
public static class SourcePath
{
    /// <summary>What a deterministic build writes for the repository's root.</summary>
    private const string MappedRoot = "/_/";

    /// <param name="sourceFile">From <see cref="System.Runtime.CompilerServices.CallerFilePathAttribute"/>.</param>
    public static string OnThisMachine(string sourceFile) =>
        sourceFile.StartsWith(MappedRoot, StringComparison.Ordinal) ? Path.Combine(Repository.Root, sourceFile[MappedRoot.Length..]) : sourceFile;
}
