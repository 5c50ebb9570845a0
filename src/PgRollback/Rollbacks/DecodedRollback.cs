namespace PgRollback;

/// <summary>A way back that no compiler has seen here: its plan comes from a database or from files.</summary>
internal static class DecodedRollback
{
    /// <exception cref="PlanFormatException">The plan is damaged, or of a later format.</exception>
    public static Rollback Create(byte[] plan)
    {
        var decoded = RollbackPlan.Decode(plan);
        return decoded.Outcome == RollbackOutcome.Irreversible ? new Irreversible(() => plan)
            : decoded.DestroysRows ? new Destructive(() => plan)
            : new Safe(() => plan);
    }

    private sealed class Safe(PlanData data) : SafeRollback(data);

    private sealed class Destructive(PlanData data) : DestructiveRollback(data);

    private sealed class Irreversible(PlanData data) : IrreversibleRollback(data);
}
