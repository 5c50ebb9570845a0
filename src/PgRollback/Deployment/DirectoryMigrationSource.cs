namespace PgRollback;

/// <summary>The .sql files of a directory and its subdirectories. A file belongs to a migration by its name (<c>stem.sql</c>, <c>stem.up.sql</c>, <c>stem/up.sql</c>), and where no name fits by its checksum.</summary>
public sealed class DirectoryMigrationSource : IMigrationSource
{
    private static readonly string[] FolderFiles = ["up.sql", "migration.sql"];
    private readonly Lazy<string[]> _files;

    /// <summary>Creates the source. Nothing is read yet.</summary>
    /// <param name="directory">The directory.</param>
    public DirectoryMigrationSource(string directory)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        Directory = Path.GetFullPath(directory);
        _files = new Lazy<string[]>(FindFiles);
    }

    /// <summary>The directory; a full path.</summary>
    public string Directory { get; }

    /// <inheritdoc/>
    public async Task<MigrationText?> FindAsync(Rollback migration, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(migration);
        if (_files.Value.FirstOrDefault(file => IsNamed(file, migration.Stem)) is { } named)
        {
            return await ReadAsync(named, cancellationToken).ConfigureAwait(false);
        }

        foreach (var file in _files.Value.Where(file => Path.GetFileName(file).Contains(migration.Version, StringComparison.Ordinal)))
        {
            var text = await ReadAsync(file, cancellationToken).ConfigureAwait(false);
            if (string.Equals(text.Checksum, migration.Checksum, StringComparison.Ordinal))
            {
                return text;
            }
        }

        return null;
    }

    private static async Task<MigrationText> ReadAsync(string file, CancellationToken cancellationToken) =>
        new(Path.GetFileName(file), await File.ReadAllTextAsync(file, cancellationToken).ConfigureAwait(false));

    private static bool IsNamed(string file, string stem)
    {
        var name = Path.GetFileName(file);
        return string.Equals(name, $"{stem}.sql", StringComparison.Ordinal)
            || string.Equals(name, $"{stem}.up.sql", StringComparison.Ordinal)
            || (FolderFiles.Contains(name, StringComparer.OrdinalIgnoreCase) && string.Equals(Path.GetFileName(Path.GetDirectoryName(file)), stem, StringComparison.Ordinal));
    }

    private string[] FindFiles()
    {
        if (!System.IO.Directory.Exists(Directory))
        {
            return [];
        }

        var files = System.IO.Directory.GetFiles(Directory, "*.sql", SearchOption.AllDirectories);
        Array.Sort(files, StringComparer.Ordinal);
        return files;
    }
}
