namespace PgRollback;

/// <summary>A row of the history table.</summary>
public sealed record HistoryEntry
{
    /// <summary>Key; grows with every application.</summary>
    public required long Id { get; init; }

    /// <summary>Name of the migration.</summary>
    public required string Stem { get; init; }

    /// <summary>Version of the migration.</summary>
    public required string Version { get; init; }

    /// <summary>What it is for; null when its file does not say.</summary>
    public string? Description { get; init; }

    /// <summary>SHA-256 of the file when it was applied.</summary>
    public required string Checksum { get; init; }

    /// <summary>Where it stands.</summary>
    public required HistoryState State { get; init; }

    /// <summary>When it was applied.</summary>
    public required DateTimeOffset AppliedAt { get; init; }

    /// <summary>Role that applied it.</summary>
    public required string AppliedBy { get; init; }

    /// <summary>How long that took; null when it was only marked as applied, or did not end.</summary>
    public TimeSpan? ApplyDuration { get; init; }

    /// <summary>When it was rolled back; null when it was not.</summary>
    public DateTimeOffset? RolledBackAt { get; init; }

    /// <summary>Role that rolled it back.</summary>
    public string? RolledBackBy { get; init; }

    /// <summary>How long that took.</summary>
    public TimeSpan? RollbackDuration { get; init; }

    /// <summary>Why it was rolled back, as the caller said.</summary>
    public string? RollbackReason { get; init; }

    /// <summary>How many steps of an unfinished rollback are done.</summary>
    public int StepsDone { get; init; }

    /// <summary>Hash of the plan that an unfinished rollback was begun with.</summary>
    public string? PlanHash { get; init; }
}
