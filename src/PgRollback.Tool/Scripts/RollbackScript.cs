using System.Text;
using PgRollback.Planning;
using PgRollback.Syntax;
using PgRollback.Tool.Output;

namespace PgRollback.Tool.Scripts;

/// <summary>A rollback plan as a file for psql or for another migration tool.</summary>
internal static class RollbackScript
{
    private const string Heading = "-- Rollback of ";
    private const string Author = " by pgrollback ";

    /// <summary>Whether a file says in its first two lines that it was written here.</summary>
    public static bool IsGenerated(string text) =>
        text.StartsWith(Heading, StringComparison.Ordinal) && text.Split('\n', 3) is [_, var second, ..] && second.Contains(Author, StringComparison.Ordinal);

    /// <summary>
    /// The statements of a plan. In one transaction where PostgreSQL allows it, so that a failure half way leaves nothing behind even where psql
    /// goes on after errors; bodies of functions are not checked, because what they name may come back later in the script.
    /// </summary>
    /// <param name="analysis">A migration that has a plan.</param>
    /// <param name="minVersion">Oldest server that the script is for.</param>
    /// <param name="maxVersion">Newest server that the script is for.</param>
    /// <param name="transaction">False: the caller brings the transaction.</param>
    public static string Of(MigrationAnalysis analysis, int minVersion, int maxVersion, bool transaction)
    {
        var plan = analysis.Plan!;
        var versions = minVersion == maxVersion ? $"{maxVersion}" : $"{minVersion} to {maxVersion}";
        var script = new StringBuilder();
        script.Append(Heading).Append(Comment(analysis.File.Path)).Append("\n-- ").Append(Outcome(analysis)).Append(Author).Append(ToolVersion.Text)
            .Append(" for PostgreSQL ").Append(versions).Append(plan.DestroysRows ? "; destroys rows\n" : "\n");
        if (!plan.IsTransactional)
        {
            script.Append("-- pgrollback: no-transaction\n");
        }

        var statements = plan.Steps.SelectMany(step => ForAll(step, minVersion, maxVersion) is { Length: > 0 } sql ? RowGuards(step).Append(sql) : []).ToList();
        if (statements.Count == 0)
        {
            return script.Append("-- There is nothing to take back.\n").ToString();
        }

        var begins = transaction && plan.IsTransactional;
        var setsBodies = plan.Steps.Any(MakesRoutine);
        script.Append('\n').Append(begins ? "BEGIN;\n" : "");
        script.Append(!setsBodies ? "" : begins ? "SET LOCAL check_function_bodies = off;\n" : "SET check_function_bodies = off;\n");
        foreach (var sql in OwnershipGuards(plan).Concat(statements))
        {
            script.Append(sql).Append(";\n");
        }

        script.Append(setsBodies && !begins ? "RESET check_function_bodies;\n" : "").Append(begins ? "COMMIT;\n" : "");
        return script.ToString();
    }

    /// <summary>What one server has to run.</summary>
    public static IEnumerable<string> Statements(RollbackPlan plan, int majorVersion) =>
        plan.Steps.Select(step => For(step, majorVersion)).Where(sql => sql.Length > 0);

    private static bool MakesRoutine(RollbackStep step) =>
        step.ObjectKind is ObjectKind.Function or ObjectKind.Procedure && !step.Kind.StartsWith("Drop", StringComparison.Ordinal);

    private static string For(RollbackStep step, int majorVersion)
    {
        var sql = step.Sql;
        foreach (var variant in step.Variants)
        {
            if (majorVersion >= variant.MinVersion && majorVersion <= variant.MaxVersion)
            {
                sql = variant.Sql;
            }
        }

        return sql;
    }

    /// <summary>Where servers need different texts, the script asks the server that it runs on.</summary>
    private static string ForAll(RollbackStep step, int minVersion, int maxVersion)
    {
        var newest = For(step, maxVersion);
        var others = Enumerable.Range(minVersion, maxVersion - minVersion).Where(v => !string.Equals(For(step, v), newest, StringComparison.Ordinal)).ToList();
        if (others.Count == 0 || !step.Transactional)
        {
            return newest;
        }

        var block = new StringBuilder();
        foreach (var version in others)
        {
            block.Append(block.Length == 0 ? "  IF" : "  ELSIF").Append(" pg_catalog.current_setting('server_version_num')::int / 10000 = ").Append(version).Append(" THEN\n    ").Append(Execute(For(step, version))).Append(";\n");
        }

        block.Append("  ELSE\n    ").Append(Execute(newest)).Append(";\n  END IF;\n");
        return Block(block.ToString());
    }

    /// <summary>
    /// A REVOKE from who has come to own the object would take in silence what is his by default, so the script stops before it changes anything, as the runtime does. Other hazards
    /// make a statement fail by themselves.
    /// </summary>
    private static IEnumerable<string> OwnershipGuards(RollbackPlan plan) => plan.Steps
        .SelectMany(static step => step.Hazards)
        .Where(static hazard => hazard is { Kind: HazardKind.GranteeOwns, Query: not null })
        .Select(static hazard => Guard(hazard, "the REVOKE would take what is the owner's by default"))
        .Distinct(StringComparer.Ordinal);

    /// <summary>Nor does a DELETE say what goes along with its rows, so the script stops before it where something would.</summary>
    private static IEnumerable<string> RowGuards(RollbackStep step) => step.Hazards
        .Where(static hazard => hazard is { Kind: HazardKind.RowsGoAlong, Query: not null })
        .Select(static hazard => Guard(hazard, "take them away first, or take out this check"));

    private static string Guard(Hazard hazard, string consequence) =>
        Block($"  IF EXISTS ({hazard.Query}) THEN\n    RAISE EXCEPTION '%', {Quote($"{hazard.Message}: {consequence}")};\n  END IF;\n");

    private static string Block(string statements) => $"DO {Quote($"\nBEGIN\n{statements}END\n")}";

    private static string Execute(string sql) => sql.Length == 0 ? "NULL" : "EXECUTE " + Quote(sql);

    /// <summary>In dollars with a tag that the text does not have.</summary>
    private static string Quote(string text)
    {
        for (var number = 0; ; number++)
        {
            var tag = $"$pgrollback{number}$";
            if (!text.Contains(tag, StringComparison.Ordinal))
            {
                return tag + text + tag;
            }
        }
    }

    private static string Outcome(MigrationAnalysis analysis) => analysis.Outcome switch
    {
        RollbackOutcome.Handwritten => "Written by hand, copied",
        RollbackOutcome.Nothing => "Found empty",
        _ => "Derived and proved",
    };

    /// <summary>A file name must not end the comment that it stands in.</summary>
    private static string Comment(string path) => path.Replace('\n', ' ').Replace('\r', ' ');
}
