namespace PgRollback;

/// <summary>The statements on the stash, which stands beside the history table.</summary>
internal sealed class StashSql(HistoryTable history)
{
    public string Name { get; } = $"{history.Name}_stash";

    public string Table => SqlText.Qualified(history.Schema, Name);

    public string Exists => $"SELECT to_regclass({SqlText.Literal(Table)}) IS NOT NULL";

    public string Create => $"""
        CREATE TABLE {Table} (
            stem text NOT NULL,
            checksum text NOT NULL,
            hash text NOT NULL,
            signature text,
            plan bytea NOT NULL,
            stashed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
            stashed_by text NOT NULL DEFAULT session_user,
            PRIMARY KEY (stem, checksum)
        )
        """;

    /// <summary>Roles other than the owner that may write, through whatever was granted: their plans would run with our rights.</summary>
    public string Writers => $"""
        SELECT DISTINCT CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END
        FROM pg_catalog.pg_class AS c CROSS JOIN LATERAL pg_catalog.aclexplode(c.relacl) AS a
        WHERE c.oid = {SqlText.Literal(Table)}::regclass AND a.grantee <> c.relowner AND a.privilege_type IN ('INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER')
        UNION
        SELECT CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END
        FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_attribute AS t ON t.attrelid = c.oid CROSS JOIN LATERAL pg_catalog.aclexplode(t.attacl) AS a
        WHERE c.oid = {SqlText.Literal(Table)}::regclass AND a.grantee <> c.relowner AND a.privilege_type IN ('INSERT', 'UPDATE')
        ORDER BY 1
        """;

    /// <summary>The plan that was stashed last counts: it is that of the program which applied the migration last.</summary>
    public string Insert(StashedPlan plan) => $"""
        INSERT INTO {Table} (stem, checksum, hash, signature, plan)
        VALUES ({SqlText.Literal(plan.Stem)}, {SqlText.Literal(plan.Checksum)}, {SqlText.Literal(plan.Hash)}, {SqlText.LiteralOrNull(plan.Signature)}, decode('{Convert.ToBase64String(plan.Plan)}', 'base64'))
        ON CONFLICT (stem, checksum) DO UPDATE SET hash = excluded.hash, signature = excluded.signature, plan = excluded.plan, stashed_at = excluded.stashed_at, stashed_by = excluded.stashed_by
        """;

    /// <summary>Of what is applied now, in the order of application. Its parameter is an array of stems; null for all.</summary>
    public string Plans => $"SELECT s.stem, s.checksum, s.hash, s.signature, s.plan FROM {Live} AND ($1::text[] IS NULL OR s.stem = ANY ($1::text[])) ORDER BY h.id";

    private string Live => $"{Table} AS s JOIN {SqlText.Qualified(history.Schema, history.Name)} AS h ON h.stem = s.stem AND h.checksum = s.checksum WHERE h.state <> 'rolled back'";
}
