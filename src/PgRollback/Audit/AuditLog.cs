using System.Text.Encodings.Web;
using System.Text.Json;
using Npgsql;

namespace PgRollback;

/// <summary>The records of all runs on a database.</summary>
public static class AuditLog
{
    // For terminals and files, not for HTML: messages stay readable.
    private static readonly AuditJson Json = new(new JsonSerializerOptions(AuditJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Reads them, the newest first. Only reads.</summary>
    /// <param name="dataSource">The database.</param>
    /// <param name="history">The history table that they belong to; null for <see cref="HistoryTable.Default"/>.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ConnectionFailedException">The server was not reached, or the connection broke.</exception>
    public static Task<IReadOnlyList<AuditRecord>> ReadAsync(NpgsqlDataSource dataSource, HistoryTable? history = null, CancellationToken cancellationToken = default)
    {
        var table = history ?? HistoryTable.Default;
        var sql = new AuditSql(table);
        return DeployerSession.RunReadingAsync<IReadOnlyList<AuditRecord>>(
            dataSource,
            RollbackOptions.Default with { History = table },
            async session => (await session.TablesAsync(cancellationToken).ConfigureAwait(false)).Audit
                ? await ReadAsync(session.Connection, sql, cancellationToken).ConfigureAwait(false)
                : [],
            cancellationToken);
    }

    /// <summary>Records as JSON, with the names that the properties have here.</summary>
    public static string ToJson(IReadOnlyList<AuditRecord> records) => JsonSerializer.Serialize(records, Json.IReadOnlyListAuditRecord);

    /// <summary>Records as Markdown, for a post-mortem.</summary>
    public static string ToMarkdown(IReadOnlyList<AuditRecord> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        return string.Join("\n", records.Select(AuditMarkdown.Of));
    }

    private static async Task<List<AuditRecord>> ReadAsync(NpgsqlConnection connection, AuditSql sql, CancellationToken cancellationToken)
    {
        var records = new List<AuditRecord>();
        var command = connection.CreateCommand(sql.Select);
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    records.Add(Record(reader));
                }
            }
        }

        return records;
    }

    private static AuditRecord Record(NpgsqlDataReader row) => new()
    {
        Id = row.GetGuid(0),
        StartedAt = row.GetFieldValue<DateTimeOffset>(1),
        EndedAt = row.IsDBNull(2) ? null : row.GetFieldValue<DateTimeOffset>(2),
        Outcome = AuditWords.Outcome(row.GetString(3)),
        Reason = Text(row, 4),
        Rows = row.GetString(5),
        Role = row.GetString(6),
        User = Text(row, 7),
        Machine = Text(row, 8),
        Address = Text(row, 9),
        Program = Text(row, 10),
        Server = row.GetString(11),
        Migrations = row.GetFieldValue<string[]>(12),
        Steps = JsonSerializer.Deserialize(row.GetString(13), AuditJson.Default.AuditStepArray) ?? [],
        RestorePoint = Text(row, 14),
        Lsn = Text(row, 15),
        ErrorCode = Text(row, 16),
        Error = Text(row, 17),
    };

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
