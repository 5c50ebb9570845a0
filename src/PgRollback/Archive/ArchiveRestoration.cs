using System.Globalization;
using Npgsql;

namespace PgRollback;

/// <summary>Brings back what was parked with a migration: last parked first, so that a table comes before those that refer to it.</summary>
internal sealed class ArchiveRestoration(DeployerSession session, string stem, RowConflict conflicts, RollbackOptions options)
{
    private NpgsqlConnection Connection => session.Connection;

    public async Task<IReadOnlyList<RestoredItem>> RunAsync(CancellationToken cancellationToken)
    {
        await CheckAppliedAsync(cancellationToken).ConfigureAwait(false);
        var items = await ArchiveStore.ReadAsync(Connection, cancellationToken).ConfigureAwait(false);
        var parked = items.FindAll(item => string.Equals(item.Stem, stem, StringComparison.Ordinal) && item is { IsFromDeployment: false, RestoredAt: null });
        parked.Reverse();
        var restored = new List<RestoredItem>();
        if (parked.Count == 0)
        {
            return restored;
        }

        var transaction = await Connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            foreach (var sql in ScriptSql.InTransaction(options).Concat(RestoreFunctions.All))
            {
                await Connection.ExecuteAsync(sql, cancellationToken).ConfigureAwait(false);
            }

            foreach (var item in parked)
            {
                restored.Add(await RestoreAsync(item, cancellationToken).ConfigureAwait(false));
            }

            if (conflicts == RowConflict.Refuse && restored.FindAll(static item => item.Conflicts > 0) is { Count: > 0 } refused)
            {
                throw new RunRefusedException(refused.ConvertAll(item => new Refusal(
                    RefusalKind.RowConflict,
                    stem,
                    string.Create(CultureInfo.InvariantCulture, $"{item.Item.Source} has {item.Conflicts} {(item.Item.Column is null ? "rows" : "values")} that are not the parked ones: say which stay ({nameof(RowConflict)}.{nameof(RowConflict.Keep)} or {nameof(RowConflict.Overwrite)}, on the command line --conflicts keep or overwrite)."))));
            }

            await Connection.CommitAsync(cancellationToken).ConfigureAwait(false);
        }

        return restored;
    }

    private async Task CheckAppliedAsync(CancellationToken cancellationToken)
    {
        if (session.History is { } history && !await history.IsAppliedAsync(stem, Connection, cancellationToken).ConfigureAwait(false))
        {
            throw new RunRefusedException(RefusalKind.NotApplied, stem, "is not applied to this database: what was parked with it comes back when it is applied again.");
        }
    }

    private async Task<RestoredItem> RestoreAsync(ArchivedItem item, CancellationToken cancellationToken)
    {
        var relation = SqlText.Literal(SqlText.Qualified(item.Schema, item.Name));
        var kind = item.Kind switch
        {
            ArchivedKind.Rows => "rows",
            ArchivedKind.Values => "values",
            _ => "sequence",
        };
        var id = item.Id.ToString(CultureInfo.InvariantCulture);
        var command = Connection.CreateCommand($"""
            SELECT r.restored, r.conflicts, r.orphans FROM {ArchiveSql.Manifest} AS m CROSS JOIN LATERAL pg_temp.pgrollback_restore_{kind}(m, {relation}::regclass, '{Policy}') AS r WHERE m.id = {id}
            """);
        RestoredItem result;
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                result = new RestoredItem(item, reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2));
            }
        }

        await Connection.ExecuteAsync($"UPDATE {ArchiveSql.Manifest} SET restored_at = clock_timestamp(), restored_by = session_user WHERE id = {id}", cancellationToken).ConfigureAwait(false);
        return result;
    }

    private string Policy => conflicts switch
    {
        RowConflict.Keep => "keep",
        RowConflict.Overwrite => "overwrite",
        _ => "refuse",
    };
}
