using System.Globalization;

namespace PgRollback;

/// <summary>The statements on a history table. Values are literals, not parameters, so that a dry run prints what would run.</summary>
internal sealed class HistorySql(HistoryTable table)
{
    public string Table { get; } = SqlText.Qualified(table.Schema, table.Name);

    public string Schema { get; } = table.Schema;

    public string Name { get; } = table.Name;

    public string Exists { get; } = $"SELECT to_regclass({SqlText.Literal(SqlText.Qualified(table.Schema, table.Name))}) IS NOT NULL";

    public string SchemaExists { get; } = $"SELECT EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname = {SqlText.Literal(table.Schema)})";

    public string CreateSchema { get; } = $"CREATE SCHEMA {SqlText.Identifier(table.Schema)}";

    public string CreateTable => $"""
        CREATE TABLE {Table} (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            stem text NOT NULL,
            version text NOT NULL,
            description text,
            checksum text NOT NULL,
            state text NOT NULL CHECK (state IN ('applying', 'applied', 'rolling back', 'rolled back')),
            applied_at timestamptz NOT NULL DEFAULT clock_timestamp(),
            applied_by text NOT NULL DEFAULT session_user,
            apply_duration interval,
            rollback_started_at timestamptz,
            rolled_back_at timestamptz,
            rolled_back_by text,
            rollback_duration interval,
            rollback_reason text,
            steps_done integer NOT NULL DEFAULT 0,
            plan_hash text
        )
        """;

    /// <summary>A migration is applied once at a time, whatever two programs think.</summary>
    public string CreateIndex => $"CREATE UNIQUE INDEX ON {Table} (stem) WHERE state <> 'rolled back'";

    public string All => $"{Select("NULL")} ORDER BY id";

    /// <param name="withStash">With the hashes of the stashed plans.</param>
    public string Live(bool withStash) =>
        $"{Select(withStash ? $"(SELECT s.hash FROM {new StashSql(table).Table} AS s WHERE s.stem = h.stem AND s.checksum = h.checksum)" : "NULL")} WHERE state <> 'rolled back' ORDER BY id";

    private string Select(string stashedHash) => $"""
        SELECT id, stem, version, description, checksum, state, applied_at, applied_by, apply_duration,
               rolled_back_at, rolled_back_by, rollback_duration, rollback_reason, steps_done, plan_hash, {stashedHash}
        FROM {Table} AS h
        """;

    public string InsertApplied(Rollback migration) => Insert(migration, "applied", "clock_timestamp() - now()");

    public string InsertMarked(Rollback migration) => Insert(migration, "applied", "NULL");

    public string InsertApplying(Rollback migration) => Insert(migration, "applying", "NULL");

    public string FinishApplying(Rollback migration) => $"""
        UPDATE {Table} SET state = 'applied', apply_duration = clock_timestamp() - applied_at
        WHERE stem = {SqlText.Literal(migration.Stem)} AND state = 'applying'
        """;

    public string MarkApplied(long id) => string.Create(CultureInfo.InvariantCulture, $"UPDATE {Table} SET state = 'applied' WHERE id = {id} AND state = 'applying'");

    public string MarkNotApplied(long id, string? reason) => string.Create(CultureInfo.InvariantCulture, $"""
        UPDATE {Table} SET state = 'rolled back', rolled_back_at = clock_timestamp(), rolled_back_by = session_user,
            rollback_reason = {SqlText.LiteralOrNull(reason)}
        WHERE id = {id} AND state <> 'rolled back'
        """);

    /// <summary>Records that a rollback has begun and how far it is; committed before each step that runs outside a transaction.</summary>
    public string Progress(long id, int stepsDone, string planHash) => string.Create(CultureInfo.InvariantCulture, $"""
        UPDATE {Table} SET state = 'rolling back', steps_done = {stepsDone}, plan_hash = {SqlText.Literal(planHash)},
            rollback_started_at = coalesce(rollback_started_at, now())
        WHERE id = {id} AND state IN ('applied', 'rolling back')
        """);

    /// <summary>Returns the duration in seconds, under a given column name. It counts from the rollback before it in the same transaction, whose row is asked for by its key, else from the transaction's start.</summary>
    public string Finish(long id, long? before, int stepsDone, string planHash, string? reason, string column) => string.Create(CultureInfo.InvariantCulture, $"""
        UPDATE {Table} SET state = 'rolled back', steps_done = {stepsDone}, plan_hash = {SqlText.Literal(planHash)},
            rolled_back_at = clock_timestamp(), rolled_back_by = session_user, rollback_reason = {SqlText.LiteralOrNull(reason)},
            rollback_duration = clock_timestamp() - coalesce(rollback_started_at, {(before is { } other ? string.Create(CultureInfo.InvariantCulture, $"(SELECT b.rolled_back_at FROM {Table} AS b WHERE b.id = {other})") : "now()")})
        WHERE id = {id} AND state IN ('applied', 'rolling back')
        RETURNING extract(epoch FROM rollback_duration)::float8 AS {column}
        """);

    private string Insert(Rollback migration, string state, string duration) => $"""
        INSERT INTO {Table} (stem, version, description, checksum, state, applied_at, apply_duration)
        VALUES ({SqlText.Literal(migration.Stem)}, {SqlText.Literal(migration.Version)}, {SqlText.LiteralOrNull(migration.Summary)}, {SqlText.Literal(migration.Checksum)}, '{state}', clock_timestamp(), {duration})
        """;
}
