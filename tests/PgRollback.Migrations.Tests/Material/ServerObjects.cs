namespace PgRollback.Migrations.Tests.Material;

/// <summary>Objects as the server's catalogs name them: <c>function f(uuid, character varying)</c>, <c>constraint c on t</c>.</summary>
internal static class ServerObjects
{
    /// <summary>Everything in the schema that is dropped by a statement of its own. What belongs to a table (its indexes, triggers, sequences, constraints) is not, except constraints, which are listed all.</summary>
    private const string All = """
        SELECT 'function ' || proname || '(' || oidvectortypes(proargtypes) || ')' FROM pg_proc WHERE pronamespace = 'public'::regnamespace
        UNION ALL SELECT CASE relkind WHEN 'v' THEN 'view ' WHEN 'm' THEN 'materialized view ' WHEN 'S' THEN 'sequence ' ELSE 'table ' END || relname
            FROM pg_class c WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
            AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype IN ('a', 'i') AND d.refclassid = 'pg_class'::regclass)
        UNION ALL SELECT 'type ' || typname FROM pg_type WHERE typnamespace = 'public'::regnamespace AND typtype IN ('e', 'd', 'r')
        UNION ALL SELECT 'constraint ' || conname || ' on ' || conrelid::regclass FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype NOT IN ('t', 'n') AND conrelid <> 0
        """;

    public static async Task<SortedSet<string>> ReadAsync(DeployedDatabase database) => new(await database.ListAsync(All), StringComparer.Ordinal);

    /// <summary>Objects that came between two readings, without the constraints of tables that came too.</summary>
    public static SortedSet<string> New(SortedSet<string> before, SortedSet<string> after) =>
        new(after.Except(before).Where(added => !added.StartsWith("constraint ", StringComparison.Ordinal) || before.Contains("table " + added.Split(" on ")[1])), StringComparer.Ordinal);

    /// <summary>Puts a signature in the server's words, by asking the server for the function that it names.</summary>
    public static async Task<string> ResolveAsync(DeployedDatabase database, string fact)
    {
        if (!fact.StartsWith("function ", StringComparison.Ordinal))
        {
            return fact;
        }

        var found = await database.ListAsync("SELECT 'function ' || proname || '(' || oidvectortypes(proargtypes) || ')' FROM pg_proc WHERE oid = to_regprocedure($1)", fact["function ".Length..]);
        return found.Count == 1 ? found[0] : throw new InvalidOperationException($"The server knows no {fact}.");
    }
}
