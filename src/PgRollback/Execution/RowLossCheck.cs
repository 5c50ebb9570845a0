using Npgsql;

namespace PgRollback;

/// <summary>Counts rows before a run, without locks, so that most refusals cost production nothing. It looks only as far as names mean the same now as when their step runs; the counts inside the run's transaction decide.</summary>
internal static class RowLossCheck
{
    public static async Task<List<Refusal>> RunAsync(NpgsqlConnection connection, IReadOnlyList<PendingRollback> pending, CancellationToken cancellationToken)
    {
        var refusals = new List<Refusal>();
        foreach (var (migration, step, count) in Countable(pending))
        {
            if (await CountAsync(connection, count, cancellationToken).ConfigureAwait(false) is > 0 and var rows)
            {
                refusals.Add(count.Refusal(migration, step, rows));
            }
        }

        return refusals;
    }

    private static IEnumerable<(string Migration, RollbackStep Step, RowCount Count)> Countable(IReadOnlyList<PendingRollback> pending)
    {
        var created = new HashSet<(string?, string)>();
        foreach (var rollback in pending)
        {
            foreach (var step in rollback.StepsToRun)
            {
                if (step.DestroysRows && RowCount.For(step) is { } count && !created.Contains((count.Schema, count.Table)))
                {
                    yield return (rollback.Rollback.Stem, step, count);
                }

                if (step is RenameTable or RenameColumn or RenameSchema or SetSchema or DeleteRow or UpdateRow or RawSqlStep)
                {
                    yield break;
                }

                if (step is CreateTable)
                {
                    created.Add((step.Schema, step.Name));
                }
            }
        }
    }

    private static async Task<long> CountAsync(NpgsqlConnection connection, RowCount count, CancellationToken cancellationToken)
    {
        try
        {
            return await ExistsAsync(connection, count, cancellationToken).ConfigureAwait(false) ? await connection.ScalarAsync<long>(count.CountSql("count"), cancellationToken).ConfigureAwait(false) : 0;
        }
        catch (PostgresException error) when (error.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn)
        {
            // The other tables that a query names come back, or get their names back, in the course of the run.
            return 0;
        }
    }

    private static Task<bool> ExistsAsync(NpgsqlConnection connection, RowCount count, CancellationToken cancellationToken)
    {
        var table = $"to_regclass({SqlText.Literal(SqlText.Qualified(count.Schema, count.Table))})";
        return connection.ScalarAsync<bool>(
            count.Column is null
                ? $"SELECT {table} IS NOT NULL"
                : $"SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = {table} AND attname = {SqlText.Literal(count.Column)} AND NOT attisdropped)",
            cancellationToken);
    }
}
