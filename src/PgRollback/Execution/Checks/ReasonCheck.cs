using Npgsql;

namespace PgRollback;

/// <summary>Whoever destroys rows says why: the question is asked afterwards in any case.</summary>
internal static class ReasonCheck
{
    public static async Task<List<Refusal>> RunAsync(NpgsqlConnection connection, IReadOnlyList<PendingRollback> pending, RowLoss rows, RollbackOptions options, CancellationToken cancellationToken)
    {
        if (rows != RowLoss.Drop || !string.IsNullOrWhiteSpace(options.Reason))
        {
            return [];
        }

        var losses = await RowLossCheck.RunAsync(connection, pending, cancellationToken).ConfigureAwait(false);
        return losses.ConvertAll(static loss => new Refusal(RefusalKind.ReasonMissing, loss.Migration, $"{loss.Message} Say why ({nameof(RollbackOptions)}.{nameof(RollbackOptions.Reason)}, on the command line --reason): it is recorded."));
    }
}
