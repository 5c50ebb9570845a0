namespace PgRollback;

/// <summary>Finds the rights that a run would miss before it starts: with steps outside a transaction it would notice only half way.</summary>
internal static class RightsCheck
{
    /// <returns>A query for what is missing; null when nothing is needed.</returns>
    public static RowQuery<Refusal?>? Of(IReadOnlyList<PendingRollback> pending, IHistory? history)
    {
        var wanted = Wanted(pending, history).Distinct(StringComparer.Ordinal).ToList();
        return wanted.Count == 0
            ? null
            : new RowQuery<Refusal?>(Query(wanted), [], static row => new Refusal(RefusalKind.MissingRights, row.IsDBNull(0) ? null : row.GetString(0), row.GetString(1)));
    }

    // A name that is not there (yet) needs no right; of overloads one that is ours will do, since the step says which one it means only in words.
    private static string Query(IReadOnlyList<string> wanted) => $"""
        WITH wanted (kind, migration, drops, schema, name, privilege) AS (VALUES {string.Join(", ", wanted)}),
        found AS (
            SELECT w.*, n.nspowner, o.owner
            FROM wanted AS w JOIN pg_catalog.pg_namespace AS n ON n.nspname = w.schema
            CROSS JOIN LATERAL (
                SELECT c.relowner AS owner FROM pg_catalog.pg_class AS c WHERE w.kind = 'relation' AND c.relnamespace = n.oid AND c.relname = w.name
                UNION ALL
                SELECT p.proowner FROM pg_catalog.pg_proc AS p WHERE w.kind = 'routine' AND p.pronamespace = n.oid AND p.proname = w.name
                UNION ALL
                SELECT t.typowner FROM pg_catalog.pg_type AS t WHERE w.kind = 'type' AND t.typnamespace = n.oid AND t.typname = w.name
            ) AS o
        )
        SELECT migration, format('role %s does not own %s %I.%I, which %s does, and so may not change it.', current_user, kind, schema, name, min(pg_catalog.pg_get_userbyid(owner)))
        FROM found WHERE kind IN ('relation', 'routine', 'type')
        GROUP BY migration, kind, schema, name
        HAVING NOT bool_or(pg_catalog.pg_has_role(owner, 'USAGE') OR (drops AND pg_catalog.pg_has_role(nspowner, 'USAGE')))
        UNION ALL
        SELECT w.migration, format('role %s may create nothing in schema %I: GRANT CREATE ON SCHEMA %I TO it.', current_user, w.schema, w.schema)
        FROM wanted AS w WHERE w.kind = 'schema' AND NOT pg_catalog.has_schema_privilege(pg_catalog.to_regnamespace(pg_catalog.quote_ident(w.schema))::oid, 'CREATE')
        UNION ALL
        SELECT NULL, format('role %s may not change the history table %I.%I: GRANT SELECT, INSERT, %s on it.', current_user, w.schema, w.name, w.privilege)
        FROM wanted AS w WHERE w.kind = 'history' AND NOT pg_catalog.has_table_privilege(to_regclass(format('%I.%I', w.schema, w.name)), w.privilege)
        """;

    private static IEnumerable<string> Wanted(IReadOnlyList<PendingRollback> pending, IHistory? history)
    {
        if (history is not null && pending.Count > 0)
        {
            foreach (var (schema, name, privilege) in history.Rights)
            {
                yield return Row("history", migration: null, drops: false, schema, name, privilege);
            }
        }

        foreach (var (rollback, step) in pending.SelectMany(static pending => pending.StepsToRun.Select(step => (pending.Rollback, step))))
        {
            if (step.Schema is not { } schema || step is RawSqlStep or InsertRow or UpdateRow or DeleteRow)
            {
                continue;
            }

            var creates = step.Kind.StartsWith("Create", StringComparison.Ordinal);
            if (creates)
            {
                yield return Row("schema", rollback.Stem, drops: false, schema, "");
            }

            if (Kind(step) is { } kind && (!creates || step.Table is not null))
            {
                var drops = step.Table is null && step.Kind.StartsWith("Drop", StringComparison.Ordinal);
                yield return Row(kind, rollback.Stem, drops, schema, step.Table ?? step.Name);
            }
        }
    }

    private static string? Kind(RollbackStep step) => step switch
    {
        { Table: not null } => "relation",
        { ObjectType: "TABLE" or "VIEW" or "MATERIALIZED VIEW" or "SEQUENCE" or "INDEX" or "FOREIGN TABLE" } => "relation",
        { ObjectType: "FUNCTION" or "PROCEDURE" or "AGGREGATE" } => "routine",
        { ObjectType: "TYPE" or "DOMAIN" } => "type",
        _ => null,
    };

    private static string Row(string kind, string? migration, bool drops, string schema, string name, string privilege = "") =>
        $"('{kind}', {SqlText.LiteralOrNull(migration)}, {(drops ? "true" : "false")}, {SqlText.Literal(schema)}, {SqlText.Literal(name)}, '{privilege}')";
}
