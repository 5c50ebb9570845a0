using Npgsql;
using NpgsqlTypes;

namespace PgRollback;

/// <summary>Finds the witnesses of what is about to be rolled back.</summary>
internal static class WitnessStore
{
    private const string Addresses = """
        SELECT s.number, s.drops, lower(s.type) || ' ' || CASE
            WHEN s.type = 'COLUMN' THEN format('%I.%I.%I', s.schema, s."table", s.name)
            WHEN s.type IN ('CONSTRAINT', 'TRIGGER', 'POLICY', 'RULE') THEN format('%I on %I.%I', s.name, s.schema, s."table")
            WHEN s.type IN ('FUNCTION', 'PROCEDURE', 'AGGREGATE') THEN format('%I.%I(%s)', s.schema, s.name, array_to_string(s.arguments, ', '))
            WHEN s.schema IS NULL THEN quote_ident(s.name)
            ELSE format('%I.%I', s.schema, s.name) END AS address
        FROM pg_catalog.jsonb_to_recordset($2::jsonb) AS s (number integer, type text, schema text, name text, "table" text, arguments text[], drops boolean, expects boolean)
        """;

    public static async Task<IReadOnlyList<WitnessRecord>> FindAsync(DeployerSession session, IReadOnlyList<PendingRollback> pending, CancellationToken cancellationToken)
    {
        var records = new List<WitnessRecord>();
        if (!(await session.TablesAsync(cancellationToken).ConfigureAwait(false)).Witness)
        {
            return records;
        }

        var items = await ArchiveStore.ReadAsync(session.Connection, cancellationToken).ConfigureAwait(false);
        foreach (var rollback in pending.Where(static rollback => !rollback.IsResumed))
        {
            if (await FindAsync(session, rollback, cancellationToken).ConfigureAwait(false) is { } id)
            {
                var leftOut = await LeftOutAsync(session.Connection, id, rollback, session.ServerVersion, cancellationToken).ConfigureAwait(false);
                records.Add(new WitnessRecord(id, rollback.Rollback.Stem, items.FindAll(item => item.Witness == id), leftOut));
            }
        }

        return records;
    }

    public static List<PendingRollback> LeaveOut(List<PendingRollback> pending, IReadOnlyList<WitnessRecord> witnesses) => pending.ConvertAll(rollback =>
        witnesses.FirstOrDefault(witness => witness.IsOf(rollback)) is { LeftOut.Count: > 0 } witness ? rollback with { LeftOut = witness.LeftOut } : rollback);

    /// <summary>The witness of the very application that is rolled back: a migration may have come and gone without one since.</summary>
    private static async Task<long?> FindAsync(DeployerSession session, PendingRollback pending, CancellationToken cancellationToken)
    {
        var isOfThisTime = session.OwnHistory is { } history ? $"AND (SELECT count(*) FROM {history.Sql.Table} AS h WHERE h.stem = w.stem AND h.applied_at >= w.begun_at) = 1" : "";
        var command = session.Connection.CreateCommand($"""
            SELECT max(w.id) FROM {WitnessSql.Witness} AS w
            WHERE w.stem = {SqlText.Literal(pending.Rollback.Stem)} AND w.checksum = {SqlText.Literal(pending.Rollback.Checksum)} AND w.ended_at IS NOT NULL AND w.used_at IS NULL {isOfThisTime}
            """);
        await using (command.ConfigureAwait(false))
        {
            return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) as long?;
        }
    }

    private static async Task<HashSet<RollbackStep>> LeftOutAsync(NpgsqlConnection connection, long id, PendingRollback pending, int serverVersion, CancellationToken cancellationToken)
    {
        var steps = PreflightSteps.Of([pending], serverVersion).FindAll(static item => item.Step is not RawSqlStep && (item.Drops || item.Step.Kind.StartsWith("Create", StringComparison.Ordinal) || item.Step.Kind.StartsWith("Add", StringComparison.Ordinal)));
        var leftOut = new HashSet<RollbackStep>(ReferenceEqualityComparer.Instance);
        var command = connection.CreateCommand($"""
            SELECT a.number FROM ({Addresses}) AS a
            JOIN {WitnessSql.Witness} AS w ON w.id = $1
            LEFT JOIN {WitnessSql.Change} AS c ON c.witness = w.id AND c.address = a.address
            WHERE CASE WHEN a.drops THEN a.address = ANY (w.existing) AND c.before IS NOT NULL = (c.address IS NOT NULL) ELSE a.address <> ALL (w.existing) AND c.address IS NULL END
            """);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(new NpgsqlParameter { Value = id });
            command.Parameters.Add(new NpgsqlParameter { Value = PreflightSteps.ToJson(steps, []), NpgsqlDbType = NpgsqlDbType.Text });
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    leftOut.Add(steps[reader.GetInt32(0)].Step);
                }
            }
        }

        return leftOut;
    }
}
