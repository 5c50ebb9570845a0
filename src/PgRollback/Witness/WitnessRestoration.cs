using System.Globalization;

namespace PgRollback;

/// <summary>Rolls back by what a witness saw: leaves out steps that have nothing to take back on this server, brings rows and values back, and compares the end with the beginning.</summary>
internal sealed class WitnessRestoration(IReadOnlyList<WitnessRecord> witnesses, RollbackOptions options, int serverVersion) : IStepCompanion
{
    private const string ResultColumn = "pgrollback_witness";
    private readonly HashSet<ArchivedItem> _restored = [];
    private bool _isReady;

    public void Start() => _isReady = false;

    public IEnumerable<ScriptStatement> After(PendingRollback pending, RollbackStep step)
    {
        if (Of(pending) is not { } witness)
        {
            yield break;
        }

        var (schema, table) = (step.Schema, step.Table ?? step.Name);
        foreach (var item in witness.Items.Where(item => string.Equals(item.Schema, schema, StringComparison.Ordinal) && string.Equals(item.Name, table, StringComparison.Ordinal)))
        {
            var isIts = (item.Kind, step) switch
            {
                (ArchivedKind.Rows, CreateTable) => true,
                (ArchivedKind.Values, AddColumn or AlterColumnType) => string.Equals(item.Column, step.Name, StringComparison.Ordinal),
                _ => false,
            };
            if (isIts && _restored.Add(item))
            {
                foreach (var statement in Restore(pending, item))
                {
                    yield return statement;
                }
            }
        }
    }

    public IEnumerable<ScriptStatement> Finish(PendingRollback pending)
    {
        if (Of(pending) is not { } witness)
        {
            yield break;
        }

        // Rows that come back only now have none of the values that went with a column: those come once more.
        var changes = witness.Items.Where(static item => item.Kind == ArchivedKind.Changes).ToList();
        var late = changes.Count == 0 ? [] : witness.Items.Where(static item => item.Kind == ArchivedKind.Values);
        foreach (var statement in Ready(pending)
            .Concat(witness.Items.Where(item => item.Kind is ArchivedKind.Rows or ArchivedKind.Values && !_restored.Contains(item)).SelectMany(item => Restore(pending, item)))
            .Concat(RestoreChanges(pending, changes))
            .Concat(late.SelectMany(item => Restore(pending, item)))
            .Concat(witness.Items.Where(static item => item.Kind == ArchivedKind.Sequence).SelectMany(item => Restore(pending, item))))
        {
            yield return statement;
        }

        var id = witness.Id.ToString(CultureInfo.InvariantCulture);
        var ignored = pending.Rollback.Steps.All(static step => step.RestoresColumnOrder) ? "'{}'" : "'{position}'";
        yield return Statement(pending, $"SELECT pg_temp.pgrollback_reclaim({id})", "Owners, comments and privileges as the witness saw them");
        yield return Statement(pending, $"SELECT pg_temp.pgrollback_verify({id}, {ignored}) AS {ResultColumn}", "Refused unless null: what the migration had changed is what it was") with
        {
            ResultColumn = ResultColumn,
            Judge = row => row.IsDBNull(0) ? null : new Refusal(RefusalKind.NotRestored, pending.Rollback.Stem, $"after its rollback the catalog is not what it was before its deployment: {row.GetString(0)}."),
        };
        yield return Statement(pending, $"UPDATE {WitnessSql.Witness} SET used_at = clock_timestamp() WHERE id = {id}", remark: null);
    }

    private IEnumerable<ScriptStatement> RestoreChanges(PendingRollback pending, List<ArchivedItem> items)
    {
        // What refers goes before what it refers to, and comes back after it: a table was watched before those that refer to it.
        var backwards = Enumerable.Reverse(items).ToList();
        return items.Select(item => Call(pending, item, $"pg_temp.pgrollback_changes_prepare(m, {Relation(item)})", isJudged: true))
            .Concat(backwards.Select(item => Turn(pending, item, "delete")))
            .Concat(items.SelectMany(item => new[] { Turn(pending, item, "update"), Turn(pending, item, "insert") }))
            .Concat(items.Select(item => MarkRestored(pending, item)));
    }

    private ScriptStatement Turn(PendingRollback pending, ArchivedItem item, string turn) =>
        Call(pending, item, $"pg_temp.pgrollback_changes_apply(m, {Relation(item)}, '{Policy}', '{turn}')", isJudged: false);

    private IEnumerable<ScriptStatement> Restore(PendingRollback pending, ArchivedItem item)
    {
        var kind = item.Kind switch
        {
            ArchivedKind.Rows => "rows",
            ArchivedKind.Values => "values",
            _ => "sequence",
        };
        return Ready(pending)
            .Append(Call(pending, item, $"(SELECT r.conflicts FROM pg_temp.pgrollback_restore_{kind}(m, {Relation(item)}, '{Policy}') AS r)", isJudged: true))
            .Append(MarkRestored(pending, item));
    }

    private IEnumerable<ScriptStatement> Ready(PendingRollback pending)
    {
        if (_isReady)
        {
            return [];
        }

        _isReady = true;
        string[] functions = [.. RestoreFunctions.All, ChangeFunctions.Prepare, ChangeFunctions.Apply, WitnessSql.Snapshot(serverVersion), WitnessFunctions.Reclaim, WitnessFunctions.Verify];
        return functions.Select(sql => Statement(pending, sql, remark: null));
    }

    private ScriptStatement Call(PendingRollback pending, ArchivedItem item, string call, bool isJudged)
    {
        var statement = Statement(pending, string.Create(CultureInfo.InvariantCulture, $"SELECT {call} AS {ResultColumn} FROM {ArchiveSql.Manifest} AS m WHERE m.id = {item.Id}"), $"From the witness: {item.Source}") with { ResultColumn = ResultColumn };
        return isJudged && options.Conflicts == RowConflict.Refuse
            ? statement with
            {
                Judge = row => row.GetInt64(0) is > 0 and var conflicts
                    ? new Refusal(RefusalKind.RowConflict, pending.Rollback.Stem, string.Create(CultureInfo.InvariantCulture, $"{item.Source} has {conflicts} rows that were changed since the migration: say which stay ({nameof(RowConflict)}.{nameof(RowConflict.Keep)} or {nameof(RowConflict.Overwrite)}, on the command line --conflicts keep or overwrite)."))
                    : null,
            }
            : statement;
    }

    private static ScriptStatement MarkRestored(PendingRollback pending, ArchivedItem item) =>
        Statement(pending, string.Create(CultureInfo.InvariantCulture, $"UPDATE {ArchiveSql.Manifest} SET restored_at = clock_timestamp(), restored_by = session_user WHERE id = {item.Id}"), remark: null);

    private static ScriptStatement Statement(PendingRollback pending, string sql, string? remark) => new(sql, StatementPurpose.Companion) { Pending = pending, Remark = remark };

    private static string Relation(ArchivedItem item) => $"{SqlText.Literal(SqlText.Qualified(item.Schema, item.Name))}::regclass";

    private WitnessRecord? Of(PendingRollback pending) => witnesses.FirstOrDefault(witness => witness.IsOf(pending));

    private string Policy => options.Conflicts switch
    {
        RowConflict.Keep => "keep",
        RowConflict.Overwrite => "overwrite",
        _ => "refuse",
    };
}
