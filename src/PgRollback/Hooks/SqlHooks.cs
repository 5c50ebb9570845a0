namespace PgRollback;

/// <summary>Hooks as files of a folder, by convention <c>migrations/hooks</c>: <c>maintenance-on.sql</c>, <c>before-run.sql</c>, <c>before-rollback.sql</c>, <c>verify.sql</c>, <c>after-rollback.sql</c>, <c>clear-caches.sql</c>, <c>after-run.sql</c>, <c>on-error.sql</c>, <c>maintenance-off.sql</c>; each name may be continued: <c>verify-foreign-keys.sql</c>.</summary>
public static class SqlHooks
{
    // The order in which hooks of one moment run: maintenance mode encloses the others.
    private static readonly (string Name, HookPoint Point)[] Points =
    [
        ("maintenance-on", HookPoint.MaintenanceOn),
        ("before-run", HookPoint.BeforeRun),
        ("before-rollback", HookPoint.BeforeRollback),
        ("verify", HookPoint.Verify),
        ("after-rollback", HookPoint.AfterRollback),
        ("clear-caches", HookPoint.ClearCaches),
        ("after-run", HookPoint.AfterRun),
        ("on-error", HookPoint.OnError),
        ("maintenance-off", HookPoint.MaintenanceOff),
    ];

    /// <summary>Reads a folder; without it there are none.</summary>
    /// <param name="directory">The folder.</param>
    /// <exception cref="InvalidDataException">A .sql file there is none of these: it would be left out without a word.</exception>
    public static IReadOnlyList<RollbackHook> Load(string directory)
    {
        if (!Directory.Exists(directory))
        {
            return [];
        }

        var hooks = new List<(HookPoint Point, string File)>();
        foreach (var file in Directory.EnumerateFiles(directory, "*.sql").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            hooks.Add((Point(name) ?? throw new InvalidDataException($"{file} is no hook: its name must be, or begin with, one of {string.Join(", ", Points.Select(static point => point.Name))}."), file));
        }

        return hooks.OrderBy(static hook => hook.Point).Select(static hook => (RollbackHook)new SqlHook(hook.Point, File.ReadAllText(hook.File), $"hooks/{Path.GetFileName(hook.File)}")).ToList();
    }

    private static HookPoint? Point(string name)
    {
        foreach (var (prefix, point) in Points)
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal) && (name.Length == prefix.Length || name[prefix.Length] == '-'))
            {
                return point;
            }
        }

        return null;
    }
}
