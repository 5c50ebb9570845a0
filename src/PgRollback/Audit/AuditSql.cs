namespace PgRollback;

/// <summary>The statements on the audit table, which stands beside the history table.</summary>
internal sealed class AuditSql(HistoryTable history)
{
    public string Name { get; } = $"{history.Name}_audit";

    public string Table => SqlText.Qualified(history.Schema, Name);

    public string Create => $"""
        CREATE TABLE {Table} (
            id uuid PRIMARY KEY,
            started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
            ended_at timestamptz,
            outcome text NOT NULL DEFAULT 'running' CHECK (outcome IN ('running', 'done', 'failed', 'cancelled', 'abandoned')),
            reason text,
            rows text NOT NULL,
            role text NOT NULL DEFAULT session_user,
            os_user text,
            machine text,
            address inet DEFAULT inet_client_addr(),
            program text,
            server text NOT NULL DEFAULT current_setting('server_version'),
            migrations text[] NOT NULL,
            steps jsonb NOT NULL DEFAULT '[]',
            restore_point text,
            lsn pg_lsn,
            error_code text,
            error text
        )
        """;

    /// <summary>Run under the deployer's lock: whoever is still said to run is dead.</summary>
    public string Abandon => $"UPDATE {Table} SET outcome = 'abandoned' WHERE outcome = 'running'";

    public string Insert => $"""
        INSERT INTO {Table} (id, reason, rows, os_user, machine, program, migrations, lsn)
        VALUES ($1, $2, $3, $4, $5, $6, $7, pg_catalog.pg_current_wal_insert_lsn())
        """;

    public string SetRestorePoint => $"UPDATE {Table} SET restore_point = $2, lsn = $3::pg_lsn WHERE id = $1";

    public string Update => $"""
        UPDATE {Table} SET ended_at = clock_timestamp(), outcome = $2, steps = $3::jsonb, error_code = $4, error = $5 WHERE id = $1
        """;

    public string Select => $"""
        SELECT id, started_at, ended_at, outcome, reason, rows, role, os_user, machine, host(address), program, server, migrations, steps::text, restore_point, lsn::text, error_code, error
        FROM {Table} ORDER BY started_at DESC, id
        """;
}
