using PgRollback.Diagnostics;
using PgRollback.Migrations;
using PgRollback.Syntax;

namespace PgRollback.Planning;

/// <summary>Hooks that use, after a rollback, what the rollback drops: a verification that can only fail, and takes everything back with it.</summary>
internal static class HookConflicts
{
    public static IEnumerable<MigrationDiagnostic> Find(IReadOnlyList<MigrationFile> hooks, IReadOnlyList<MigrationAnalysis> migrations)
    {
        if (hooks.Count == 0)
        {
            yield break;
        }

        var dropped = Dropped(migrations);
        foreach (var hook in hooks)
        {
            foreach (var use in hook.HookUses)
            {
                if (dropped.TryGetValue((use.IsRoutine, use.Name), out var drop) && (use.Schema is null || string.Equals(use.Schema, drop.Step.Schema, StringComparison.Ordinal)))
                {
                    yield return MigrationDiagnostic.Create(Rules.HookConflict, hook.Path, hook.Lines, use.Span, use.Name, drop.Stem);
                }
            }
        }
    }

    /// <summary>Of each name the newest migration whose rollback takes it away: it is the first to do so.</summary>
    private static Dictionary<(bool IsRoutine, string Name), (string Stem, RollbackStep Step)> Dropped(IReadOnlyList<MigrationAnalysis> migrations)
    {
        var dropped = new Dictionary<(bool, string), (string, RollbackStep)>();
        foreach (var migration in migrations)
        {
            foreach (var step in migration.Plan?.Steps ?? [])
            {
                var isRoutine = step.ObjectKind is ObjectKind.Function or ObjectKind.Procedure or ObjectKind.Aggregate or ObjectKind.Routine;
                var isRelation = step.Table is null && step.ObjectKind is ObjectKind.Table or ObjectKind.View or ObjectKind.MaterializedView or ObjectKind.ForeignTable;
                if ((isRoutine || isRelation) && (step.Kind is "Sql" || step.Kind.StartsWith("Drop", StringComparison.Ordinal)))
                {
                    dropped[(isRoutine, step.Name)] = (migration.File.Stem, step);
                }
            }
        }

        return dropped;
    }
}
