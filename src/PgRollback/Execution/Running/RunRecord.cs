namespace PgRollback;

/// <summary>What a run has done so far. It outlives the connection, so that a run that goes on over another one reports all that it did.</summary>
internal sealed class RunRecord(IReadOnlyList<PendingRollback> pending)
{
    private readonly Dictionary<Rollback, TimeSpan> _durations = [];
    private readonly List<StepRun> _steps = [];

    /// <summary>What the run set out to do.</summary>
    public IReadOnlyList<PendingRollback> Pending { get; } = pending;

    /// <summary>Steps whose effect is committed, in the order in which they ran.</summary>
    public IReadOnlyList<StepRun> Steps => _steps;

    /// <summary>What was noticed meanwhile.</summary>
    public List<string> Notices { get; } = [];

    /// <summary>The last migration is rolled back.</summary>
    public bool IsComplete => Finished.Count == Pending.Count;

    public HashSet<Rollback> Finished { get; } = [];

    /// <summary>Segments of the present script that are behind us.</summary>
    public int SegmentsDone { get; set; }

    public void Add(IEnumerable<StepRun> steps) => _steps.AddRange(steps);

    public void Finish(Rollback rollback, TimeSpan? duration)
    {
        Finished.Add(rollback);
        if (duration is { } known)
        {
            _durations[rollback] = known;
        }
    }

    /// <summary>The transaction whose COMMIT was sent and not answered; null when there is none.</summary>
    public DoubtfulTransaction? InDoubt { get; private set; }

    public void Doubt(string transactionId, BatchRunner batch, IEnumerable<Rollback> finished) => InDoubt = new DoubtfulTransaction(transactionId, batch, finished.ToArray());

    public void Decide(bool isCommitted)
    {
        if (isCommitted)
        {
            InDoubt!.Batch.AddTo(this);
            Finished.UnionWith(InDoubt.Finished);
            SegmentsDone++;
        }

        InDoubt = null;
    }

    public IReadOnlyList<RolledBackMigration> Migrations() => Pending.Select(pending => new RolledBackMigration(
        pending.Rollback,
        _steps.Count(step => step.Rollback == pending.Rollback),
        _durations.TryGetValue(pending.Rollback, out var duration) ? duration : null)).ToArray();
}

/// <summary>A transaction that the server may or may not have committed.</summary>
/// <param name="TransactionId">For <c>pg_xact_status()</c>.</param>
/// <param name="Batch">What it did.</param>
/// <param name="Finished">What it rolled back.</param>
internal sealed record DoubtfulTransaction(string TransactionId, BatchRunner Batch, IReadOnlyList<Rollback> Finished);

/// <summary>A step that was run.</summary>
internal sealed record StepRun(Rollback Rollback, RollbackStep Step, TimeSpan? Duration);
