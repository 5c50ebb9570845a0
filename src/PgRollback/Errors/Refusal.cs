namespace PgRollback;

/// <summary>Why a run was refused.</summary>
public enum RefusalKind
{
    /// <summary>The migration has no way back.</summary>
    Irreversible,

    /// <summary>The history of a tool is not there, there is more than one, or it does not say what it should.</summary>
    HistoryUnclear,

    /// <summary>The migration is not applied, or fewer are than were asked for.</summary>
    NotApplied,

    /// <summary>The database has a migration that this program does not know.</summary>
    Unknown,

    /// <summary>The file was changed after it was applied, or is not the one that was compiled.</summary>
    Changed,

    /// <summary>Another migration was applied later.</summary>
    OutOfOrder,

    /// <summary>An earlier run of it did not end, and this one cannot go on from there.</summary>
    Unfinished,

    /// <summary>Rows or values would be lost.</summary>
    RowsWouldBeLost,

    /// <summary>Rows or values would come back, and others are in their place.</summary>
    RowConflict,

    /// <summary>Something that the plan does not know depends on what would be dropped, or would vanish with it.</summary>
    Stranger,

    /// <summary>The database is not what the plan was made for.</summary>
    Drift,

    /// <summary>After the rollback the catalog is not what it was, so nothing was committed.</summary>
    NotRestored,

    /// <summary>A step cannot run in a transaction, so it cannot be rehearsed.</summary>
    Unrehearsable,

    /// <summary>Rows that are there would make a step fail.</summary>
    RowsInTheWay,

    /// <summary>The plan is not for this version of PostgreSQL.</summary>
    ServerVersion,

    /// <summary>The connection cannot hold a session lock.</summary>
    ConnectionMode,

    /// <summary>The server takes no changes: a standby, or read-only by its settings.</summary>
    ReadOnly,

    /// <summary>The role lacks a right that the run needs.</summary>
    MissingRights,

    /// <summary>Rows would be destroyed, and nobody said why.</summary>
    ReasonMissing,

    /// <summary>A hook uses what the rollback drops.</summary>
    HookConflict,

    /// <summary>The server's settings do not allow what was asked for.</summary>
    Settings,

    /// <summary>Nobody, neither the model nor its author, vouches for the way back.</summary>
    Unproved,

    /// <summary>A plan in the stash is not what was stashed, or others than its owner could have written it.</summary>
    Tampered,

    /// <summary>The plan comes from the stash, which does not keep a secret that it needs.</summary>
    SecretMissing,

    /// <summary>The file of a migration was not found.</summary>
    FileMissing,

    /// <summary>A COPY … FROM STDIN has no rows to read.</summary>
    CopyWithoutRows,
}

/// <summary>One reason for refusing a run.</summary>
/// <param name="Kind">Kind of reason.</param>
/// <param name="Migration">Stem of the migration that it is about; null when it is about the whole run.</param>
/// <param name="Message">What is wrong and what to do about it.</param>
public sealed record Refusal(RefusalKind Kind, string? Migration, string Message)
{
    /// <summary>Migration and message.</summary>
    public override string ToString() => Migration is null ? Message : $"{Migration}: {Message}";
}
