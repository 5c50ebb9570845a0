namespace PgRollback;

/// <summary>Finds hooks that use, after the rollback, what the rollback drops: the verification would fail, and take everything back with it.</summary>
internal static class HookConflicts
{
    // Words behind which a relation is named.
    private static readonly HashSet<string> BeforeRelation = new(["from", "join", "update", "into", "only", "table"], StringComparer.Ordinal);

    public static List<Refusal> Find(IReadOnlyList<RollbackHook> hooks, IReadOnlyList<PendingRollback> pending, int serverVersion)
    {
        var refusals = new List<Refusal>();
        if (hooks.Count == 0)
        {
            return refusals;
        }

        var dropped = Dropped(pending, serverVersion);
        foreach (var hook in hooks)
        {
            if (hook.SqlAfterwards is { } sql)
            {
                refusals.AddRange(Uses(sql)
                    .Where(dropped.ContainsKey)
                    .Distinct()
                    .Select(use => new Refusal(
                        RefusalKind.HookConflict,
                        dropped[use].Rollback.Stem,
                        $"hook {hook.Name} uses {dropped[use].Step.ObjectAddress}, which this rollback drops: it can only fail afterwards. Let the hook ask for what stays.")));
            }
        }

        return refusals;
    }

    /// <summary>Functions and relations that are gone at the end, by name.</summary>
    private static Dictionary<(bool IsRoutine, string Name), (Rollback Rollback, RollbackStep Step)> Dropped(IReadOnlyList<PendingRollback> pending, int serverVersion)
    {
        var dropped = new Dictionary<(bool, string), (Rollback, RollbackStep)>();
        foreach (var (rollback, step) in pending.SelectMany(pending => pending.StepsToRun.Select(step => (pending.Rollback, step))))
        {
            if (step.SqlFor(serverVersion) is null)
            {
                continue;
            }

            var isRoutine = step.ObjectType is "FUNCTION" or "PROCEDURE" or "AGGREGATE" or "ROUTINE";
            if (isRoutine || step is { Table: null, ObjectType: "TABLE" or "VIEW" or "MATERIALIZED VIEW" or "FOREIGN TABLE" })
            {
                var key = (isRoutine, step.Name);
                if (step is RawSqlStep || step.Kind.StartsWith("Drop", StringComparison.Ordinal))
                {
                    dropped[key] = (rollback, step);
                }
                else if (step.Kind.StartsWith("Create", StringComparison.Ordinal))
                {
                    dropped.Remove(key);
                }
            }
        }

        return dropped;
    }

    /// <summary>Names that are called, or stand where a relation stands; without their schemas.</summary>
    private static IEnumerable<(bool IsRoutine, string Name)> Uses(string sql)
    {
        var tokens = SqlTokens.Read(sql).ToList();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind != SqlTokenKind.Word)
            {
                continue;
            }

            if (i + 1 < tokens.Count && tokens[i + 1].Text is "(")
            {
                yield return (true, tokens[i].Text);
            }

            var first = i >= 2 && tokens[i - 1].Text is "." ? i - 2 : i;
            if (first > 0 && BeforeRelation.Contains(tokens[first - 1].Text) && !(i + 1 < tokens.Count && tokens[i + 1].Text is "." or "("))
            {
                yield return (false, tokens[i].Text);
            }
        }
    }
}
