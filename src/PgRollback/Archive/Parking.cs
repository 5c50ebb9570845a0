namespace PgRollback;

/// <summary>Copies what a step would destroy into the archive, right before the step and in its transaction: either both happen or none.</summary>
internal sealed class Parking : IStepCompanion
{
    private const string ResultColumn = "pgrollback_parked";
    private bool _isReady;

    /// <summary>False where nobody knows what a step destroys, as with most hand-written SQL.</summary>
    public static bool CanPark(RollbackStep step) => !step.DestroysRows || Call(step) is not null;

    public void Start() => _isReady = false;

    public IEnumerable<ScriptStatement> Before(PendingRollback pending, RollbackStep step)
    {
        if (Call(step) is not { } call)
        {
            yield break;
        }

        if (!_isReady)
        {
            _isReady = true;
            yield return Statement(pending, step, ArchiveSql.Create, "The archive");
            foreach (var function in ArchiveSql.Functions)
            {
                yield return Statement(pending, step, function, remark: null);
            }
        }

        yield return Statement(pending, step, $"SELECT {call(pending.Rollback.Stem)} AS {ResultColumn}", $"Parks what goes with {step.Title}") with { ResultColumn = ResultColumn };
    }

    public IEnumerable<ScriptStatement> After(PendingRollback pending, RollbackStep step)
    {
        if (IsNarrowing(step))
        {
            yield return Statement(pending, step, $"SELECT pg_temp.pgrollback_narrowed() AS {ResultColumn}", "Of what was parked, only what the conversion changed") with { ResultColumn = ResultColumn };
        }
    }

    private static ScriptStatement Statement(PendingRollback pending, RollbackStep step, string sql, string? remark) =>
        new(sql, StatementPurpose.Companion) { Pending = pending, Step = step, Remark = remark };

    private static bool IsNarrowing(RollbackStep step) => step is AlterColumnType && (step.DestroysRows || step.Hazards.Any(static hazard => hazard.Kind is "ValuesTooLong"));

    /// <returns>From the stem to the call; null when there is nothing to park, or no way to.</returns>
    private static Func<string, string>? Call(RollbackStep step) => step switch
    {
        DropTable => stem => Park(stem, "rows", step.Schema, step.Name, column: null, condition: null),
        _ when DeletedRows(step) is { } condition => stem => Park(stem, "rows", step.Schema, step.Name, column: null, condition),
        RawSqlStep { ObjectType: "TABLE", Table: null, Name.Length: > 0, DestroysRows: true } => stem => Park(stem, "rows", step.Schema, step.Name, column: null, condition: null),
        DropColumn { DestroysRows: true } => stem => Park(stem, "values", step.Schema, step.Table!, step.Name, condition: null),
        _ when IsNarrowing(step) => stem => Park(stem, "values", step.Schema, step.Table!, step.Name, condition: null),
        DropSequence => stem => $"pg_temp.pgrollback_park_sequences('rollback', {SqlText.Literal(stem)}, {Relation(step.Schema, step.Name)}, NULL)::text",
        _ => null,
    };

    private static string Park(string stem, string kind, string? schema, string table, string? column, string? condition) =>
        $"pg_temp.pgrollback_park('rollback', {SqlText.Literal(stem)}, '{kind}', {Relation(schema, table)}, {SqlText.LiteralOrNull(column)}, {SqlText.LiteralOrNull(condition)})";

    private static string Relation(string? schema, string name) => $"{SqlText.Literal(SqlText.Qualified(schema, name))}::regclass";

    /// <summary>Which rows a derived DELETE takes: rows that the migration inserted, and that somebody may have changed since.</summary>
    private static string? DeletedRows(RollbackStep step)
    {
        const string Where = " WHERE ";
        var where = step.Sql.IndexOf(Where, StringComparison.Ordinal);
        return step.Kind is "DeleteRow" or "DeleteRows" && step.Sql.StartsWith("DELETE FROM ", StringComparison.Ordinal) && where > 0 ? step.Sql[(where + Where.Length)..] : null;
    }
}
