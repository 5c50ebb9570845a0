namespace PgRollback;

/// <summary>What became of many databases.</summary>
/// <param name="Targets">One entry each, in the order of the list.</param>
/// <param name="Duration">From the first to the last.</param>
public sealed record FleetReport(IReadOnlyList<TargetReport> Targets, TimeSpan Duration)
{
    /// <summary>Nothing is left to do.</summary>
    public bool IsDone => Targets.All(static target => target.State is TargetState.Done or TargetState.NothingToDo);

    /// <summary>What a process should end with.</summary>
    public int ExitCode => IsDone ? ExitCodes.Success
        : Targets.Any(static target => target.State == TargetState.Failed) ? ExitCodes.SomeFailed
        : ExitCodes.Cancelled;

    /// <summary>How many are in a state.</summary>
    /// <param name="state">The state.</param>
    public int Count(TargetState state) => Targets.Count(target => target.State == state);
}

/// <summary>What became of one of them.</summary>
/// <param name="Target">The database.</param>
/// <param name="State">How it ended.</param>
public sealed record TargetReport(DatabaseTarget Target, TargetState State)
{
    /// <summary>Stems of the migrations that were rolled back or applied, in that order; empty when it failed, although what it had committed by then stays.</summary>
    public IReadOnlyList<string> Migrations { get; init; } = [];

    /// <summary>With all waiting; zero when it was not begun.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>As its audit record calls the run; null when there is none.</summary>
    public Guid? RunId { get; init; }

    /// <summary>What to expect of applications that were connected meanwhile.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>Why it failed; null when it did not. Mostly a <see cref="RollbackException"/>.</summary>
    public Exception? Error { get; init; }

    /// <summary>The same in words, without secrets.</summary>
    public string? Message => Error switch
    {
        null => null,
        RollbackException => Error.Message,
        _ => $"{Error.GetType().Name}: {Error.Message}",
    };

    /// <summary>What a process that did only this one would end with.</summary>
    public int ExitCode => State switch
    {
        TargetState.Done or TargetState.NothingToDo => ExitCodes.Success,
        TargetState.Failed => (Error as RollbackException)?.ExitCode ?? ExitCodes.Unexpected,
        _ => ExitCodes.Cancelled,
    };
}

/// <summary>How far one of many databases is.</summary>
public enum TargetState
{
    /// <summary>It was not begun: the run was cancelled, or stopped at an error, before it came to it.</summary>
    NotBegun,

    /// <summary>All that was asked for is done.</summary>
    Done,

    /// <summary>It has none of what was to be taken back, or lacks none of what was to be applied: it was done before, or never asked for.</summary>
    NothingToDo,

    /// <summary>It failed or was refused.</summary>
    Failed,

    /// <summary>It was cancelled; what was not committed is undone.</summary>
    Cancelled,
}

/// <summary>What one of many databases has.</summary>
/// <param name="Target">The database.</param>
/// <param name="Migrations">As of a single one; null when it could not be read.</param>
/// <param name="Error">Why not; null when it could.</param>
public sealed record TargetStatus(DatabaseTarget Target, IReadOnlyList<MigrationStatus>? Migrations, RollbackException? Error);
