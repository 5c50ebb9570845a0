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

    /// <summary>When it was applied; null where the history is a tool's that does not record it. Tools that record no time zone are taken to mean that of the session.</summary>
    public DateTimeOffset? AppliedAt { get; init; }

    /// <summary>Who applied it; null where the history does not tell.</summary>
    public string? AppliedBy { get; init; }

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

    /// <summary>Hash of the plan that was stashed when it was deployed; null where none was, or nobody asked.</summary>
    internal string? StashedHash { get; init; }

    /// <summary>What a tool's table has of it; null in PgRollback's own history.</summary>
    internal ToolRow? Row { get; init; }

    /// <summary>Why nothing can be done about it; null where its state says all.</summary>
    internal string? Obstacle { get; init; }

    /// <summary>Whether it is the same application of the same migration. Positions in a tool's table may shift.</summary>
    internal bool IsSame(HistoryEntry other) => Row is null ? Id == other.Id && AppliedAt == other.AppliedAt : string.Equals(Stem, other.Stem, StringComparison.Ordinal);
}
