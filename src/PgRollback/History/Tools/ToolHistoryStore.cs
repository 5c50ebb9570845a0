using System.Globalization;
using System.Numerics;
using Npgsql;

namespace PgRollback;

/// <summary>Reads the history table of a tool, and puts it right.</summary>
internal sealed class ToolHistoryStore(ToolFormat format, ToolTable table, HistoryTable own, string database) : IHistory
{
    private readonly ToolProgress _progress = new(own, $"{format.Word}:{table}");
    private List<ToolRow> _rows = [];

    public ToolFormat Format { get; } = format;

    public ToolTable Table { get; } = table;

    public bool KeepsOnlyNewest => Format.KeepsOnlyNewest;

    public bool KnowsTimes => Format.KnowsTimes;

    public IEnumerable<(string Schema, string Name, string Privilege)> Rights
    {
        get
        {
            yield return (Table.Schema, Table.Name, "DELETE");
            if (KeepsOnlyNewest)
            {
                yield return (Table.Schema, Table.Name, "UPDATE");
            }
        }
    }

    private string Rows => $"({Format.Select(Table)}) AS r (key, position, applied_at, applied_by, failed, body, writer)";

    public async Task<List<HistoryEntry>> ReadLiveAsync(RollbackSet migrations, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        _rows = await ReadAsync(connection, cancellationToken).ConfigureAwait(false);
        return new ToolEntries(Format, Table, migrations, await _progress.ReadAsync(connection, cancellationToken).ConfigureAwait(false)).Of(_rows);
    }

    public async Task<bool> IsAppliedAsync(string stem, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var rows = await ReadAsync(connection, cancellationToken).ConfigureAwait(false);
        return Format.KeyOf(stem) is { } key && rows.Exists(row => !row.HasFailed && (KeepsOnlyNewest
            ? BigInteger.Parse(key, CultureInfo.InvariantCulture) <= BigInteger.Parse(row.Key, CultureInfo.InvariantCulture)
            : Format.KeysOf(row).Contains(key, StringComparer.Ordinal)));
    }

    public Task PrepareAsync(NpgsqlConnection connection, RollbackScript script, CancellationToken cancellationToken) =>
        script.Segments.All(static segment => segment.IsTransactional) ? Task.CompletedTask : _progress.EnsureAsync(connection, cancellationToken);

    public IEnumerable<ScriptStatement> Hold(IReadOnlyList<PendingRollback> pending, Func<string> resultColumn)
    {
        var keys = Format.Locks(database, Table).Select(Number).ToArray();
        if (keys.Length > 0)
        {
            yield return new ScriptStatement(Exclude(keys), StatementPurpose.Companion) { Pending = pending[0], Remark = $"Waits while {Format.Title} is at work" };
        }

        var ours = pending.Select(static item => item.Entry!.Row!.Key).ToHashSet(StringComparer.Ordinal);
        var expected = _rows.Where(row => !ours.Contains(row.Key)).Aggregate(BigInteger.Zero, static (sum, row) => sum + row.Hash);
        var column = resultColumn();
        yield return new ScriptStatement(
            $"SELECT coalesce(sum(hashtextextended(r::text, 0)), 0) = {expected.ToString(CultureInfo.InvariantCulture)} AS {column} FROM {Rows} WHERE r.key <> ALL (ARRAY[{string.Join(", ", ours.Select(SqlText.Literal))}])",
            StatementPurpose.Companion)
        {
            Pending = pending[0],
            ResultColumn = column,
            Remark = $"Refused unless {this} has what it had when it was read",
            Judge = reader => reader.GetBoolean(0) ? null : new Refusal(RefusalKind.Unfinished, Migration: null, $"{this} was changed since it was read: something else is at work. Nothing was done; run it again."),
        };
        if (Format.Ask(Table) is { } question)
        {
            column = resultColumn();
            yield return new ScriptStatement($"SELECT a.answer AS {column} FROM ({question}) AS a (answer)", StatementPurpose.Companion)
            {
                Pending = pending[0],
                ResultColumn = column,
                Remark = $"Refused while {Format.Title} is at work",
                Judge = reader => reader.IsDBNull(0) ? null : new Refusal(RefusalKind.Unfinished, Migration: null, reader.GetString(0)),
            };
        }
    }

    public string Progress(PendingRollback pending, int stepsDone)
    {
        var row = pending.Entry!.Row!;
        var mark = Format.MarkUnfinished(Table, row);

        // Where the mark is on the row itself, it is from now on this transaction that wrote it.
        var writer = mark is null || !Format.MarksRow ? SqlText.Literal(row.Writer) : "pg_catalog.pg_current_xact_id()::xid::text";
        var set = _progress.Set(pending, stepsDone, writer);
        return mark is null ? set : $"WITH marked AS ({mark}) {set}";
    }

    public string Finish(PendingRollback pending, PendingRollback? before, string? reason, string column)
    {
        var parts = new List<string> { $"gone AS ({Format.Remove(Table, pending.Entry!.Row!)} RETURNING 1)" };
        if (!pending.Rollback.IsTransactional)
        {
            parts.Add($"done AS ({_progress.Delete(pending)})");
            if (Format.Unmark(Table) is { } unmark)
            {
                parts.Add($"unmarked AS ({unmark})");
            }
        }

        return $"WITH {string.Join(", ", parts)} SELECT NULL::float8 AS {column} FROM (SELECT count(*) FROM gone) AS g (n) WHERE g.n > 0";
    }

    public override string ToString() => $"{Format.Title}'s {Table}";

    private string Exclude(string[] keys) => $"""
        DO $pgrollback$
        BEGIN
            IF NOT ({string.Join(" AND ", keys.Select(static key => $"pg_catalog.pg_try_advisory_xact_lock({key})"))}) THEN
                RAISE lock_not_available USING MESSAGE = {SqlText.Literal($"{Format.Title} is at work: somebody holds its lock")};
            END IF;
        END $pgrollback$
        """;

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private async Task<List<ToolRow>> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var rows = new List<ToolRow>();
        var command = connection.CreateCommand($"SELECT r.*, hashtextextended(r::text, 0) FROM {Rows}");
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    rows.Add(new ToolRow(
                        reader.GetString(0),
                        reader.GetInt64(1),
                        reader.IsDBNull(2) ? null : reader.GetFieldValue<DateTimeOffset>(2),
                        reader.IsDBNull(3) ? null : reader.GetString(3),
                        reader.GetBoolean(4),
                        reader.IsDBNull(5) ? null : reader.GetString(5),
                        reader.GetString(6),
                        reader.GetInt64(7)));
                }
            }
        }

        return rows;
    }
}
