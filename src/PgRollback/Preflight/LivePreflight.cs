using Npgsql;
using NpgsqlTypes;

namespace PgRollback;

/// <summary>Holds a path against the live database before its first statement: drift, strangers, and rows that stand against a step. Two round trips, one where no step has a query.</summary>
internal sealed class LivePreflight(NpgsqlConnection connection, IReadOnlyList<PendingRollback> pending, int serverVersion)
{
    private readonly List<PreflightStep> _steps = PreflightSteps.Of(pending, serverVersion);

    public async Task<List<Refusal>> RunAsync(CancellationToken cancellationToken)
    {
        if (_steps.Count == 0)
        {
            return [];
        }

        var refusals = await ReadCatalogsAsync(cancellationToken).ConfigureAwait(false);
        refusals.AddRange(await new HazardCheck(connection, _steps).RunAsync(cancellationToken).ConfigureAwait(false));
        return refusals;
    }

    private async Task<List<Refusal>> ReadCatalogsAsync(CancellationToken cancellationToken)
    {
        var refusals = new List<Refusal>();
        var command = connection.CreateCommand(PreflightSql.Query);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(new NpgsqlParameter { Value = PreflightSteps.ToJson(_steps), NpgsqlDbType = NpgsqlDbType.Text });
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    var step = _steps[reader.GetInt32(0)];
                    if (Judge(step, reader.GetString(1), reader.IsDBNull(2) ? "" : reader.GetString(2), reader.IsDBNull(3) ? "" : reader.GetString(3)) is { } refusal)
                    {
                        refusals.Add(refusal);
                    }
                }
            }
        }

        return refusals;
    }

    private Refusal? Judge(PreflightStep item, string finding, string description, string bareName)
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
