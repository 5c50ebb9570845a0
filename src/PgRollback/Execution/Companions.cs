namespace PgRollback;

/// <summary>What goes along with the steps of a run, by its settings and by what the database knows.</summary>
internal static class Companions
{
    public static IReadOnlyList<IStepCompanion> For(IReadOnlyList<PendingRollback> pending, IReadOnlyList<WitnessRecord> witnesses, RowLoss rows, RollbackOptions options, int serverVersion)
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
            companions.Add(new OutcomeCheck(pending, serverVersion));
        }

        return companions;
    }
}
