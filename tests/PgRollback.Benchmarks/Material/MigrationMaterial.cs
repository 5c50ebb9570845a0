using PgRollback.Migrations;
using PgRollback.Testing;

namespace PgRollback.Benchmarks.Material;

/// <summary>What is measured: generated migrations, or those of a folder (<c>--folder DIR</c>).</summary>
internal static class MigrationMaterial
{
    private static readonly int[] AllSizes = [10, 100, 1_000, 10_000];

    private static string? _folder;
    private static (string Path, string Text)[]? _files;

    /// <summary>Numbers of migrations to measure; of a folder its first ones, and all.</summary>
    public static IEnumerable<int> Sizes => _folder is null ? AllSizes : AllSizes.Where(static s => s < Files.Length).Append(Files.Length);

    private static (string Path, string Text)[] Files => _files ??= _folder is null ? GeneratedMigrations.Create(AllSizes[^1]) : Read(_folder);

    /// <summary>The arguments without <c>--folder DIR</c>.</summary>
    public static string[] TakeFolder(string[] args)
    {
        var at = Array.IndexOf(args, "--folder");
        if (at < 0 || at + 1 == args.Length)
        {
            return args;
        }

        _folder = args[at + 1];
        return [.. args[..at], .. args[(at + 2)..]];
    }

    public static (string Path, string Text)[] First(int count) => Files[..count];

    public static MigrationFile[] Parse((string Path, string Text)[] files) => Array.ConvertAll(files, static f => MigrationFileReader.Read(f.Path, f.Text));

    private static (string Path, string Text)[] Read(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*.sql", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path => (Path.GetRelativePath(folder, path), File.ReadAllText(path))),
    ];
}
