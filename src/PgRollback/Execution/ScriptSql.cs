using System.Globalization;

namespace PgRollback;

/// <summary>The runner's own statements, but for those on the history.</summary>
internal static class ScriptSql
{
    public const string IdentityColumn = "pgrollback_transaction";

    public const string ClockColumn = "pgrollback_clock";

    /// <summary>Which process and transaction this is: whether a pooler gave us another one, and what to ask for when the answer to COMMIT is lost.</summary>
    public const string Identity = $"SELECT pg_catalog.pg_backend_pid() || ' ' || pg_catalog.pg_current_xact_id() || ' ' || extract(epoch FROM pg_catalog.clock_timestamp()) AS {IdentityColumn}";

    /// <summary>When a step ended: within one batch only the server sees that. It runs behind each step, so it is no more than that.</summary>
    public const string Clock = $"SELECT pg_catalog.clock_timestamp() AS {ClockColumn}";

    /// <summary>Checks what is deferred now, and defers it again for the rows of later steps.</summary>
    public const string FireDeferred = """
        DO $pgrollback$
        DECLARE
            deferred text;
        BEGIN
            SET CONSTRAINTS ALL IMMEDIATE;
            SELECT string_agg(format('%I.%I', k.nspname, k.conname), ', ') INTO deferred
            FROM (SELECT n.nspname, c.conname FROM pg_catalog.pg_constraint AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.connamespace
                  GROUP BY n.nspname, c.conname HAVING bool_or(c.condeferred) AND bool_and(c.condeferrable)) AS k;
            IF deferred IS NOT NULL THEN
                EXECUTE 'SET CONSTRAINTS ' || deferred || ' DEFERRED';
            END IF;
        END $pgrollback$
        """;

    public static IEnumerable<string> InTransaction(RollbackOptions options)
    {
        yield return $"SET LOCAL lock_timeout = {Milliseconds(options.LockTimeout)}";
        if (options.StatementTimeout is { } timeout)
        {
            yield return $"SET LOCAL statement_timeout = {Milliseconds(timeout)}";
        }

        // Bodies may name what a later step brings back.
        yield return "SET LOCAL check_function_bodies = off";
    }

    /// <summary>A timeout during CONCURRENTLY would leave an invalid index behind.</summary>
    public static IEnumerable<string> OutsideTransaction(RollbackOptions options, int serverVersion)
    {
        yield return "SET lock_timeout = 0";
        yield return $"SET statement_timeout = {Milliseconds(options.StatementTimeout ?? TimeSpan.Zero)}";
        if (serverVersion >= 17)
        {
            yield return "SET transaction_timeout = 0";
        }
    }

    /// <summary>What <see cref="OutsideTransaction"/> set is taken back.</summary>
    public static string AfterwardsOutsideTransaction(int serverVersion) =>
        serverVersion >= 17 ? "RESET lock_timeout; RESET statement_timeout; RESET transaction_timeout" : "RESET lock_timeout; RESET statement_timeout";

    private static string Milliseconds(TimeSpan time) => ((long)time.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
}
