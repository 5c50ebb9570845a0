using Npgsql;

namespace PgRollback;

/// <summary>Asks the queries of hazards whether rows stand against a step. Only where the tables are now what they will be when the step runs; elsewhere the step itself will tell.</summary>
internal sealed class HazardCheck(NpgsqlConnection connection, IReadOnlyList<PreflightStep> steps)
{
    private readonly List<(PreflightStep Item, StepHazard Hazard)> _hazards = steps
        .SelectMany(static item => item.Step.Hazards.Where(hazard => hazard is { Query: not null, Kind: not ("ValuesTooLong" or "RowsGoAlong") } && (item.AreRowsKnown || !IsOfRows(hazard))).Select(hazard => (item, hazard)))
        .ToList();

    public async Task<List<Refusal>> RunAsync(CancellationToken cancellationToken)
    {
        var refusals = new List<Refusal>();
        if (_hazards.Count == 0)
        {
            return refusals;
        }

        bool[] answers;
        try
        {
            answers = await AskAsync(_hazards.ConvertAll(static pair => pair.Hazard.Query!), cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException error) when (!error.IsConnectionFailure())
        {
            answers = await AskOneByOneAsync(cancellationToken).ConfigureAwait(false);
        }

        for (var i = 0; i < answers.Length; i++)
        {
            if (answers[i])
            {
                var (item, hazard) = _hazards[i];
                refusals.Add(new Refusal(RefusalKind.RowsInTheWay, item.Pending.Rollback.Stem, IsOwnership(hazard)
                    ? $"{item.Step.Title} would take what is the owner's by default: {hazard.Message}. This says so: {hazard.Query}"
                    : $"{item.Step.Title} would fail: {hazard.Message}. These rows: {hazard.Query}"));
            }
        }

        return refusals;
    }

    private static bool IsOwnership(StepHazard hazard) => hazard.Kind is "GranteeOwns";

    /// <summary>No step changes who owned an object that it finds, nor what there is in other databases.</summary>
    private static bool IsOfRows(StepHazard hazard) => hazard.Kind is not ("GranteeOwns" or "RoleInUse");

    private async Task<bool[]> AskAsync(List<string> queries, CancellationToken cancellationToken)
    {
        var answers = new bool[queries.Count];
        var batch = new NpgsqlBatch(connection) { Timeout = 0 };
        await using (batch.ConfigureAwait(false))
        {
            foreach (var query in queries)
            {
                batch.BatchCommands.Add(new NpgsqlBatchCommand($"SELECT EXISTS ({query})"));
            }

            var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                for (var i = 0; i < answers.Length; i++)
                {
                    await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                    answers[i] = reader.GetBoolean(0);
                    await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
                }
            }
        }

        return answers;
    }

    /// <summary>One of them is of columns that an earlier step has yet to make.</summary>
    private async Task<bool[]> AskOneByOneAsync(CancellationToken cancellationToken)
    {
        var answers = new bool[_hazards.Count];
        for (var i = 0; i < answers.Length; i++)
        {
            try
            {
                answers[i] = (await AskAsync([_hazards[i].Hazard.Query!], cancellationToken).ConfigureAwait(false))[0];
            }
            catch (PostgresException error) when (!error.IsConnectionFailure())
            {
                // A class 22 error is a value that the step would stumble over as well.
                answers[i] = error.SqlState.StartsWith("22", StringComparison.Ordinal);
            }
        }

        return answers;
    }
}
