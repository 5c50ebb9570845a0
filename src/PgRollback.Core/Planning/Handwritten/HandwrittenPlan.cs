using PgRollback.Migrations;
using PgRollback.Syntax;

namespace PgRollback.Planning;

/// <summary>The steps of a hand-written rollback: its statements as written, without its own transaction.</summary>
internal static class HandwrittenPlan
{
    public static RollbackPlan Create(MigrationFile file)
    {
        var text = file.DownText ?? "";
        var original = file.Down!.Value;
        var steps = new List<RollbackStep>();
        var statements = SqlReader.Read(text).Statements;
        for (var i = 0; i < statements.Count; i++)
        {
            var statement = statements[i];
            if (statement is TransactionStatement or ErrorStatement or PsqlCommandStatement)
            {
                continue;
            }

            var sql = text.Substring(statement.Span.Start, statement.Span.Length);
            var place = i < original.Count ? original[i].Span.Start : file.DownSpan.Start;
            steps.Add(new RollbackStep
            {
                Kind = "Sql",
                ObjectKind = (statement as DropStatement)?.Kind ?? ObjectKind.None,
                Schema = (statement as DropStatement)?.Objects.FirstOrDefault()?.Name.Schema,
                Name = (statement as DropStatement)?.Objects.FirstOrDefault()?.Name.Name ?? statement.Tag,
                Sql = sql,
                Source = new StepSource(file.Path, file.Lines.Position(place)),
                DestroysRows = DestroysRows(statement),
                Transactional = !file.DownWithoutTransaction && !RunsAlone(statement),
            });
        }

        return new RollbackPlan { Steps = steps.ToEquatableArray() };
    }

    private static bool DestroysRows(Statement statement) => statement switch
    {
        DropStatement drop => drop.Kind is ObjectKind.Table or ObjectKind.Schema || drop.Cascade || drop.IsOwned,
        AlterTableStatement alter => alter.Commands.Any(static c => c is DropColumn),
        DeleteStatement or TruncateStatement => true,
        DoStatement block => Catalog.BlockEffects.MayDestroyRows(block.Body),
        _ => false,
    };

    private static bool RunsAlone(Statement statement) => statement switch
    {
        DropStatement drop => drop.Concurrently,
        CreateIndexStatement index => index.Concurrently,
        AlterTableStatement alter => alter.Commands.Any(static c => c is DetachPartition { Concurrently: true }),
        MaintenanceStatement maintenance => maintenance.CommandTag is "VACUUM",
        _ => false,
    };
}
