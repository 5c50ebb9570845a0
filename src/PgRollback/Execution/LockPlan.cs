using System.Globalization;

namespace PgRollback;

/// <summary>The tables that a transaction will lock, as one statement that takes all of these locks before anything else: in one order, so that two transactions that do so never wait for each other, and within one deadline, because lock_timeout, which the transaction has set before, counts anew for each statement.</summary>
internal sealed class LockPlan
{
    /// <summary>From the weakest to the strongest: what two steps want of one table, the later of them gives.</summary>
    private static readonly string[] Modes = ["ROW EXCLUSIVE", "SHARE UPDATE EXCLUSIVE", "SHARE", "SHARE ROW EXCLUSIVE", "EXCLUSIVE", "ACCESS EXCLUSIVE"];

    private readonly Dictionary<string, Target> _targets = new(StringComparer.Ordinal);

    /// <summary>Adds what a step will lock, as far as its record says.</summary>
    public void Add(RollbackStep step)
    {
        if (step.Lock is not { } mode || Table(step) is not { } table)
        {
            return;
        }

        var target = Lock(SqlText.Qualified(step.Schema, table), mode);
        switch (step)
        {
            case DropTable:
                target.IsDropped = true;
                break;
            case DropConstraint:
                target.Constraints.Add(step.Name);
                break;
            case DropColumn:
                target.Columns.Add(step.Name);
                break;
        }
    }

    /// <summary>Adds the history table of a tool: others may go on reading it.</summary>
    public void Add(ToolTable table) => Lock(table.Sql, "EXCLUSIVE");

    /// <returns>Null when there is nothing to lock.</returns>
    public string? ToSql(TimeSpan timeout)
    {
        if (_targets.Count == 0)
        {
            return null;
        }

        var milliseconds = ((long)timeout.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
        var left = timeout > TimeSpan.Zero
            ? $"greatest(1, {milliseconds} - extract(epoch FROM clock_timestamp() - begun) * 1000)::integer::text"
            : "'0'";
        return $"""
            DO $pgrollback$
            DECLARE
                begun CONSTANT timestamptz := clock_timestamp();
                target record;
                modes CONSTANT text[] := ARRAY[{string.Join(", ", Modes.Select(SqlText.Literal))}];
                holders text;
            BEGIN
                FOR target IN
                    SELECT c.oid, c.oid::regclass AS name, max(t.mode) AS mode
                    FROM (
                        WITH wanted AS MATERIALIZED (
                            SELECT to_regclass(w.name)::oid AS relation, w.mode, w.is_dropped, w.constraints, w.columns
                            FROM (VALUES {string.Join(", ", _targets.Select(static pair => Row(pair.Key, pair.Value)))}) AS w (name, mode, is_dropped, constraints, columns)
                        )
                        SELECT relation, mode FROM wanted
                        {Companions()}
                    ) AS t (relation, mode)
                    JOIN pg_catalog.pg_class AS c ON c.oid = t.relation
                    WHERE c.relkind IN ('r', 'p') GROUP BY c.oid ORDER BY c.oid
                LOOP
                    -- What a wait has taken is gone for the next; without one there is nothing to work out.
                    IF clock_timestamp() > begun + '10 ms' THEN
                        PERFORM set_config('lock_timeout', {left}, true);
                    END IF;
                    EXECUTE format('LOCK TABLE %s IN %s MODE', target.name, modes[target.mode]);
                END LOOP;
                IF clock_timestamp() > begun + '10 ms' THEN
                    PERFORM set_config('lock_timeout', '{milliseconds}', true);
                END IF;
            EXCEPTION WHEN lock_not_available THEN
                SELECT string_agg(format('process %s of role %s%s, in a transaction since %s', a.pid, a.usename, ', ' || nullif(a.application_name, ''), date_trunc('second', a.xact_start)), '; ' ORDER BY a.xact_start)
                INTO holders FROM pg_catalog.pg_locks AS l JOIN pg_catalog.pg_stat_activity AS a USING (pid)
                WHERE l.relation = target.oid AND l.granted AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database()) AND pid <> pg_backend_pid();
                RAISE lock_not_available USING MESSAGE = format('table %s could not be locked in time (%s)%s',
                    (SELECT format('%I.%I', n.nspname, c.relname) FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace WHERE c.oid = target.oid), modes[target.mode], ': ' || holders);
            END $pgrollback$
            """;
    }

    /// <summary>A foreign key has triggers on the table that it refers to, which is locked with it when it goes, as the parent is with its partition. Only what occurs is asked for: the server takes longer to plan it than to answer.</summary>
    private string Companions()
    {
        var (tables, constraints, columns) = (_targets.Values.Any(static target => target.IsDropped), _targets.Values.Any(static target => target.Constraints.Count > 0), _targets.Values.Any(static target => target.Columns.Count > 0));
        string?[] keys =
        [
            tables ? "w.is_dropped" : null,
            constraints ? "f.conname = ANY (w.constraints)" : null,
            columns ? "EXISTS (SELECT FROM pg_catalog.pg_attribute AS a WHERE a.attrelid = f.conrelid AND a.attnum = ANY (f.conkey) AND a.attname = ANY (w.columns))" : null,
        ];
        var sql = "";
        if (keys.Any(static key => key is not null))
        {
            sql = $"""
                UNION ALL
                SELECT CASE f.conrelid WHEN w.relation THEN f.confrelid ELSE f.conrelid END, w.mode
                FROM pg_catalog.pg_constraint AS f JOIN wanted AS w ON w.relation IN (f.conrelid, f.confrelid)
                WHERE f.contype = 'f' AND ({string.Join(" OR ", keys.OfType<string>())})
                """;
        }

        return tables ? $"{sql}\nUNION ALL\nSELECT i.inhparent, w.mode FROM wanted AS w JOIN pg_catalog.pg_inherits AS i ON i.inhrelid = w.relation WHERE w.is_dropped" : sql;
    }

    private Target Lock(string table, string mode)
    {
        if (!_targets.TryGetValue(table, out var target))
        {
            _targets.Add(table, target = new Target());
        }

        // A plan out of the database may know more than this program.
        target.Mode = Math.Max(target.Mode, Array.IndexOf(Modes, mode) is >= 0 and var known ? known + 1 : Modes.Length);
        return target;
    }

    private static string Row(string table, Target target) =>
        string.Create(CultureInfo.InvariantCulture, $"({SqlText.Literal(table)}, {target.Mode}, {(target.IsDropped ? "true" : "false")}, {Names(target.Constraints)}, {Names(target.Columns)})");

    private static string Names(HashSet<string> names) => $"ARRAY[{string.Join(", ", names.Select(SqlText.Literal))}]::text[]";

    private static string? Table(RollbackStep step) => step.Table ?? (step.ObjectType is "TABLE" ? step.Name : null);

    /// <summary>What is wanted of one table, and what of it goes.</summary>
    private sealed class Target
    {
        public int Mode { get; set; }

        public bool IsDropped { get; set; }

        public HashSet<string> Constraints { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Columns { get; } = new(StringComparer.Ordinal);
    }
}
