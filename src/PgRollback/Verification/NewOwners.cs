namespace PgRollback;

/// <summary>What is made again belongs to who makes it: somebody on call may not be the role that deployed.</summary>
internal static class NewOwners
{
    private const int Most = 5;

    /// <param name="pending">What is to run.</param>
    /// <param name="witnesses">What is known of their deployments.</param>
    /// <param name="backend">Who rolls back; null when it is not known.</param>
    /// <param name="serverVersion">Major version.</param>
    /// <returns>A notice for each role whose objects would come back as those of another; objects that a witness or a step gives back to their owner are left out.</returns>
    public static IEnumerable<string> Find(IReadOnlyList<PendingRollback> pending, IReadOnlyList<WitnessRecord> witnesses, Backend? backend, int serverVersion)
    {
        if (backend is not { Role: var role })
        {
            return [];
        }

        var others = pending.Where(item => item.Entry?.AppliedBy is { } deployer && !string.Equals(deployer, role, StringComparison.Ordinal) && !witnesses.Any(witness => witness.IsOf(item))).ToHashSet();
        return others.Count == 0 ? [] : NetEffect.Of(pending, serverVersion)
            .Where(item => item.Expects is true && IsOwned(item.Step) && others.Contains(item.Pending) && !IsGivenBack(item))
            .GroupBy(static item => item.Pending.Entry!.AppliedBy!, static item => item.Step.ObjectAddress, StringComparer.Ordinal)
            .Select(group => Notice(group.Key, role, group.ToList()));
    }

    private static string Notice(string deployer, string role, List<string> objects)
    {
        var more = objects.Count > Most ? FormattableString.Invariant($" and {objects.Count - Most} more") : "";
        return $"{string.Join(", ", objects.Take(Most))}{more} {(objects.Count == 1 ? "is" : "are")} made again by role {role}, and so owned by it; {deployer} had deployed. To have them as before, roll back as {deployer} (connection string: Options=-c role={deployer}), or change their owner.";
    }

    private static bool IsGivenBack(PreflightStep made) =>
        made.Pending.StepsToRun.Any(step => step is SetOwner && string.Equals(step.ObjectAddress, made.Step.ObjectAddress, StringComparison.Ordinal));

    private static bool IsOwned(RollbackStep step) =>
        step is CreateTable or CreateView or CreateMaterializedView or CreateSequence or CreateFunction or CreateProcedure or CreateAggregate or CreateType or CreateDomain or CreateSchema;
}
