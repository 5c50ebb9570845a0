using PgRollback.Migrations;
using PgRollback.Planning;
using CatalogDifference = PgRollback.Snapshots.CatalogDifference;

namespace PgRollback.Tool.Verification;

/// <summary>One migration, verified.</summary>
internal sealed record VerificationResult
{
    public required MigrationFile File { get; init; }

    public required Verdict Verdict { get; init; }

    /// <summary>What the model said; null for a migration whose up failed.</summary>
    public MigrationAnalysis? Analysis { get; init; }

    /// <summary>What differs from the catalog before the migration.</summary>
    public IReadOnlyList<CatalogDifference> Differences { get; init; } = [];

    /// <summary>Why the up or the rollback failed.</summary>
    public ScriptFailure? Failure { get; init; }

    /// <summary>What the migration did when it was applied again after its rollback, where that was not the same; null when all is well or it was not tried.</summary>
    public string? Again { get; init; }

    /// <summary>What else is to be known: tables that could not be filled.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    public TimeSpan Duration { get; init; }

    /// <summary>Checksum of the rollback that ran; null when none did.</summary>
    public string? RollbackChecksum { get; init; }
}

/// <summary>A run of migrations that all have a rollback, taken up, down and up again.</summary>
internal sealed record ChainResult(MigrationFile First, MigrationFile Last, Verdict Verdict, IReadOnlyList<CatalogDifference> Differences, string? Failure);
