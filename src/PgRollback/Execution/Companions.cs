namespace PgRollback;

/// <summary>What goes along with the steps of a run, by its settings and by what the database knows.</summary>
internal static class Companions
{
    /// <param name="pending">What is to run, newest migration first.</param>
    /// <param name="witnesses">What is known of their deployments.</param>
    /// <param name="later">Migrations that stay although they came later; null when not all of them are known.</param>
    /// <param name="rows">What becomes of rows.</param>
    /// <param name="options">Settings.</param>
    /// <param name="serverVersion">Major version.</param>
    public static IReadOnlyList<IStepCompanion> For(IReadOnlyList<PendingRollback> pending, IReadOnlyList<WitnessRecord> witnesses, IReadOnlyList<Rollback>? later, RowLoss rows, RollbackOptions options, int serverVersion)
    {
        var companions = new List<IStepCompanion>();
        if (rows == RowLoss.Park)
        {
            companions.Add(new Parking());
        }

        if (witnesses.Count > 0)
        {
            companions.Add(new WitnessRestoration(witnesses, options, serverVersion));
        }

        if (options.Verify && pending.Count > 0)
        {
            companions.Add(new OutcomeCheck(pending, ExpectedFacts.Of(pending, witnesses, later), serverVersion));
        }

        return companions;
    }
}
