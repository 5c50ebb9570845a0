namespace PgRollback;

/// <summary>A path over what a program has compiled, and over what other programs applied and left their plans of.</summary>
/// <param name="Path">The path.</param>
/// <param name="Notices">What comes from the stash.</param>
internal sealed record StashedPath(RollbackPath Path, IReadOnlyList<string> Notices)
{
    /// <exception cref="RunRefusedException">A stashed plan that is needed is not what was stashed.</exception>
    public static async Task<StashedPath> FindAsync(DeployerSession session, RollbackPath path, IReadOnlyList<HistoryEntry> live, RollbackOptions options, CancellationToken cancellationToken)
    {
        var needed = From(path, live).Where(entry => !IsCompiled(path.Set, entry)).Select(static entry => entry.Stem).ToArray();
        if (needed.Length == 0 || !(await session.TablesAsync(cancellationToken).ConfigureAwait(false)).Stash)
        {
            return new StashedPath(path, []);
        }

        var plans = await new StashStore(session.OwnHistory!.Table).ReadPlansAsync(session.Connection, needed, options.StashKey, cancellationToken).ConfigureAwait(false);
        var notices = plans.ConvertAll(static plan => $"{plan.Stem} was rolled back with the plan that was stashed when it was deployed: this program does not have it.");
        return plans.Count == 0 ? new StashedPath(path, []) : new StashedPath(path.Over(Merge(path.Set, live, plans)), notices);
    }

    /// <summary>What the path may come to, and what stands in its way: nothing that is older than its target.</summary>
    private static List<HistoryEntry> From(RollbackPath path, IReadOnlyList<HistoryEntry> live)
    {
        var target = path.Kind is PathKind.Single or PathKind.DownTo ? live.FirstOrDefault(entry => string.Equals(entry.Stem, path.Set[path.Target].Stem, StringComparison.Ordinal)) : null;
        return live.Where(entry => target is null || entry.Id >= target.Id).ToList();
    }

    private static bool IsCompiled(RollbackSet set, HistoryEntry entry) =>
        set.PositionOfStem(entry.Stem) is >= 0 and var position
        && string.Equals(set[position].Checksum, entry.Checksum, StringComparison.Ordinal)
        && (entry.State != HistoryState.RollingBack || string.Equals(set[position].Plan.Hash, entry.PlanHash, StringComparison.Ordinal));

    /// <summary>The notices; else where the stash has another plan than the program for what is about to be rolled back: only of that, since it takes masking each plan.</summary>
    public IReadOnlyList<string> Compare(IReadOnlyList<PendingRollback> pending) => Notices.Count > 0 ? Notices : pending
        .Where(static item => item.Entry?.StashedHash is { } hash && !string.Equals(hash, StashedPlan.Of(item.Rollback, key: null).Hash, StringComparison.Ordinal))
        .Select(static item => $"The plan that was stashed when {item.Rollback.Stem} was deployed is another than the one that is compiled into this program, of the same migration file: another version of PgRollback made it, or somebody changed it. The compiled one counts.")
        .ToArray();

    /// <summary>What the set does not have comes behind what was applied just before it.</summary>
    private static RollbackSet Merge(RollbackSet set, IReadOnlyList<HistoryEntry> live, List<StashedPlan> plans)
    {
        var stashed = plans.ToDictionary(static plan => plan.Stem, static plan => plan.ToRollback(), StringComparer.Ordinal);
        var followers = new Dictionary<string, List<Rollback>>(StringComparer.Ordinal);
        var anchor = "";
        foreach (var entry in live)
        {
            if (set.PositionOfStem(entry.Stem) >= 0)
            {
                anchor = entry.Stem;
            }
            else if (stashed.TryGetValue(entry.Stem, out var rollback))
            {
                if (!followers.TryGetValue(anchor, out var behind))
                {
                    followers.Add(anchor, behind = []);
                }

                behind.Add(rollback);
            }
        }

        var first = followers.GetValueOrDefault("") ?? [];
        return new RollbackSet([.. first, .. set.SelectMany(compiled => (IEnumerable<Rollback>)[stashed.GetValueOrDefault(compiled.Stem) ?? compiled, .. followers.GetValueOrDefault(compiled.Stem) ?? []])]);
    }
}
