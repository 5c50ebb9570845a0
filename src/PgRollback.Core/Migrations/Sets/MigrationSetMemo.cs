namespace PgRollback.Migrations;

/// <summary>A set and the files that it was built of. As long as only what stands in files changes, their order, their pairs and their names stay.</summary>
internal sealed class MigrationSetMemo
{
    /// <summary>Beyond so many changed files it is no edit: the set is built anew.</summary>
    private const int Few = 16;

    private readonly MigrationFile[] _files;

    private MigrationSetMemo(IReadOnlyList<MigrationFile> files, MigrationSet set)
    {
        // A copy: whose list it is may put other files into it.
        _files = [.. files];
        Set = set;
    }

    public MigrationSet Set { get; }

    public static MigrationSetMemo Next(MigrationSetMemo? last, IReadOnlyList<MigrationFile> files) =>
        last is not null && last.Changes(files) is { } changes ? new MigrationSetMemo(files, Replace(last.Set, changes)) : new MigrationSetMemo(files, MigrationSet.Build(files));

    /// <returns>Null where the set may be another one.</returns>
    private List<(MigrationFile Earlier, MigrationFile Now)>? Changes(IReadOnlyList<MigrationFile> files)
    {
        if (files.Count != _files.Length)
        {
            return null;
        }

        var changes = new List<(MigrationFile, MigrationFile)>();
        for (var i = 0; i < files.Count; i++)
        {
            var (earlier, now) = (_files[i], files[i]);
            if (!ReferenceEquals(earlier, now))
            {
                if (changes.Count == Few || !AreAlike(earlier, now))
                {
                    return null;
                }

                changes.Add((earlier, now));
            }
        }

        return changes;
    }

    /// <summary>All that <see cref="MigrationSetBuilder"/> looks at.</summary>
    private static bool AreAlike(MigrationFile x, MigrationFile y) =>
        string.Equals(x.Path, y.Path, StringComparison.Ordinal)
        && x.Role == y.Role
        && string.Equals(x.Version, y.Version, StringComparison.Ordinal)
        && string.Equals(x.SortKey, y.SortKey, StringComparison.Ordinal)
        && x.HasVersion == y.HasVersion
        && x.ForPostgres == y.ForPostgres
        && string.Equals(x.Description, y.Description, StringComparison.Ordinal)
        && string.Equals(x.Stem, y.Stem, StringComparison.Ordinal)
        && string.Equals(MigrationIdentifier.Of(x), MigrationIdentifier.Of(y), StringComparison.Ordinal)
        && !RollbackPairing.IsDownByUnderscore(x.Stem);

    private static MigrationSet Replace(MigrationSet set, List<(MigrationFile Earlier, MigrationFile Now)> changes)
    {
        if (changes.Count == 0)
        {
            return set;
        }

        MigrationFile? Now(MigrationFile? file)
        {
            foreach (var change in changes)
            {
                if (ReferenceEquals(change.Earlier, file))
                {
                    return change.Now;
                }
            }

            return file;
        }

        var migrations = new Migration[set.Migrations.Count];
        for (var i = 0; i < migrations.Length; i++)
        {
            var migration = set.Migrations[i];
            var (file, rollback) = (Now(migration.File)!, Now(migration.RollbackFile));
            migrations[i] = ReferenceEquals(file, migration.File) && ReferenceEquals(rollback, migration.RollbackFile) ? migration : migration with { File = file, RollbackFile = rollback };
        }

        return set with { Migrations = new EquatableArray<Migration>(migrations), Baseline = Now(set.Baseline), Hooks = set.Hooks.Select(hook => Now(hook)!).ToEquatableArray() };
    }
}
