using Npgsql;
using NpgsqlTypes;

namespace PgRollback;

/// <summary>Holds a path against the live database before its first statement: drift, strangers, and rows that stand against a step.</summary>
internal sealed class LivePreflight(IReadOnlyList<PendingRollback> pending, int serverVersion)
{
    private readonly List<PreflightStep> _steps = PreflightSteps.Of(pending, serverVersion);

    /// <summary>The query for drift and strangers; null when there is nothing to look at.</summary>
    public RowQuery<Refusal?>? Catalogs => _steps.Count == 0 ? null : new RowQuery<Refusal?>(
        PreflightSql.Query(PreflightSteps.Types(_steps)),
        [new NpgsqlParameter { Value = PreflightSteps.ToLiveJson(_steps), NpgsqlDbType = NpgsqlDbType.Text }],
        row => Judge(_steps[row.GetInt32(0)], row.GetString(1), row.IsDBNull(2) ? "" : row.GetString(2), row.IsDBNull(3) ? "" : row.GetString(3)));

    /// <summary>Rows that stand against a step.</summary>
    public Task<List<Refusal>> AskHazardsAsync(NpgsqlConnection connection, CancellationToken cancellationToken) => new HazardCheck(connection, _steps).RunAsync(cancellationToken);

    private static Refusal? Judge(PreflightStep item, string finding, string description, string bareName)
    {
        var (stem, step) = (item.Pending.Rollback.Stem, item.Step);
        return finding switch
        {
            "missing" => new Refusal(RefusalKind.Drift, stem, $"{step.ObjectAddress} is not there, and {step.Title} needs it: the database is not what the plan was made for."),
            "present" => new Refusal(RefusalKind.Drift, stem, $"{step.ObjectAddress} is there already, and {step.Title} would make it: the database is not what the plan was made for."),
            _ when !item.Pending.Rollback.Plan.HasFootprint && !IsCascadeInTheDark(item, bareName) => null,
            "blocks" => new Refusal(RefusalKind.Stranger, stem, $"{description} depends on what {step.Title} drops, and no migration made it. Drop or change it first, and make it again afterwards if it is still wanted."),
            _ => new Refusal(RefusalKind.Stranger, stem, $"{description} would vanish with {step.Title}, and no migration made it. Move or drop it first."),
        };
    }

    /// <summary>A plan that was written by hand does not say what goes along: it must at least name what its CASCADE takes.</summary>
    private static bool IsCascadeInTheDark(PreflightStep item, string bareName) =>
        item.Step.Sql.Contains("CASCADE", StringComparison.OrdinalIgnoreCase)
        && !item.Pending.Rollback.Steps.Any(step => step.Sql.Contains(bareName, StringComparison.Ordinal));
}
