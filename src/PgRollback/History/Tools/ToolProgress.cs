using System.Globalization;
using Npgsql;

namespace PgRollback;

/// <summary>
/// How far rollbacks are that no single transaction can hold, beside the history of a tool, which has no place for it. A row goes with the transaction that ends its rollback. It says which rows of the tool's table it
/// belongs to, so that it counts for no later application of the same migration.
/// </summary>
internal sealed class ToolProgress(HistoryTable own, string history)
{
    private readonly string _name = $"{own.Name}_progress";

    public string Table => SqlText.Qualified(own.Schema, _name);

    public string Schema => own.Schema;

    public string Name => _name;

    private string IsOurs => $"history = {SqlText.Literal(history)}";

    public async Task EnsureAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (await ExistsAsync(connection, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        try
        {
            await OwnSchema.EnsureAsync(connection, own, cancellationToken).ConfigureAwait(false);
            await connection.ExecuteAsync(Create, cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new RunRefusedException(RefusalKind.MissingRights, migration: null, $"this path has steps outside of transactions, and this role may not create the table {Table} that tells how far they are ({error.SqlState}: {error.MessageText}): grant that, or create it.");
        }
    }

    public async Task<Dictionary<string, ToolProgressRow>> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var rows = new Dictionary<string, ToolProgressRow>(StringComparer.Ordinal);
        if (!await ExistsAsync(connection, cancellationToken).ConfigureAwait(false))
        {
            return rows;
        }

        var command = connection.CreateCommand($"SELECT stem, writer, steps_done, plan_hash FROM {Table} WHERE {IsOurs}");
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    rows.Add(reader.GetString(0), new ToolProgressRow(reader.GetString(1), reader.GetInt32(2), reader.GetString(3)));
                }
            }
        }

        return rows;
    }

    /// <param name="pending">The rollback.</param>
    /// <param name="stepsDone">How many of its steps are done.</param>
    /// <param name="writer">Expression: who wrote the tool's rows.</param>
    public string Set(PendingRollback pending, int stepsDone, string writer) => string.Create(CultureInfo.InvariantCulture, $"""
        INSERT INTO {Table} (history, stem, writer, steps_done, plan_hash)
        VALUES ({SqlText.Literal(history)}, {SqlText.Literal(pending.Rollback.Stem)}, {writer}, {stepsDone}, {SqlText.Literal(pending.Rollback.Plan.Hash)})
        ON CONFLICT (history, stem) DO UPDATE SET writer = excluded.writer, steps_done = excluded.steps_done, plan_hash = excluded.plan_hash
        """);

    public string Delete(PendingRollback pending) => $"DELETE FROM {Table} WHERE {IsOurs} AND stem = {SqlText.Literal(pending.Rollback.Stem)}";

    private string Create => $"""
        CREATE TABLE {Table} (
            history text NOT NULL,
            stem text NOT NULL,
            writer text NOT NULL,
            steps_done integer NOT NULL,
            plan_hash text NOT NULL,
            started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
            PRIMARY KEY (history, stem)
        )
        """;

    private Task<bool> ExistsAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        connection.ScalarAsync<bool>($"SELECT to_regclass({SqlText.Literal(Table)}) IS NOT NULL", cancellationToken);
}

/// <summary>An unfinished rollback.</summary>
internal sealed record ToolProgressRow(string Writer, int StepsDone, string PlanHash);
