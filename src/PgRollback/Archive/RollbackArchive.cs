using Npgsql;

namespace PgRollback;

/// <summary>The archive of a database: what rollbacks parked (<see cref="RowLoss.Park"/>) and what deployments kept. It is the schema <c>pgrollback_archive</c>; only its owner has rights on it.</summary>
public static class RollbackArchive
{
    /// <summary>All entries, oldest first. Only reads.</summary>
    /// <param name="dataSource">The database.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ConnectionFailedException">The server was not reached, or the connection broke.</exception>
    public static Task<IReadOnlyList<ArchivedItem>> ListAsync(NpgsqlDataSource dataSource, CancellationToken cancellationToken = default) => DeployerSession.RunReadingAsync<IReadOnlyList<ArchivedItem>>(
        dataSource,
        RollbackOptions.Default,
        async session => await ArchiveStore.ReadAsync(session.Connection, cancellationToken).ConfigureAwait(false),
        cancellationToken);

    /// <summary>Brings back what rollbacks of a migration parked, in one transaction. The migration must be applied again. What was brought back stays in the archive until it is purged.</summary>
    /// <param name="dataSource">The database.</param>
    /// <param name="stem">Stem of the migration.</param>
    /// <param name="conflicts">What becomes of rows and values that are there already and are different.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <param name="cancellationToken">Undoes everything.</param>
    /// <exception cref="RunRefusedException">There are conflicts, or the migration is not applied; nothing was changed.</exception>
    /// <exception cref="HousekeepingFailedException">PostgreSQL rejected something; nothing was changed.</exception>
    /// <exception cref="DeployerLockException">Another deployer was at work for too long.</exception>
    /// <exception cref="ConnectionFailedException">The server was not reached, or the connection broke.</exception>
    public static Task<IReadOnlyList<RestoredItem>> RestoreAsync(
        NpgsqlDataSource dataSource, string stem, RowConflict conflicts = RowConflict.Refuse, RollbackOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(stem);
        var settings = options ?? RollbackOptions.Default;
        return DeployerSession.RunLockedAsync(dataSource, settings, session => new ArchiveRestoration(session, stem, conflicts, settings).RunAsync(cancellationToken), cancellationToken);
    }

    /// <summary>Deletes entries for good.</summary>
    /// <param name="dataSource">The database.</param>
    /// <param name="ids">The entries.</param>
    /// <param name="cancellationToken">Undoes everything.</param>
    /// <returns>How many there were.</returns>
    /// <exception cref="DeployerLockException">Another deployer was at work for too long.</exception>
    /// <exception cref="ConnectionFailedException">The server was not reached, or the connection broke.</exception>
    public static Task<int> PurgeAsync(NpgsqlDataSource dataSource, IReadOnlyCollection<long> ids, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return DeployerSession.RunLockedAsync(dataSource, RollbackOptions.Default, session => PurgeAsync(session.Connection, ids.ToHashSet(), cancellationToken), cancellationToken);
    }

    private static async Task<int> PurgeAsync(NpgsqlConnection connection, HashSet<long> ids, CancellationToken cancellationToken)
    {
        var items = (await ArchiveStore.ReadAsync(connection, cancellationToken).ConfigureAwait(false)).FindAll(item => ids.Contains(item.Id));
        var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            foreach (var item in items)
            {
                if (item.ArchiveTable is { } table)
                {
                    await connection.ExecuteAsync($"DROP TABLE {SqlText.Qualified(ArchiveSql.Schema, table)}", cancellationToken).ConfigureAwait(false);
                }

                await connection.ExecuteAsync(FormattableString.Invariant($"DELETE FROM {ArchiveSql.Manifest} WHERE id = {item.Id}"), cancellationToken).ConfigureAwait(false);
            }

            await connection.CommitAsync(cancellationToken).ConfigureAwait(false);
        }

        return items.Count;
    }
}
