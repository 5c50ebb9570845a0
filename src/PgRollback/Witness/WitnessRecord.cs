namespace PgRollback;

/// <summary>What a database remembers of the deployment of one migration.</summary>
/// <param name="Id">Key of the witness.</param>
/// <param name="Stem">The migration.</param>
/// <param name="Items">Rows, values and sequences that it kept.</param>
/// <param name="LeftOut">Steps of the plan whose object was not made, or not dropped, on this server.</param>
internal sealed record WitnessRecord(long Id, string Stem, IReadOnlyList<ArchivedItem> Items, IReadOnlySet<RollbackStep> LeftOut)
{
    /// <summary>Whether it is that of a rollback's migration.</summary>
    public bool IsOf(PendingRollback pending) => string.Equals(Stem, pending.Rollback.Stem, StringComparison.Ordinal);
}
