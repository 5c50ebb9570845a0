using Npgsql;

namespace PgRollback;

/// <summary>Puts the compiled migrations and the history side by side.</summary>
internal static class StatusReader
{
    public static Task<IReadOnlyList<MigrationStatus>> ReadAsync(RollbackSet set, NpgsqlDataSource dataSource, HistoryTable? table, CancellationToken cancellationToken)
    {
        var options = RollbackOptions.Default with { History = table ?? HistoryTable.Default };
        return DeployerSession.RunReadingAsync(
            dataSource,
            options,
            async session =>
            {
                var entries = (await session.TablesAsync(cancellationToken).ConfigureAwait(false)).History
                    ? await session.OwnHistory!.ReadAllAsync(session.Connection, cancellationToken).ConfigureAwait(false)
                    : [];
                return Merge(set, entries);
            },
            cancellationToken);
    }

    public static Task<IReadOnlyList<MigrationStatus>> ReadAsync(RollbackSet set, NpgsqlDataSource dataSource, ToolHistory history, CancellationToken cancellationToken) => DeployerSession.RunReadingAsync(
        dataSource,
        RollbackOptions.Default with { ToolHistory = history },
        async session => Merge(set, await session.History!.ReadLiveAsync(set, session.Connection, cancellationToken).ConfigureAwait(false)),
        cancellationToken);

    private static IReadOnlyList<MigrationStatus> Merge(RollbackSet set, List<HistoryEntry> entries)
    {
        // The last row of a stem counts: rows of earlier applications are rolled back.
        var latest = new Dictionary<string, HistoryEntry>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            latest[entry.Stem] = entry;
        }

        var known = set.Select(rollback =>
        {
            latest.Remove(rollback.Stem, out var entry);
            return new MigrationStatus(rollback.Stem, rollback.Version, State(rollback, entry), rollback, entry);
        }).ToList();
        known.AddRange(latest.Values
            .Where(static entry => entry.State != HistoryState.RolledBack)
            .OrderBy(static entry => entry.Id)
            .Select(static entry => new MigrationStatus(entry.Stem, entry.Version, MigrationState.Unknown, Rollback: null, entry)));
        return known;
    }

    private static MigrationState State(Rollback rollback, HistoryEntry? entry) => entry?.State switch
    {
        null or HistoryState.RolledBack => MigrationState.Pending,
        HistoryState.Applying => MigrationState.Applying,
        HistoryState.RollingBack => MigrationState.RollingBack,
        _ => string.Equals(entry.Checksum, rollback.Checksum, StringComparison.Ordinal) ? MigrationState.Applied : MigrationState.Changed,
    };
}
