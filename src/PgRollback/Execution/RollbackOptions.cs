namespace PgRollback;

/// <summary>Settings of a rollback.</summary>
public sealed record RollbackOptions : RunOptions
{
    internal static RollbackOptions Default { get; } = new();

    /// <summary>Why it is rolled back; recorded in the history.</summary>
    public string? Reason { get; init; }

    /// <summary>Runs one migration's rollback although later migrations are applied. Its plan was proved only for the schema right after it.</summary>
    public bool AllowOutOfOrder { get; init; }

    /// <summary>Runs on a version of PostgreSQL that is newer than those that the plans were made for.</summary>
    public bool AllowNewerServer { get; init; }

    /// <summary>Told before and after each migration. Costs one round trip for each; without it a transaction is one round trip and its COMMIT.</summary>
    public IProgress<RollbackProgress>? Progress { get; init; }
}
