namespace PgRollback;

/// <summary>Holds what is about to run against the database: rights, then drift and strangers, then rows in the way. Two round trips, one where no step has a query.</summary>
internal static class DatabaseCheck
{
    /// <exception cref="RunRefusedException">Something stands against it.</exception>
    public static async Task RunAsync(DeployerSession session, IReadOnlyList<PendingRollback> pending, RollbackOptions options, CancellationToken cancellationToken)
    {
        var preflight = options.Preflight ? new LivePreflight(pending, session.ServerVersion) : null;
        RowQuery<Refusal?>?[] queries = [IsAskedForRights(pending, options) ? RightsCheck.Of(pending, session.History) : null, preflight?.Catalogs];
        var found = await session.Connection.QueryAsync<Refusal?>(queries.OfType<RowQuery<Refusal?>>().ToList(), cancellationToken).ConfigureAwait(false);
        var refusals = found.OfType<Refusal>().ToList();
        if (refusals.FindAll(static refusal => refusal.Kind == RefusalKind.MissingRights) is { Count: > 0 } rights)
        {
            throw new RunRefusedException(rights);
        }

        if (preflight is not null)
        {
            refusals.AddRange(await preflight.AskHazardsAsync(session.Connection, cancellationToken).ConfigureAwait(false));
        }

        if (refusals.Count > 0)
        {
            throw new RunRefusedException(refusals);
        }
    }

    /// <summary>Of a run that is one transaction PostgreSQL itself says so, and takes all of it back.</summary>
    private static bool IsAskedForRights(IReadOnlyList<PendingRollback> pending, RollbackOptions options) =>
        options.Preflight || pending.Any(static pending => pending.StepsToRun.Any(static step => !step.IsTransactional));
}
