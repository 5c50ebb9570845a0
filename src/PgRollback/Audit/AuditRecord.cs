using System.Text.Json.Serialization;

namespace PgRollback;

/// <summary>One run, for the post-mortem: who, from where, when, why, what, and how it ended.</summary>
public sealed record AuditRecord
{
    /// <summary>Key.</summary>
    public required Guid Id { get; init; }

    /// <summary>When it began, after all checks.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended; null while it runs, and when it died before it could say.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How it ended.</summary>
    public required AuditOutcome Outcome { get; init; }

    /// <summary>Why, as the caller said.</summary>
    public string? Reason { get; init; }

    /// <summary>What became of rows, as the caller said.</summary>
    public required string Rows { get; init; }

    /// <summary>Role of the database.</summary>
    public required string Role { get; init; }

    /// <summary>User of the machine that it ran on.</summary>
    public string? User { get; init; }

    /// <summary>Name of that machine.</summary>
    public string? Machine { get; init; }

    /// <summary>Address from which the server was reached; null over a local socket.</summary>
    public string? Address { get; init; }

    /// <summary>Version of the program's PgRollback.</summary>
    public string? Program { get; init; }

    /// <summary>Version of the server.</summary>
    public required string Server { get; init; }

    /// <summary>What was to be rolled back, newest migration first.</summary>
    public required IReadOnlyList<string> Migrations { get; init; }

    /// <summary>Steps whose effect is committed, in the order in which they ran.</summary>
    public required IReadOnlyList<AuditStep> Steps { get; init; }

    /// <summary>Name of the restore point; null when none was made.</summary>
    public string? RestorePoint { get; init; }

    /// <summary>Position in the server's log before the first statement.</summary>
    public string? Lsn { get; init; }

    /// <summary>SQLSTATE of the error that ended it, else the kind of the exception; null when none did.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The error, without values of rows and constants of statements.</summary>
    public string? Error { get; init; }
}

/// <summary>A step of a run.</summary>
/// <param name="Migration">Stem of the migration.</param>
/// <param name="Step">Kind and object.</param>
/// <param name="Source">Place in the migration file; null when the plan does not say.</param>
/// <param name="Milliseconds">How long it took; null when that is not known.</param>
public sealed record AuditStep(string Migration, string Step, string? Source, double? Milliseconds);

/// <summary>How a run ended.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AuditOutcome>))]
public enum AuditOutcome
{
    /// <summary>It has not ended; or it died before it could say so, and nobody has run anything since.</summary>
    Running,

    /// <summary>All of it is rolled back.</summary>
    Done,

    /// <summary>It failed; the steps say what of it stays done.</summary>
    Failed,

    /// <summary>It was cancelled.</summary>
    Cancelled,

    /// <summary>It died without a word, as a later run found.</summary>
    Abandoned,
}
