using PgRollback.Planning;

namespace PgRollback.Tool.Verification;

internal sealed record VerifyOptions
{
    public required AnalysisOptions Analysis { get; init; }

    /// <summary>Run the rollbacks that people wrote, instead of the derived ones.</summary>
    public bool UseHandwritten { get; init; }

    /// <summary>Rows that each table gets before the migration and again before the rollback.</summary>
    public int Rows { get; init; }

    public bool Chain { get; init; }
}
