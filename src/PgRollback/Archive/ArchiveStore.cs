using Npgsql;

namespace PgRollback;

/// <summary>Reads the manifest.</summary>
internal static class ArchiveStore
{
    public static async Task<List<ArchivedItem>> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var items = new List<ArchivedItem>();
        if (!await connection.ScalarAsync<bool>(ArchiveSql.Exists, cancellationToken).ConfigureAwait(false))
        {
            return items;
        }

        var command = connection.CreateCommand($"""
            SELECT id, stem, kind, origin = 'deployment', source_schema, source_name, source_column, archive_table, row_count, archived_at, archived_by, restored_at, witness
            FROM {ArchiveSql.Manifest} ORDER BY id
            """);
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    items.Add(Item(reader));
                }
            }
        }

        return items;
    }

    private static ArchivedItem Item(NpgsqlDataReader row) => new()
    {
        Id = row.GetInt64(0),
        Stem = row.GetString(1),
        Kind = row.GetString(2) switch
        {
            "rows" => ArchivedKind.Rows,
            "values" => ArchivedKind.Values,
            "sequence" => ArchivedKind.Sequence,
            _ => ArchivedKind.Changes,
        },
        IsFromDeployment = row.GetBoolean(3),
        Schema = row.GetString(4),
        Name = row.GetString(5),
        Column = row.IsDBNull(6) ? null : row.GetString(6),
        ArchiveTable = row.IsDBNull(7) ? null : row.GetString(7),
        RowCount = row.IsDBNull(8) ? null : row.GetInt64(8),
        ArchivedAt = row.GetFieldValue<DateTimeOffset>(9),
        ArchivedBy = row.GetString(10),
        Witness = row.IsDBNull(12) ? null : row.GetInt64(12),
        RestoredAt = row.IsDBNull(11) ? null : row.GetFieldValue<DateTimeOffset>(11),
    };
}
