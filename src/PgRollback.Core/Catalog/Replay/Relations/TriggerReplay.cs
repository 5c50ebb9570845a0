using PgRollback.Syntax;

namespace PgRollback.Catalog;

internal static class TriggerReplay
{
    public static void Create(ReplaySession session, CreateTriggerStatement statement)
    {
        var relation = session.Relation(statement.Table);
        var columns = relation as IHasColumns ?? throw new ReplayException($"\"{relation.Name}\" is not a table or view");
        var function = session.Editor.FindRoutines(statement.Function, session.Path).FirstOrDefault(static r => !r.InputParameters.Any());
        RequireNoGenerated(columns, statement);
        var trigger = new Trigger
        {
            Oid = Oid.None,
            Name = statement.Name,
            Table = relation.Oid,
            IsConstraint = statement.IsConstraint,
            Timing = statement.Timing,
            Events = EventOrder.Where(e => statement.Events.Contains(e)).ToEquatableArray(),
            UpdateColumns = statement.UpdateColumns.Select(n => columns.FindColumn(n)?.Number ?? throw Columns.Undefined(relation, n)).ToEquatableArray(),
            ReferencedTable = statement.ReferencedTable is null ? Oid.None : session.Relation(statement.ReferencedTable).Oid,
            Deferrable = statement.Deferrable,
            InitiallyDeferred = statement.InitiallyDeferred,
            OldTable = statement.OldTable,
            NewTable = statement.NewTable,
            ForEachRow = statement.ForEachRow,
            When = statement.When is { } when ? session.Resolver.ResolveTriggerCondition(when, columns) : null,
            Function = function?.Oid ?? Oid.None,
            FunctionName = statement.Function,
            Arguments = statement.Arguments,
            Origin = session.Provenance,
        };
        var existing = session.Editor.Find<Trigger>(new NameKey(NameSpace.Trigger, relation.Oid, statement.Name));
        if (existing is not null && !statement.OrReplace)
        {
            throw new ReplayException(ReplayError.DuplicateObject, $"trigger \"{statement.Name}\" for relation \"{relation.Name}\" already exists", ObjectAddress.Of(session.Editor, existing));
        }

        if (existing is not null)
        {
            if (!existing.PartitionOf.IsNone)
            {
                throw new ReplayException($"trigger \"{statement.Name}\" for relation \"{relation.Name}\" is an internal or a child trigger");
            }

            session.Keep(existing, "was there before; its earlier definition is restored");
        }

        trigger = Replacing(session, trigger, existing);
        session.Editor.Put(trigger);
        if (relation is Table { PartitionKey: not null } && trigger.ForEachRow)
        {
            foreach (var partition in Inheritance.Children(session.Editor, relation.Oid))
            {
                CopyToPartition(session, trigger, partition.Oid, statement.OrReplace);
            }
        }
    }

    private static Trigger Replacing(ReplaySession session, Trigger trigger, Trigger? existing) => existing is null
        ? trigger with { Oid = session.Editor.NewOid() }
        : trigger with { Oid = existing.Oid, Comment = existing.Comment, Origin = existing.Origin };

