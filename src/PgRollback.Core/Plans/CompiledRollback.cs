using PgRollback.Diagnostics;
using PgRollback.Migrations;
using PgRollback.Planning;

namespace PgRollback.Plans;

/// <summary>Which of the runtime's types a compiled rollback derives from.</summary>
public enum RollbackSafety
{
    /// <summary>No rows are lost: it runs without further words.</summary>
    Safe,

    /// <summary>Rows are lost: its caller must say what becomes of them.</summary>
    Destructive,

    /// <summary>There is no way back, so there is nothing to call.</summary>
    Irreversible,
}

/// <summary>What of an analysis ends up in generated code. Diagnostics and spans are absent, so that an edit that moves only them leaves the output as it is.</summary>
public sealed record CompiledRollback
{
    /// <summary>The member's name; the class adds <c>Rollback</c>.</summary>
    public required string Identifier { get; init; }

    public required string Stem { get; init; }

    public required string Version { get; init; }

    public string? Summary { get; init; }

    public required string Checksum { get; init; }

    public required RollbackOutcome Outcome { get; init; }

    /// <summary>Empty where there is none.</summary>
    public RollbackPlan Plan { get; init; } = new();

    /// <summary>False for a hand-written way back that the model cannot follow, and whose author did not say that it is right nevertheless.</summary>
    public bool IsProved { get; init; } = true;

    /// <summary>Where the migration loses rows or values.</summary>
    public EquatableArray<LostRows> Losses { get; init; }

    /// <summary>Why there is no way back; null where there is one.</summary>
    public string? Reason { get; init; }

    public int MinServerVersion { get; init; }

    public int MaxServerVersion { get; init; }

    public const string ClassSuffix = "Rollback";

    public string ClassName => Identifier + ClassSuffix;

    public RollbackSafety Safety => Reason is not null ? RollbackSafety.Irreversible
        : Plan.DestroysRows ? RollbackSafety.Destructive
        : RollbackSafety.Safe;

    public static CompiledRollback Of(MigrationAnalysis analysis, AnalysisOptions options) => new()
    {
        Identifier = analysis.Identifier,
        Stem = analysis.File.Stem,
        Version = analysis.File.Version,
        Summary = analysis.File.Summary,
        Checksum = analysis.File.Checksum,
        Outcome = analysis.Outcome,
        Plan = analysis.Plan ?? new RollbackPlan(),
        IsProved = analysis.Handwritten != HandwrittenVerdict.Unproved || !analysis.Diagnostics.Any(static finding => string.Equals(finding.Rule.Id, Rules.Unproved.Id, StringComparison.Ordinal)),
        Losses = analysis.Losses,
        Reason = analysis.Outcome == RollbackOutcome.Declined ? analysis.IrreversibleReason ?? "no rollback could be derived, and none is written by hand" : null,
        MinServerVersion = options.MinServerVersion,
        MaxServerVersion = options.MaxServerVersion,
    };
}
