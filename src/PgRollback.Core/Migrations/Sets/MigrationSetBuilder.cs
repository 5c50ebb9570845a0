using PgRollback.Diagnostics;
using PgRollback.Syntax;

namespace PgRollback.Migrations;

/// <summary>Sorts files by their roles, orders migrations, pairs rollbacks and reports what does not fit together.</summary>
internal sealed class MigrationSetBuilder
{
    private readonly List<MigrationFile> _files;
    private readonly List<MigrationDiagnostic> _diagnostics = [];

    public MigrationSetBuilder(IEnumerable<MigrationFile> files)
    {
        _files = [.. files];
        _files.Sort((x, y) => string.CompareOrdinal(x.Path, y.Path));
        RollbackPairing.PairUnderscored(_files);
    }

    public MigrationSet Build()
    {
        ReportUnknown();
        var comparer = MigrationComparer.For(_files);
        var baseline = Preferred(FileRole.Baseline, comparer).LastOrDefault();
        var migrations = Preferred(FileRole.Migration, comparer);
        if (baseline is not null && baseline.HasVersion)
        {
            migrations.RemoveAll(m => m.HasVersion && MigrationOrder.Instance.Compare(m.SortKey, baseline.SortKey) <= 0);
        }

        ReportOrder(migrations, comparer);
        var rollbacks = Pair(migrations, comparer, baseline);
        migrations.AddRange(_files.Where(f => f.Role == FileRole.Repeatable).OrderBy(f => f.Description, StringComparer.Ordinal));
        var named = migrations.Select(m => new Migration
        {
            File = m,
            RollbackFile = rollbacks.TryGetValue(m.Path, out var rollback) ? rollback : null,
            Identifier = MigrationIdentifier.Of(m),
        }).ToEquatableArray();
        ReportClashes(named);
        return new MigrationSet(named, baseline, _files.Where(f => f.Role == FileRole.Hook).ToEquatableArray(), _diagnostics.ToEquatableArray());
    }

    /// <summary>Files of one role in order; of those that differ only in the database that they are for, PostgreSQL's.</summary>
    private List<MigrationFile> Preferred(FileRole role, MigrationComparer comparer)
    {
        var files = _files.FindAll(f => f.Role == role);
        var replaced = new HashSet<string>(files.Where(f => f.ForPostgres).Select(f => f.SortKey), StringComparer.Ordinal);
        files.RemoveAll(f => !f.ForPostgres && replaced.Contains(f.SortKey));
        files.Sort(comparer);
        return files;
    }

    private Dictionary<string, MigrationFile> Pair(List<MigrationFile> migrations, MigrationComparer comparer, MigrationFile? baseline)
    {
        var pairing = new RollbackPairing(migrations);
        var rollbacks = new Dictionary<string, MigrationFile>(StringComparer.Ordinal);
        foreach (var rollback in Preferred(FileRole.Rollback, comparer))
        {
            if (pairing.Find(rollback) is not { } migration)
            {
                if (!IsSuperseded(rollback, baseline))
                {
                    Report(Rules.OrphanRollback, rollback, FileName(rollback));
                }
            }
            else if (rollbacks.TryGetValue(migration.Path, out var other))
            {
                Report(Rules.DuplicateVersion, rollback, rollback.Version, FileName(other));
            }
            else
            {
                rollbacks.Add(migration.Path, rollback);
            }
        }

        return rollbacks;
    }

    /// <summary>The way back of what the baseline stands for.</summary>
    private static bool IsSuperseded(MigrationFile rollback, MigrationFile? baseline) =>
        baseline is not null && baseline.HasVersion && rollback.HasVersion && MigrationOrder.Instance.Compare(rollback.SortKey, baseline.SortKey) <= 0;

    private void ReportUnknown()
    {
        var deployed = new HashSet<string>(_files.Where(f => f.Role == FileRole.Migration).Select(f => f.Stem), StringComparer.Ordinal);
        foreach (var file in _files)
        {
            if (file.Role == FileRole.Unknown || (IsVerifyScript(file) && !deployed.Contains(file.Stem)))
            {
                Report(Rules.UnknownFileName, file, FileName(file));
            }
        }
    }

    /// <summary>sqitch's scripts stand beside a deploy script of the same name; without one it is some other file.</summary>
    private static bool IsVerifyScript(MigrationFile file)
    {
        var path = file.Path.Replace('\\', '/');
        return file.Role == FileRole.Ignored && path.EndsWith("verify/" + FileName(file), StringComparison.OrdinalIgnoreCase);
    }

    private void ReportOrder(List<MigrationFile> migrations, MigrationComparer comparer)
    {
        var unversioned = migrations.Find(m => !m.HasVersion);
        for (var i = 0; i < migrations.Count; i++)
        {
            var file = migrations[i];
            var previous = i > 0 ? migrations[i - 1] : null;
            if (previous is not null && MigrationOrder.Instance.Compare(previous.SortKey, file.SortKey) == 0)
            {
                Report(Rules.DuplicateVersion, file, file.Version, FileName(previous));
                if (i < 2 || MigrationOrder.Instance.Compare(migrations[i - 2].SortKey, file.SortKey) != 0)
                {
                    Report(Rules.DuplicateVersion, previous, previous.Version, FileName(file));
                }
            }
            else if (previous is not null && comparer.IsUndecided(previous, file))
            {
                Report(Rules.UnorderedVersion, file, file.Version, FileName(previous), "one is a day, the other a time on that day");
            }

            if (unversioned is not null && file.HasVersion)
            {
                Report(Rules.UnorderedVersion, file, file.Version, FileName(unversioned), "its name has no version");
                unversioned = null;
            }
        }
    }

    private void ReportClashes(EquatableArray<Migration> migrations)
    {
        var byName = new Dictionary<string, MigrationFile>(StringComparer.Ordinal);
        var byStem = new Dictionary<string, MigrationFile>(StringComparer.Ordinal);
        foreach (var migration in migrations)
        {
            if (byStem.TryGetValue(migration.File.Stem, out var same))
            {
                // Whatever their classes are called.
                Report(Rules.SameFileName, migration.File, migration.File.Path, same.Path, same.Stem);
                Report(Rules.SameFileName, same, same.Path, migration.File.Path, same.Stem);
                continue;
            }

            byStem.Add(migration.File.Stem, migration.File);
            if (byName.TryGetValue(migration.Identifier, out var other))
            {
                Report(Rules.NameClash, migration.File, FileName(migration.File), FileName(other), migration.Identifier);
                Report(Rules.NameClash, other, FileName(other), FileName(migration.File), migration.Identifier);
            }
            else
            {
                byName.Add(migration.Identifier, migration.File);
            }
        }
    }

    private void Report(Rule rule, MigrationFile file, params string[] arguments) =>
        _diagnostics.Add(MigrationDiagnostic.Create(rule, file.Path, file.Lines, new TextSpan(0, 0), arguments));

    private static string FileName(MigrationFile file) => file.Path.Substring(file.Path.LastIndexOfAny(['/', '\\']) + 1);
}
