using PgRollback.Migrations;

namespace PgRollback.Tool.Files;

/// <summary>The migrations of a folder, with their texts. Paths are relative to the folder, with slashes, on every system.</summary>
internal sealed class MigrationFolder
{
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    private MigrationFolder(string root) => Root = root;

    /// <summary>Absolute path.</summary>
    public string Root { get; }

    public List<MigrationFile> Files { get; } = [];

    /// <exception cref="ToolException">The folder or the baseline is not there.</exception>
    public static MigrationFolder Read(string directory, string? baseline)
    {
        if (!Directory.Exists(directory))
        {
            throw new ToolException($"there is no folder {directory}");
        }

        var folder = new MigrationFolder(directory);
        foreach (var path in SqlFiles(directory).Where(path => !string.Equals(path, baseline, StringComparison.Ordinal)))
        {
            folder.Add(Path.GetRelativePath(directory, path).Replace('\\', '/'), path);
        }

        if (baseline is not null)
        {
            folder.AddBaseline(baseline);
        }

        return folder;
    }

    /// <summary>The whole text of a file that was read.</summary>
    public string Text(MigrationFile file) => _texts[file.Path];

    private void AddBaseline(string path)
    {
        if (!File.Exists(path))
        {
            throw new ToolException($"there is no file {path}");
        }

        var name = Path.GetFileName(path);
        var text = File.ReadAllText(path);
        _texts[name] = text;
        Files.RemoveAll(f => string.Equals(f.Path, name, StringComparison.Ordinal));
        Files.Add(MigrationFileReader.ReadBaseline(name, text));
    }

    private void Add(string relative, string path)
    {
        var text = File.ReadAllText(path);
        _texts[relative] = text;
        var file = MigrationFileReader.Read(relative, text);
        Files.Add(RunsOutsideTransaction(path) ? file with { UpWithoutTransaction = true, DownWithoutTransaction = true } : file);
    }

    /// <summary>diesel says it in a file beside the scripts, Flyway in one beside the script.</summary>
    private static bool RunsOutsideTransaction(string path) =>
        HasLine(Path.Combine(Path.GetDirectoryName(path)!, "metadata.toml"), "run_in_transaction=false") || HasLine(path + ".conf", "executeInTransaction=false");

    private static bool HasLine(string path, string line) =>
        File.Exists(path) && File.ReadLines(path).Any(l => string.Equals(l.Replace(" ", "", StringComparison.Ordinal), line, StringComparison.OrdinalIgnoreCase));

    /// <summary>In ordinal order of their paths; hidden folders are somebody else's.</summary>
    private static IEnumerable<string> SqlFiles(string directory)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System };
        return Directory.EnumerateFiles(directory, "*.sql", options)
            .Where(path => !Path.GetRelativePath(directory, path).Split(Path.DirectorySeparatorChar).Any(part => part.StartsWith('.')))
            .Order(StringComparer.Ordinal);
    }
}
