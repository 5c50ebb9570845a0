using Npgsql;

namespace PgRollback;

/// <summary>Reads and creates a history table.</summary>
internal sealed class HistoryStore(HistoryTable table) : IHistory
{
    public HistoryTable Table { get; } = table;

    public HistorySql Sql { get; } = new(table);

    public bool KeepsOnlyNewest => false;

    public bool KnowsTimes => true;

    public IEnumerable<(string Schema, string Name, string Privilege)> Rights => [(Table.Schema, Table.Name, "UPDATE")];

    public async Task<bool> ExistsAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        await connection.ScalarAsync<bool>(Sql.Exists, cancellationToken).ConfigureAwait(false);

    /// <summary>Called under the deployer's lock. IF NOT EXISTS would ask for the right to create even where everything is there.</summary>
    /// <param name="connection">The connection that holds the lock.</param>
    /// <param name="withStash">Plans are stashed, too.</param>
    /// <param name="cancellationToken">Undoes it.</param>
    public async Task EnsureAsync(NpgsqlConnection connection, bool withStash, CancellationToken cancellationToken)
    {
        var statements = new List<string>();
        if (!await ExistsAsync(connection, cancellationToken).ConfigureAwait(false))
        {
            if (!await connection.ScalarAsync<bool>(Sql.SchemaExists, cancellationToken).ConfigureAwait(false))
            {
                statements.Add(Sql.CreateSchema);
            }

            // With the audit table, so that a rollback in an emergency needs no right to create anything.
            statements.AddRange([Sql.CreateTable, Sql.CreateIndex, new AuditSql(Table).Create]);
        }

        var stash = new StashSql(Table);
        if (withStash && !await connection.ScalarAsync<bool>(stash.Exists, cancellationToken).ConfigureAwait(false))
        {
            statements.Add(stash.Create);
        }

        if (statements.Count == 0)
        {
            return;
        }

        var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            foreach (var statement in statements)
            {
                await connection.ExecuteAsync(statement, cancellationToken).ConfigureAwait(false);
            }

            await connection.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Rows of migrations that are not rolled back, in the order in which they were applied.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="withStash">With the hashes of the stashed plans, which this role may read.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<List<HistoryEntry>> ReadLiveAsync(NpgsqlConnection connection, bool withStash, CancellationToken cancellationToken) =>
        connection.QueryAsync(Sql.Live(withStash), Entry, cancellationToken);

    public Task<List<HistoryEntry>> ReadLiveAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        ReadLiveAsync(connection, withStash: false, cancellationToken);

    public async Task<List<HistoryEntry>> ReadLiveAsync(RollbackSet migrations, NpgsqlConnection connection, CancellationToken cancellationToken) =>
        await ExistsAsync(connection, cancellationToken).ConfigureAwait(false) ? await ReadLiveAsync(connection, cancellationToken).ConfigureAwait(false) : [];

    public async Task<bool> IsAppliedAsync(string stem, NpgsqlConnection connection, CancellationToken cancellationToken) =>
        await ExistsAsync(connection, cancellationToken).ConfigureAwait(false)
        && (await ReadLiveAsync(connection, cancellationToken).ConfigureAwait(false)).Exists(entry => string.Equals(entry.Stem, stem, StringComparison.Ordinal) && entry.State == HistoryState.Applied);

    /// <summary>It has a place for progress in each row.</summary>
    public Task PrepareAsync(NpgsqlConnection connection, RollbackScript script, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Whoever writes it takes the deployer's lock.</summary>
    public IEnumerable<ScriptStatement> Hold(IReadOnlyList<PendingRollback> pending, Func<string> resultColumn) => [];

    public string Progress(PendingRollback pending, int stepsDone) => Sql.Progress(pending.Entry!.Id, stepsDone, pending.Rollback.Plan.Hash);

    public string Finish(PendingRollback pending, PendingRollback? before, string? reason, string column) =>
        Sql.Finish(pending.Entry!.Id, before?.Entry!.Id, pending.Rollback.Steps.Count, pending.Rollback.Plan.Hash, reason, column);

    public override string ToString() => Table.ToString();

    public Task<List<HistoryEntry>> ReadAllAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        connection.QueryAsync(Sql.All, Entry, cancellationToken);

    private static HistoryEntry Entry(NpgsqlDataReader row) => new()
    {
        Id = row.GetInt64(0),
        Stem = row.GetString(1),
        Version = row.GetString(2),
        Description = row.IsDBNull(3) ? null : row.GetString(3),
        Checksum = row.GetString(4),
        State = State(row.GetString(5)),
        AppliedAt = row.GetFieldValue<DateTimeOffset>(6),
        AppliedBy = row.GetString(7),
        ApplyDuration = row.IsDBNull(8) ? null : row.GetTimeSpan(8),
        RolledBackAt = row.IsDBNull(9) ? null : row.GetFieldValue<DateTimeOffset>(9),
        RolledBackBy = row.IsDBNull(10) ? null : row.GetString(10),
        RollbackDuration = row.IsDBNull(11) ? null : row.GetTimeSpan(11),
        RollbackReason = row.IsDBNull(12) ? null : row.GetString(12),
        StepsDone = row.GetInt32(13),
        PlanHash = row.IsDBNull(14) ? null : row.GetString(14),
        StashedHash = row.IsDBNull(15) ? null : row.GetString(15),
    };

    private static HistoryState State(string state) => state switch
    {
        "applied" => HistoryState.Applied,
        "rolling back" => HistoryState.RollingBack,
        "rolled back" => HistoryState.RolledBack,

        // Also what a later version may write: nothing is done on top of it.
        _ => HistoryState.Applying,
    };
}
