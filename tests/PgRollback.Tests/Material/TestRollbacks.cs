namespace PgRollback.Tests.Material;

internal sealed class TestSafeRollback(byte[] plan) : SafeRollback(() => plan);

internal sealed class TestDestructiveRollback(byte[] plan) : DestructiveRollback(() => plan)
{
    public TStep StepAt<TStep>(int index)
        where TStep : RollbackStep => Step<TStep>(index);
}

internal sealed class TestIrreversibleRollback(byte[] plan) : IrreversibleRollback(() => plan);
