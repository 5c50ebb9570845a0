namespace PgRollback.Migrations;

/// <summary>Finds the migration that a rollback file belongs to.</summary>
internal sealed class RollbackPairing
{
    private readonly Dictionary<string, MigrationFile> _byStem = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MigrationFile> _byVersion = new(StringComparer.Ordinal);

    public RollbackPairing(IEnumerable<MigrationFile> migrations)
    {
        foreach (var migration in migrations)
        {
            var family = Family(migration);
            AddFirst(_byStem, migration.Stem, migration);
            AddFirst(_byStem, InFamily(family, migration.Stem), migration);
            if (migration.HasVersion)
            {
                AddFirst(_byVersion, migration.SortKey, migration);
                AddFirst(_byVersion, InFamily(family, migration.SortKey), migration);
            }
        }
    }

    /// <summary>The migration of the same stem, else of the same version, near before far; null when there is none.</summary>
    public MigrationFile? Find(MigrationFile rollback)
    {
        var family = Family(rollback);
        if (_byStem.TryGetValue(InFamily(family, rollback.Stem), out var found)
            || (rollback.HasVersion && _byVersion.TryGetValue(InFamily(family, rollback.SortKey), out found))
            || _byStem.TryGetValue(rollback.Stem, out found)
            || (rollback.HasVersion && _byVersion.TryGetValue(rollback.SortKey, out found)))
        {
            return found;
        }

        return null;
    }

    /// <summary>
    /// Takes pairs <c>x_up.sql</c>, <c>x_down.sql</c> as what they are. Only together: a migration may well be called <c>20250131_shut_down</c>.
    /// </summary>
    public static void PairUnderscored(List<MigrationFile> files)
    {
        HashSet<string>? stems = null;
        for (var i = 0; i < files.Count; i++)
        {
            var file = files[i];
            if (file.Role == FileRole.Migration && IsDownByUnderscore(file.Stem))
            {
                stems ??= new HashSet<string>(files.Select(static f => InFamily(Family(f), f.Stem)), StringComparer.OrdinalIgnoreCase);
                var up = file.Stem.Substring(0, file.Stem.Length - 4) + "up";
                if (stems.Contains(InFamily(Family(file), up)))
                {
                    files[i] = file with { Role = FileRole.Rollback, Stem = up, Down = file.Up, Up = default };
                }
            }
        }
    }

    public static bool IsDownByUnderscore(string stem) =>
        stem.EndsWith("_down", StringComparison.OrdinalIgnoreCase) || stem.EndsWith("-down", StringComparison.OrdinalIgnoreCase);

    /// <summary>Folders hold families of files: the same name in another folder is another migration.</summary>
    private static string InFamily(string family, string name) => family + "\0" + name;

    /// <summary>The folder without what only tells the direction: <c>a/up</c>, <c>a/down</c> and <c>a</c> are one.</summary>
    private static string Family(MigrationFile file)
    {
        var folder = FolderOf(file.Path);
        var name = folder.Substring(folder.LastIndexOf('/') + 1);
        return string.Equals(name, file.Stem, StringComparison.Ordinal) || NameSuffixes.DirectionOfFolder(name) != Direction.Unsaid ? FolderOf(folder) : folder;
    }

    private static string FolderOf(string path)
    {
        var normal = path.Replace('\\', '/');
        var slash = normal.LastIndexOf('/');
        return slash < 0 ? "" : normal.Substring(0, slash);
    }

    private static void AddFirst(Dictionary<string, MigrationFile> map, string key, MigrationFile file)
    {
        if (!map.ContainsKey(key))
        {
            map.Add(key, file);
        }
    }
}
