using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>Statements that do one thing or another by what is there, which is not known where a text whose effect is not known may have made it.</summary>
internal static class ConditionalStatements
{
    /// <param name="session">The session, in which the statement has run.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="mark">Length of the journal before it.</param>
    public static void Check(ReplaySession session, Statement statement, int mark)
    {
        if (session.Possible.Count == 0)
        {
            return;
        }

        foreach (var (kind, name) in Conditions(session, statement, mark).Distinct().ToList())
        {
            if (session.ReasonFor(kind, name) is { } reason)
            {
                session.AddGap(new Gap(GapKind.Schema, $"whether {name} is there already is not known since {reason}", session.CurrentSpan)
                {
                    Object = new PossibleObject(PossibleObject.KindOf(kind), name),
                    Possible = [new PossibleObject(PossibleObject.KindOf(kind), name)],
                });
            }
        }
    }

    /// <summary>Names that the model has nothing of, or had nothing of before the statement, and on which hangs what it does.</summary>
    private static IEnumerable<(ObjectKind Kind, string Name)> Conditions(ReplaySession session, Statement statement, int mark) => statement switch
    {
        AlterTableStatement alter => OfTable(session, alter, mark),
        DropStatement { IfExists: true } drop => drop.Objects
            .Select(o => (drop.Kind, o.SubName ?? o.Name.Name))
            .Where(o => !IsRemoved(session, mark, o.Item2)),
        RenameStatement { IfExists: true } rename when IsUnchanged(session, mark) => [(rename.Object.Kind, rename.Object.SubName ?? rename.Object.Name.Name)],
        AlterObjectSchemaStatement { IfExists: true } move when IsUnchanged(session, mark) => [(move.Object.Kind, move.Object.Name.Name)],
        AlterObjectStatement { IfExists: true } other when IsUnchanged(session, mark) => [(other.Object.Kind, other.Object.Name.Name)],
        AlterSequenceStatement { IfExists: true } sequence when IsUnchanged(session, mark) => [(ObjectKind.Sequence, sequence.Name.Name)],
        _ when session.DuplicateGuards > 0 || IsConditional(statement) => Created(session, mark),
        _ => [],
    };

    private static IEnumerable<(ObjectKind Kind, string Name)> OfTable(ReplaySession session, AlterTableStatement alter, int mark)
    {
        var isUnchanged = IsUnchanged(session, mark);
        if (alter.IfExists && isUnchanged)
        {
            yield return (ObjectKind.Table, alter.Name.Name);
        }

        foreach (var command in alter.Commands)
        {
            switch (command)
            {
                case AddColumn add when (add.IfNotExists || session.DuplicateGuards > 0) && !isUnchanged && !HadColumn(session, mark, alter.Name.Name, add.Column.Name):
                    yield return (ObjectKind.Column, add.Column.Name);
                    break;
                case DropColumn { IfExists: true } drop when !HadColumn(session, mark, alter.Name.Name, drop.Column):
                    yield return (ObjectKind.Column, drop.Column);
                    break;
                case DropConstraint { IfExists: true } drop when !IsRemoved(session, mark, drop.Name):
                    yield return (ObjectKind.TableConstraint, drop.Name);
                    break;
                default:
                    break;
            }
        }

        foreach (var created in session.DuplicateGuards > 0 ? Created(session, mark) : [])
        {
            yield return created;
        }
    }

    private static bool IsRemoved(ReplaySession session, int mark, string name) =>
        Since(session, mark).Any(e => e.After is null && string.Equals(e.Before?.Name, name, StringComparison.Ordinal));

    private static bool HadColumn(ReplaySession session, int mark, string table, string column) =>
        Since(session, mark).FirstOrDefault(e => string.Equals(e.Before?.Name, table, StringComparison.Ordinal) && e.Before is IHasColumns)?.Before is IHasColumns before && before.FindColumn(column) is not null;

    private static IEnumerable<(ObjectKind Kind, string Name)> Created(ReplaySession session, int mark) =>
        Since(session, mark).Where(static e => e.Before is null && e.After is not null).Select(static e => (e.After!.Kind, e.After.Name));

    private static IEnumerable<JournalEntry> Since(ReplaySession session, int mark)
    {
        for (var i = mark; i < session.Editor.Journal.Count; i++)
        {
            yield return session.Editor.Journal[i];
        }
    }

    private static bool IsUnchanged(ReplaySession session, int mark) => session.Editor.Mark == mark;

    private static bool IsConditional(Statement statement) => statement is
        CreateTableStatement { IfNotExists: true } or CreateTableAsStatement { IfNotExists: true } or CreateIndexStatement { IfNotExists: true } or CreateSequenceStatement { IfNotExists: true }
        or CreateMaterializedViewStatement { IfNotExists: true } or CreateSchemaStatement { IfNotExists: true } or CreateExtensionStatement { IfNotExists: true }
        or CreateStatisticsStatement { IfNotExists: true } or CreateObjectStatement { IfNotExists: true } or CreateObjectStatement { OrReplace: true } or CreateViewStatement { OrReplace: true }
        or CreateFunctionStatement { OrReplace: true } or CreateAggregateStatement { OrReplace: true } or CreateTriggerStatement { OrReplace: true } or CreateRuleStatement { OrReplace: true };
}
