namespace PgRollback;

/// <summary>Adds statements of its own around the steps of a script, in their transactions: what parks rows, brings back what a witness knows, or verifies.</summary>
internal interface IStepCompanion
{
    /// <summary>A script is laid out: what an earlier one prepared on its connection may be gone.</summary>
    void Start()
    {
    }

    /// <summary>Before the first step of a migration; not when it is resumed.</summary>
    IEnumerable<ScriptStatement> Begin(PendingRollback pending) => [];

    /// <summary>Right before a step that runs in a transaction.</summary>
    IEnumerable<ScriptStatement> Before(PendingRollback pending, RollbackStep step) => [];

    /// <summary>Right after it.</summary>
    IEnumerable<ScriptStatement> After(PendingRollback pending, RollbackStep step) => [];

    /// <summary>After the last step of a migration, in the transaction that says it is rolled back.</summary>
    IEnumerable<ScriptStatement> Finish(PendingRollback pending) => [];
}
