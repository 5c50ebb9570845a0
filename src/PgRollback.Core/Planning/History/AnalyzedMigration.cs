using PgRollback.Catalog;
using PgRollback.Diagnostics;
using PgRollback.Migrations;

namespace PgRollback.Planning;

/// <summary>A migration (or the baseline) as it was analysed, and all that this hung on: as long as the catalog gives the same answers to what was read, nothing of it changes.</summary>
internal sealed class AnalyzedMigration
{
    public required Migration Migration { get; init; }

    /// <summary>Where its objects' numbers begin; grows along the history, with gaps for files that come between.</summary>
    public required int Place { get; init; }

    /// <summary>What was read of the catalog before, as codes of <see cref="CatalogReads"/>.</summary>
    public required EquatableArray<int> Reads { get; init; }

    /// <summary>The whole catalog was read.</summary>
    public bool ReadsEverything { get; init; }

    /// <summary>What it makes of the catalog before.</summary>
    public required CatalogChanges Changes { get; init; }

    /// <summary>Null for the baseline.</summary>
    public MigrationAnalysis? Analysis { get; init; }

    /// <summary>Of the baseline; a migration's are in its analysis.</summary>
    public EquatableArray<MigrationDiagnostic> Diagnostics { get; init; }
}
