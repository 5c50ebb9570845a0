using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>Functions that a statement calls for their values while it defines something, and that may change the schema: in a query that fills, a default, a check, USING.</summary>
internal static class PassingCalls
{
    public static void Check(ReplaySession session, Statement statement)
    {
        foreach (var text in Evaluated(session, statement))
        {
            if (BlockEffects.CallsBuiltInChange(text) || BlockEffects.ChangingRoutines(session, text).Exists(r => Changes(session, r)))
            {
                session.AddGap(GapKind.Schema, $"{statement.Tag} calls what may change the schema", call: text);
                return;
            }
        }
    }

    /// <summary>What runs texts without a word of a definition in them runs queries: it is called for their rows.</summary>
    private static bool Changes(ReplaySession session, Routine routine) =>
        BlockReplay.EffectOf(session, routine) == BlockEffect.Schema
        && (routine.Body is not { } body || CodeWords.Of(body).Any(static w => w.ToLowerInvariant() is "create" or "alter" or "drop" or "grant" or "revoke" or "comment") || BlockEffects.ChangingRoutines(session, body).Exists(r => r.Oid != routine.Oid));

    private static IEnumerable<string> Evaluated(ReplaySession session, Statement statement) => statement switch
    {
        CreateTableAsStatement create => [create.Query.Text],
        CreateMaterializedViewStatement create => [create.Query.Text],
        RefreshMaterializedViewStatement refresh when session.TryRelation(refresh.Name) is View view => [view.Query.ToSql(session.Editor)],
        AlterTableStatement alter => alter.Commands.SelectMany(OfCommand).OfType<SqlFragment>().Select(static e => e.Text),
        _ => [],
    };

    private static IEnumerable<SqlFragment?> OfCommand(AlterTableCommand command) => command switch
    {
        AddColumn add => add.Column.Constraints.Select(static c => c.Expression),
        AlterColumnType { Using: var expression } => [expression],
        AddConstraint add => [add.Constraint.Expression],
        _ => [],
    };
}