    /// <summary>A generated column has no value yet when a BEFORE trigger decides whether to run; a row of NEW as a whole has all columns in it.</summary>
    private static void RequireNoGenerated(IHasColumns table, CreateTriggerStatement statement)
    {
        if (statement.When is not { } when || !string.Equals(statement.Timing, "BEFORE", StringComparison.Ordinal) || table.Columns.All(static c => c.Generated == GeneratedKind.None))
        {
            return;
        }

        var text = when.Text;
        var tokens = SqlLexer.Tokenize(text);
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].Kind is not (TokenKind.Identifier or TokenKind.Keyword or TokenKind.QuotedIdentifier)
                || (i > 0 && tokens[i - 1].Kind == TokenKind.Dot)
                || !string.Equals(SqlTokenText.Identifier(text, tokens[i]), "new", StringComparison.Ordinal))
            {
                continue;
            }

            var isColumn = i + 2 < tokens.Length && tokens[i + 1].Kind == TokenKind.Dot && tokens[i + 2].Kind is TokenKind.Identifier or TokenKind.Keyword or TokenKind.QuotedIdentifier;
            if (!isColumn || table.FindColumn(SqlTokenText.Identifier(text, tokens[i + 2])) is { Generated: not GeneratedKind.None })
            {
                throw new ReplayException("BEFORE trigger's WHEN condition cannot reference NEW generated columns");
            }
        }
    }

    /// <summary>The order in which the server prints events.</summary>
    public static string[] EventOrder { get; } = ["INSERT", "DELETE", "UPDATE", "TRUNCATE"];

    public static void CopyToPartition(ReplaySession session, Trigger trigger, Oid partitionOid, bool orReplace = false)
    {
        var existing = session.Editor.Find<Trigger>(new NameKey(NameSpace.Trigger, partitionOid, trigger.Name));
        if (existing is not null && !orReplace)
        {
            throw new ReplayException(ReplayError.DuplicateObject, $"trigger \"{trigger.Name}\" for relation \"{session.Editor.Find(partitionOid)!.Name}\" already exists", ObjectAddress.Of(session.Editor, existing));
        }

        var from = (IHasColumns)session.Editor.Find(trigger.Table)!;
        var to = session.Editor.Find<Table>(partitionOid)!;
        var copy = Replacing(session, trigger with
        {
            Table = partitionOid,
            PartitionOf = trigger.Oid,
            UpdateColumns = trigger.UpdateColumns.Select(n => to.FindColumn(from.FindColumn(n)!.Name)!.Number).ToEquatableArray(),
            When = trigger.When is null ? null : Inheritance.Rebind(trigger.When, from, to),
            Comment = null,
            Origin = session.Provenance,
        }, existing);
        session.Editor.Put(copy);
        foreach (var partition in Inheritance.Children(session.Editor, partitionOid))
        {
            CopyToPartition(session, copy, partition.Oid, orReplace);
        }
    }

    public static List<Trigger> TriggersOf(CatalogReader catalog, Oid table) =>
        catalog.Dependents(table, DependentGroup.Trigger).Select(catalog.Find<Trigger>).Where(t => t is not null && t.Table == table).ToList()!;

    /// <summary>Those that partitions have of it, and their partitions.</summary>
    public static List<Trigger> CopiesOf(CatalogReader catalog, Oid trigger) =>
        catalog.Dependents(trigger).Select(catalog.Find<Trigger>).OfType<Trigger>().Where(t => t.PartitionOf == trigger).SelectMany(t => CopiesOf(catalog, t.Oid).Prepend(t)).ToList();

    /// <param name="session">The replay.</param>
    /// <param name="table">Whose triggers.</param>
    /// <param name="command">Which of them.</param>
    /// <param name="only">Not those of partitions.</param>
    public static void SetState(ReplaySession session, Oid table, SetTriggerState command, bool only)
    {
        var triggers = TriggersOf(session.Editor, table).Where(t => command.AllOrUser || string.Equals(t.Name, command.Name, StringComparison.Ordinal)).ToList();
        if (triggers.Count == 0 && !command.AllOrUser)
        {
            throw new ReplayException(ReplayError.UndefinedObject, $"trigger \"{command.Name}\" for table \"{session.Editor.Find(table)!.Name}\" does not exist");
        }

        if (string.Equals(command.Name, "ALL", StringComparison.Ordinal) && command.AllOrUser)
        {
            session.Editor.Put(session.Editor.Find<Table>(table)! with { ConstraintTriggers = command.State });
        }

        foreach (var trigger in only ? triggers : triggers.SelectMany(t => CopiesOf(session.Editor, t.Oid).Prepend(t)).ToList())
        {
            session.Editor.Put(trigger with { State = command.State });
        }
    }
}
