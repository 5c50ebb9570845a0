namespace PgRollback;

/// <summary>What a rollback did.</summary>
/// <param name="Migrations">What was rolled back, in the order in which it was; empty when there was nothing to do.</param>
/// <param name="Duration">From the first statement to the end of the last COMMIT, without the wait for another deployer.</param>
public sealed record RollbackReport(IReadOnlyList<RolledBackMigration> Migrations, TimeSpan Duration)
{
    /// <summary>As the audit record calls the run.</summary>
    public Guid RunId { get; init; }

    /// <summary>What to expect of applications that were connected meanwhile.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];
}

/// <summary>A migration that was rolled back.</summary>
/// <param name="Rollback">The rollback.</param>
/// <param name="StepsRun">How many steps this run did: fewer than the plan has when it resumed an earlier one or the server needed fewer.</param>
/// <param name="Duration">On the server; null without a history table.</param>
public sealed record RolledBackMigration(Rollback Rollback, int StepsRun, TimeSpan? Duration);
