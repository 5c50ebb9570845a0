namespace PgRollback.Migrations;

/// <summary>Splits a name without its suffixes into version and description.</summary>
internal static class VersionedName
{
    /// <param name="stem">What names the migration.</param>
    /// <param name="name">The same without the words that say direction and database.</param>
    /// <param name="folder">The folder above; a number there comes before the file's own (<c>3/01_x.sql</c>).</param>
    /// <param name="direction">What the path said so far.</param>
    public static MigrationFileName Read(string stem, string name, string folder, Direction direction)
    {
        if (TryReadFlyway(stem, name, out var flyway))
        {
            return flyway with { Role = direction == Direction.Down ? FileRole.Rollback : flyway.Role };
        }

        var start = PrefixLength(name);
        var length = VersionReader.Read(name, start, out var key);
        if (length == 0)
        {
            return ByFolder(stem, name, folder, direction) ?? MigrationFileName.Unversioned(stem, FileRole.Unknown);
        }

        var version = name.Substring(start, length);
        var rest = name.Substring(start + length);
        if (direction == Direction.Unsaid)
        {
            direction = PeelPostgrator(ref rest);
        }

        AddFolder(folder, ref version, ref key);
        return new MigrationFileName
        {
            Role = direction == Direction.Down ? FileRole.Rollback : FileRole.Migration,
            Version = version,
            SortKey = key,
            Description = rest.TrimStart('_', '-', '.', ' '),
            Stem = stem,
            HasVersion = true,
        };
    }

    /// <summary>A folder of Yuniql's form (<c>v1.02/users.sql</c>, <c>v1.03-roles/users.sql</c>) gives the version, and the files in it run by name.</summary>
    private static MigrationFileName? ByFolder(string stem, string name, string folder, Direction direction)
    {
        var length = FolderVersion(folder, out var start, out var key);
        return length == 0 || !IsYuniql(folder, length) ? null : new MigrationFileName
        {
            Role = direction == Direction.Down ? FileRole.Rollback : FileRole.Migration,
            Version = folder.Substring(start, length) + "/" + name,
            SortKey = key + "." + name,
            Description = name,
            Stem = stem,
            HasVersion = true,
        };
    }

    /// <summary>Length of the number that a folder is called by; Yuniql allows a label behind it.</summary>
    private static int FolderVersion(string folder, out int start, out string key)
    {
        start = folder.Length > 1 && folder[0] is 'v' or 'V' ? 1 : 0;
        var length = VersionReader.Read(folder, start, out key);
        var end = start + length;
        return end == folder.Length || (IsYuniql(folder, length) && folder[end] is '-' or '_') ? length : 0;
    }

    private static bool IsYuniql(string folder, int length) => length > 0 && folder[0] is 'v' or 'V' && folder.IndexOf('.', 1, length) > 0;

    private static bool TryReadFlyway(string stem, string name, out MigrationFileName result)
    {
        result = null!;
        var prefix = name.Length == 0 ? '\0' : char.ToUpperInvariant(name[0]);
        if (name.StartsWith("R__", StringComparison.Ordinal))
        {
            result = MigrationFileName.Unversioned(stem, FileRole.Repeatable) with { Description = name.Substring(3) };
            return true;
        }

        if (prefix is not ('V' or 'U' or 'B'))
        {
            return false;
        }

        var length = VersionReader.ReadFlyway(name, 1, out var key);
        var end = 1 + length;
        var hasSeparator = string.CompareOrdinal(name, end, "__", 0, 2) == 0;
        if (length == 0 || !(hasSeparator || (prefix == 'V' && end == name.Length)))
        {
            return false;
        }

        result = new MigrationFileName
        {
            Role = prefix switch { 'U' => FileRole.Rollback, 'B' => FileRole.Baseline, _ => FileRole.Migration },
            Version = name.Substring(1, length),
            SortKey = key,
            Description = hasSeparator ? name.Substring(end + 2) : "",
            Stem = stem,
            HasVersion = true,
        };
        return true;
    }

    /// <summary>A word that people put before the number: <c>v1_x</c>, <c>Script0001 - x</c>, <c>migration_003</c>.</summary>
    private static int PrefixLength(string name)
    {
        foreach (var word in Prefixes)
        {
            if (name.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                var length = word.Length;
                if (length < name.Length && length > 1 && name[length] is '_' or '-' or ' ' or '.')
                {
                    length++;
                }

                if (VersionReader.CountDigits(name, length) > 0)
                {
                    return length;
                }
            }
        }

        return 0;
    }

    private static readonly string[] Prefixes = ["migration", "version", "upgrade", "release", "script", "update", "patch", "step", "v", "m"];

    private static Direction PeelPostgrator(ref string rest)
    {
        if (rest.Length < 2 || rest[0] != '.')
        {
            return Direction.Unsaid;
        }

        var end = rest.IndexOf('.', 1);
        var direction = NameSuffixes.DirectionOfSuffix(rest.Substring(1, (end < 0 ? rest.Length : end) - 1));
        if (direction != Direction.Unsaid)
        {
            rest = end < 0 ? "" : rest.Substring(end);
        }

        return direction;
    }

    /// <summary>
    /// <c>3/01_x.sql</c> comes behind <c>2/05_y.sql</c>. Numbers that are unique over folders stand alone: time stamps, and those that begin with the
    /// folder's own number.
    /// </summary>
    private static void AddFolder(string folder, ref string version, ref string key)
    {
        var length = FolderVersion(folder, out var start, out var folderKey);
        if (length == 0 || VersionReader.CountDigits(version, 0) >= 8 || (length >= 4 && version.StartsWith(folder.Substring(start, length), StringComparison.Ordinal)))
        {
            return;
        }

        version = folder.Substring(start, length) + "/" + version;
        key = folderKey + "." + key;
    }
}
