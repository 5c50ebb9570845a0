using System.Runtime.CompilerServices;
using PgRollback.Testing;

namespace PgRollback.Core.Tests.Expressions;

/// <summary>SQL cases of a file, each under a line with its title; an empty line ends one.</summary>
internal static class CaseFile
{
    public static string Folder([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(SourcePath.OnThisMachine(path))!, "cases");

    public static string ReadText(string name) => File.ReadAllText(Path.Combine(Folder(), name));

    public static IReadOnlyDictionary<string, string> Read(string name)
    {
        var cases = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var block in ReadText(name).Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var lineEnd = block.IndexOf('\n', StringComparison.Ordinal);
            cases.Add(block[3..lineEnd].Trim(), block[(lineEnd + 1)..].Trim());
        }

        return cases;
    }
}
