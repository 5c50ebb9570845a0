using Npgsql;
using NpgsqlTypes;

namespace PgRollback;

/// <summary>Reads the stash beside a history table.</summary>
internal sealed class StashStore(HistoryTable history)
{
    public StashSql Sql { get; } = new(history);

    /// <summary>Plans of what is applied, in the order of application, after a check that they are what was stashed.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="stems">Which ones; null for all.</param>
    /// <param name="key">The key that they were signed with; null checks only their hashes, and that nobody but the table's owner may write them.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="RunRefusedException">One of them is not what was stashed, or others could have written it.</exception>
    public async Task<List<StashedPlan>> ReadPlansAsync(NpgsqlConnection connection, string[]? stems, byte[]? key, CancellationToken cancellationToken)
    {
        List<StashedPlan> plans;
        try
        {
            plans = await ReadAsync(connection, stems, cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new RunRefusedException(RefusalKind.MissingRights, migration: null, $"this role may not read the stash {Sql.Table} ({error.MessageText}): grant SELECT on it, or use the program that has the migrations compiled.");
        }

        var refusals = plans.Where(plan => plan.Fault(key) is not null).Select(plan => new Refusal(RefusalKind.Tampered, plan.Stem, $"{plan.Fault(key)}. Roll back with the program that has it compiled.")).ToList();
        if (key is null && plans.Count > 0 && await connection.QueryAsync(Sql.Writers, static row => row.GetString(0), cancellationToken).ConfigureAwait(false) is { Count: > 0 } writers)
        {
            refusals.Add(new Refusal(RefusalKind.Tampered, Migration: null, $"{string.Join(", ", writers)} may write to the stash {Sql.Table} too, so what is in it may be theirs, and it would run with your rights: revoke that, or sign plans with a key."));
        }

        return refusals.Count == 0 ? plans : throw new RunRefusedException(refusals);
    }

    private Task<List<StashedPlan>> ReadAsync(NpgsqlConnection connection, string[]? stems, CancellationToken cancellationToken) => connection.QueryAsync(
        Sql.Plans,
        [new NpgsqlParameter { Value = stems is null ? DBNull.Value : stems, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text }],
        static row => new StashedPlan(row.GetString(0), row.GetString(1), row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3), row.GetFieldValue<byte[]>(4)),
        cancellationToken);
}
