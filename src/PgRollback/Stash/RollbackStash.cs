using Npgsql;

namespace PgRollback;

/// <summary>
/// The plans of what is applied, kept in the database itself, in a table beside the history with <c>_stash</c> to its name. So a program that was compiled earlier or later, or none but the <c>pgrollback</c>
/// tool, can roll back what it has never seen. Deployments keep it (<see cref="DeploymentOptions.Stash"/>), and rollbacks use it for what they do not have compiled (<see cref="RollbackOptions.UseStash"/>).
/// </summary>
/// <remarks>Passwords and the like are left out of it; a plan that lost one can be read, and not run.</remarks>
public static class RollbackStash
{
    /// <summary>The rollbacks of all that is applied and stashed, in the order of application. What is applied and not stashed is not among them.</summary>
    /// <param name="dataSource">The database.</param>
    /// <param name="options">The history table and the key; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="RunRefusedException">A plan is not what was stashed, or others than the table's owner could have written it.</exception>
    /// <exception cref="PlanFormatException">A later version of PgRollback wrote a plan in a format that this one does not know.</exception>
    /// <exception cref="ConnectionFailedException">The server was not reached, or the connection broke.</exception>
    public static Task<RollbackSet> LoadAsync(NpgsqlDataSource dataSource, RunOptions? options = null, CancellationToken cancellationToken = default)
    {
        var settings = options ?? RollbackOptions.Default;
        return DeployerSession.RunReadingAsync(
            dataSource,
            settings,
            async session =>
            {
                var store = new StashStore(settings.History ?? throw NoHistory(nameof(options)));
                return (await session.TablesAsync(cancellationToken).ConfigureAwait(false)).Stash
                    ? new RollbackSet([.. (await store.ReadPlansAsync(session.Connection, stems: null, settings.StashKey, cancellationToken).ConfigureAwait(false)).Select(static plan => plan.ToRollback())])
                    : new RollbackSet();
            },
            cancellationToken);
    }

    /// <summary>Stashes the plans of all migrations that a database has applied from the files that a program was compiled from: for what was deployed by other means, or before there was a stash.</summary>
    /// <param name="migrations">The program's migrations.</param>
    /// <param name="dataSource">The database.</param>
    /// <param name="options">The history table and the key; null for the defaults.</param>
    /// <param name="cancellationToken">Undoes it.</param>
    /// <returns>How many were stashed.</returns>
    /// <exception cref="DeployerLockException">Another deployer was at work for too long.</exception>
    /// <exception cref="ConnectionFailedException">The server was not reached, or the connection broke.</exception>
    public static Task<int> RecordAsync(RollbackSet migrations, NpgsqlDataSource dataSource, RunOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(migrations);
        var settings = options ?? RollbackOptions.Default;
        var sql = new StashSql(settings.History ?? throw NoHistory(nameof(options)));
        return DeployerSession.RunLockedAsync(
            dataSource,
            settings,
            async session =>
            {
                var live = (await session.TablesAsync(cancellationToken).ConfigureAwait(false)).History
                    ? await session.OwnHistory!.ReadLiveAsync(session.Connection, cancellationToken).ConfigureAwait(false)
                    : [];
                var plans = live
                    .Select(entry => (Entry: entry, Position: migrations.PositionOfStem(entry.Stem)))
                    .Where(item => item.Position >= 0 && string.Equals(migrations[item.Position].Checksum, item.Entry.Checksum, StringComparison.Ordinal))
                    .Select(item => StashedPlan.Of(migrations[item.Position], settings.StashKey))
                    .ToList();
                await WriteAsync(session, sql, plans, cancellationToken).ConfigureAwait(false);
                return plans.Count;
            },
            cancellationToken);
    }

    private static async Task WriteAsync(DeployerSession session, StashSql sql, List<StashedPlan> plans, CancellationToken cancellationToken)
    {
        if (plans.Count == 0)
        {
            return;
        }

        await session.OwnHistory!.EnsureAsync(session.Connection, withStash: true, cancellationToken).ConfigureAwait(false);
        var transaction = await session.Connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var batch = new NpgsqlBatch(session.Connection) { Timeout = 0 };
            await using (batch.ConfigureAwait(false))
            {
                foreach (var plan in plans)
                {
                    batch.BatchCommands.Add(new NpgsqlBatchCommand(sql.Insert(plan)));
                }

                await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }

            await session.Connection.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static ArgumentException NoHistory(string name) => new("A stash needs a history table.", name);
}
