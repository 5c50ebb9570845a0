using Npgsql;

namespace PgRollback;

/// <summary>What says which migrations are applied, and is put right in the transaction that takes one back.</summary>
internal interface IHistory
{
    /// <summary>Only the newest version is kept: whatever comes before it counts as applied.</summary>
    bool KeepsOnlyNewest { get; }

    /// <summary>It knows when a migration was applied, and in which time zone.</summary>
    bool KnowsTimes { get; }

    /// <summary>Migrations that are not rolled back, in the order in which they were applied; none when the table is missing.</summary>
    Task<List<HistoryEntry>> ReadLiveAsync(RollbackSet migrations, NpgsqlConnection connection, CancellationToken cancellationToken);

    Task<bool> IsAppliedAsync(string stem, NpgsqlConnection connection, CancellationToken cancellationToken);

    /// <summary>Makes what a run needs to record its progress.</summary>
    Task PrepareAsync(NpgsqlConnection connection, RollbackScript script, CancellationToken cancellationToken);

    /// <summary>What a transaction begins with: nobody else may write the table, and nobody may have written it since it was read.</summary>
    IEnumerable<ScriptStatement> Hold(IReadOnlyList<PendingRollback> pending, Func<string> resultColumn);

    /// <summary>Records how far a rollback is; committed before and after each step that runs outside a transaction.</summary>
    string Progress(PendingRollback pending, int stepsDone);

    /// <summary>Records that a migration is rolled back. Returns one row with its duration in seconds, or null where the table has no place for it, under a given name; no row when somebody changed the table meanwhile.</summary>
    /// <param name="pending">The migration.</param>
    /// <param name="before">The one that the same transaction rolled back before it; null for its first.</param>
    /// <param name="reason">Why.</param>
    /// <param name="column">The name.</param>
    string Finish(PendingRollback pending, PendingRollback? before, string? reason, string column);

    /// <summary>Tables that a run changes, and the right that it needs on each.</summary>
    IEnumerable<(string Schema, string Name, string Privilege)> Rights { get; }
}
