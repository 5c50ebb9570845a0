namespace PgRollback;

/// <summary>Settings of a rollback.</summary>
public sealed record RollbackOptions : RunOptions
{
    internal static RollbackOptions Default { get; } = new();

    /// <summary>The history of the tool that applied the migrations, when that says what is applied and is to be put right; null when it is <see cref="RunOptions.History"/>, beside which the audit record stays in either case.</summary>
    public ToolHistory? ToolHistory { get; init; }

    /// <summary>Why it is rolled back; recorded in the history and in the audit record.</summary>
    public string? Reason { get; init; }

    /// <summary>Runs one migration's rollback although later migrations are applied. Its plan was proved only for the schema right after it.</summary>
    public bool AllowOutOfOrder { get; init; }

    /// <summary>Looks at the live database before the first statement, and refuses the run where it is not what the plan was made for, where something that no migration made depends on what would be dropped or would vanish with it, or where rows stand against a step. Default: true. What PostgreSQL itself forbids still fails without it.</summary>
    public bool Preflight { get; init; } = true;

    /// <summary>Looks at the catalogs before the last COMMIT: what the path takes away is gone, what it brings back is there and valid; else nothing of that transaction is committed. A witness compares more (<see cref="UseWitness"/>). Default: true.</summary>
    public bool Verify { get; init; } = true;

    /// <summary>Rolls back by what was witnessed when the migration was deployed (<see cref="DeploymentOptions.Capture"/>), where it was: brings rows and values back and compares the catalog at the end. Default: true.</summary>
    public bool UseWitness { get; init; } = true;

    /// <summary>Takes from the database the plans of migrations that this program does not have compiled (<see cref="RollbackStash"/>). Default: true; without a history table there are none.</summary>
    public bool UseStash { get; init; } = true;

    /// <summary>What becomes of rows that were changed since the migration, where a witness has them as they were before it.</summary>
    public RowConflict Conflicts { get; init; }

    /// <summary>Runs on a version of PostgreSQL that is newer than those that the plans were made for.</summary>
    public bool AllowNewerServer { get; init; }

    /// <summary>How long to go on trying after a lock timeout, a deadlock or a serialization failure. Each try is a transaction of its own, and between two of them nothing is held. Zero: one try. Default: one minute.</summary>
    public TimeSpan RetryTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long one transaction may take from its first lock to COMMIT, and so how long it can hold up anybody. What takes longer is taken back. Null: as long as its statements need.</summary>
    public TimeSpan? TransactionTimeout { get; init; }

    /// <summary>How long to try to come back after the connection broke, to find out what became of a COMMIT and to go on. Zero: not at all. Default: 30 seconds. A session that somebody ended on purpose is not brought back.</summary>
    public TimeSpan ReconnectTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What to do with a step outside a transaction at which an earlier run ended, where no look at the catalogs tells whether it was done.</summary>
    public InterruptedStep InterruptedStep { get; init; }

    /// <summary>What else happens around the rollback; called in this order, at the end in the opposite one.</summary>
    public IReadOnlyList<RollbackHook> Hooks { get; init; } = [];

    /// <summary>Makes a restore point of a unique name before the first statement, and records it. Needs the right to call <c>pg_create_restore_point</c>. The position in the server's log and the time are recorded in any case.</summary>
    public bool RestorePoint { get; init; }

    /// <summary>Keeps a record of the run beside the history table, in a table of its name with <c>_audit</c>. Default: true; without a history table there is none.</summary>
    public bool Audit { get; init; } = true;

    /// <summary>Runs a way back that its author wrote and nothing proves. Default: false.</summary>
    public bool AllowUnproved { get; init; }

    /// <summary>A database that has a history and nothing of the path in it is left as it is, and not refused: of many, each takes back what it has.</summary>
    internal bool OnlyWhereApplied { get; init; }

    /// <summary>How long each step took on the server is for the audit record, and for those who rehearse.</summary>
    internal bool TimesSteps { get => field || this is { Audit: true, History: not null }; init; }

    /// <summary>Told before and after each migration. Costs one round trip for each; without it a transaction is one round trip and its COMMIT.</summary>
    public IProgress<RollbackProgress>? Progress { get; init; }
}

/// <summary>What becomes of a step at which an earlier run ended.</summary>
public enum InterruptedStep
{
    /// <summary>Somebody must look: the run is refused.</summary>
    Refuse,

    /// <summary>Somebody has looked: it is done, and left out.</summary>
    Done,

    /// <summary>Somebody has looked: it is not done, and runs.</summary>
    Again,
}
