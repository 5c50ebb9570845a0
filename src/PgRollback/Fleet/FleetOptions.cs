namespace PgRollback;

/// <summary>How to go about many databases.</summary>
public sealed record FleetOptions
{
    internal static FleetOptions Default { get; } = new();

    /// <summary>How many at a time; each takes one connection, for moments two or three. Default: 8.</summary>
    public int Concurrency { get; init; } = 8;

    /// <summary>Begins no other after one failed; those that are at work go on to their end. Default: false: one that is broken does not hold up the rest.</summary>
    public bool StopAtFirstError { get; init; }

    /// <summary>Told when a database begins and when it ends, one after the other.</summary>
    public IProgress<TargetProgress>? Progress { get; init; }

    /// <summary>Told of each migration of a database; costs a round trip for each.</summary>
    internal Func<DatabaseTarget, MigrationProgress>? MigrationProgress { get; init; }
}

/// <summary>One of many databases begins or ends.</summary>
/// <param name="Target">The database.</param>
/// <param name="Report">What became of it; null when it begins.</param>
/// <param name="Finished">How many have ended so far.</param>
/// <param name="Total">How many there are.</param>
public sealed record TargetProgress(DatabaseTarget Target, TargetReport? Report, int Finished, int Total);
