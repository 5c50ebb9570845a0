using PgRollback.Catalog;

namespace PgRollback.Planning;

/// <summary>Settings that change plans or diagnostics.</summary>
public sealed record AnalysisOptions
{
    public static AnalysisOptions Default { get; } = new();

    /// <summary>Oldest PostgreSQL major version that plans must run on.</summary>
    public int MinServerVersion { get; init; } = ServerRange.Default.Min;

    /// <summary>Newest PostgreSQL major version that plans must run on.</summary>
    public int MaxServerVersion { get; init; } = ServerRange.Default.Max;

    internal ServerRange Servers => new(MinServerVersion, MaxServerVersion);

    /// <summary>Migrations before this version may lack a rollback without failing the build; null: none may.</summary>
    public string? EnforceFrom { get; init; }

    /// <summary>Gaps that concern rows only do not stop the schema's rollback.</summary>
    public bool AcceptDataGaps { get; init; }

    /// <summary>Derive even where a hand-written rollback exists.</summary>
    public bool IgnoreHandwritten { get; init; }
}
