namespace PgRollback;

/// <summary>Holds what is about to run against the database: rights, then drift and strangers, then rows in the way. Two round trips, one where no step has a query.</summary>
internal static class DatabaseCheck
{
    /// <exception cref="RunRefusedException">Something stands against it.</exception>
    public static async Task RunAsync(DeployerSession session, IReadOnlyList<PendingRollback> pending, RollbackOptions options, CancellationToken cancellationToken)
    {
        var preflight = options.Preflight ? new LivePreflight(pending, session.ServerVersion) : null;
        RowQuery<Refusal?>?[] queries = [RightsCheck.Of(pending, session.History), preflight?.Catalogs];
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
}
