using PgRollback.Catalog;
using PgRollback.Diagnostics;
using PgRollback.Migrations;

namespace PgRollback.Planning;

public enum RollbackOutcome
{
    /// <summary>The plan follows from the text and is proved.</summary>
    Derived,

    /// <summary>The plan is the hand-written one.</summary>
    Handwritten,

    /// <summary>There is nothing to take back.</summary>
    Nothing,

    /// <summary>There is no plan; the diagnostics say why.</summary>
    Declined,
}

/// <summary>All that is known about one migration.</summary>
public sealed record MigrationAnalysis
{
    public required MigrationFile File { get; init; }

    /// <summary>Name of the compiled class.</summary>
    public string Identifier { get; init; } = "";

    public required RollbackOutcome Outcome { get; init; }

    /// <summary>Null exactly when declined.</summary>
    public RollbackPlan? Plan { get; init; }

    /// <summary>Hand-written rollback, when there is one: whether the model could prove it.</summary>
    public HandwrittenVerdict? Handwritten { get; init; }

    /// <summary>Text of the hand-written rollback where that is the plan; null where it is derived.</summary>
    public string? HandwrittenText { get; init; }

    /// <summary>Why it was declined with a reason by its author; null when not acknowledged.</summary>
    public string? IrreversibleReason { get; init; }

    public int DataGaps { get; init; }

    /// <summary>Where the migration loses rows or values, in names of the catalog before it: what a witness must keep at deploy time for the way back to be exact.</summary>
    public EquatableArray<LostRows> Losses { get; init; }

    public EquatableArray<MigrationDiagnostic> Diagnostics { get; init; }
}

/// <summary>A place where a migration loses data, by name; a null name where the text does not tell which rows.</summary>
public sealed record LostRows(DataLossKind Kind, string? Schema, string? Name, string? Column);

public enum HandwrittenVerdict
{
    Proved,
    Wrong,
    Unproved,
}

/// <summary>The result for a whole set of files: migrations in order, and the diagnostics that belong to none of them.</summary>
public sealed record MigrationSetAnalysis(EquatableArray<MigrationAnalysis> Migrations, EquatableArray<MigrationDiagnostic> Diagnostics);
