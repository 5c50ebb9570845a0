using PgRollback.Catalog;
using PgRollback.Syntax;

namespace PgRollback.Planning;

/// <summary>From the table as it is to the table as it was, without touching what is already right.</summary>
internal static class TableChange
{
    /// <param name="context">The plan.</param>
    /// <param name="target">The table as it was.</param>
    /// <param name="columns">The numbers of the columns that go, some of them to be made again.</param>
    public static void DropColumns(ChangeContext context, Table target, HashSet<int> columns)
    {
        var before = context.From.Find<Table>(target.Oid)!;
        foreach (var column in columns.OrderByDescending(static n => n).Select(n => before.FindColumn(n)!).Where(static c => c.IsLocal))
        {
            NotNullChange.BeforeDropColumn(context, target, Now(context, target.Oid, column.Number)!);
            context.RunOn(
                context.From,
                "DropColumn",
                before,
                target.Oid,
                $"ALTER {Word(target)} {context.Name(target.Oid)} DROP COLUMN {SqlIdentifier.Quote(Now(context, target.Oid, column.Number)!.Name)}",
                step => step with
                {
                    ObjectKind = ObjectKind.Column,
                    Name = column.Name,
                    Table = before.Name,
                    DestroysRows = column.Generated == GeneratedKind.None && before.Persistence != Persistence.Temporary,
                    Hazards = target.FindColumn(column.Number) is null ? default : HazardsOfRemaking(context, target, column),
                });
        }
    }

    /// <summary>A generated column is computed again, which fails for labels that its enum does not have by then.</summary>
    private static EquatableArray<Hazard> HazardsOfRemaking(ChangeContext context, Table target, Column column) =>
        column.Type?.Type is { } type && context.From.Find<EnumType>(type) is { } now && context.To.Find<EnumType>(type) is { } then
            ? [EnumChange.LabelsInUse(context.Name(target.Oid), column, now.Labels.Where(l => !then.Labels.Contains(l)))]
            : default;

    public static void Apply(ChangeContext context, Table target)
    {
        RenameColumns(context, target);
        NotNullChange.MakeWay(context, target);
        AddColumns(context, target);
        foreach (var column in OtherColumns(context, target))
        {
            ColumnChange.Apply(context, target, column);
        }

        ChangeTable(context, target);
        ChangeStorage(context, target);
        CommonChange.Apply(context, target);
    }

    public static string Word(Table table) => table.IsForeign ? "FOREIGN TABLE" : "TABLE";

    /// <summary>Columns of the target whose record the table does not have now. Most columns are what they were, and nothing is to be looked up for these.</summary>
    public static List<Column> OtherColumns(ChangeContext context, Table target)
    {
        var now = context.Working.Get<Table>(target.Oid).Columns;
        var others = new List<Column>();
        foreach (var column in target.Columns)
        {
            if (!ReferenceEquals(now.FindColumn(column.Number), column))
            {
                others.Add(column);
            }
        }

        return others;
    }

    /// <summary>The present column that stands for one of the target: null where it has to be added.</summary>
    public static Column? Find(ChangeContext context, Table target, Column column) =>
        IsThere(context, target, column) ? Now(context, target.Oid, column.Number) : null;

    private static Column? Now(ChangeContext context, Oid table, int number) =>
        context.Working.Get<Table>(table).FindColumn(context.Working.Column(table, number));

    private static bool IsThere(ChangeContext context, Table target, Column column) =>
        context.Working.HasColumn(target.Oid, column.Number) || context.From.Find<Table>(target.Oid)?.FindColumn(column.Number) is not null;

    private static void RenameColumns(ChangeContext context, Table target)
    {
        var pending = OtherColumns(context, target).Where(c => c.IsLocal && Find(context, target, c) is { } current && !string.Equals(current.Name, c.Name, StringComparison.Ordinal)).ToList();
        while (pending.Count > 0)
        {
            var done = 0;
            foreach (var column in pending.ToList())
            {
                var now = context.Working.Get<Table>(target.Oid);
                var current = Find(context, target, column)!;
                if (string.Equals(current.Name, column.Name, StringComparison.Ordinal))
                {
                    pending.Remove(column);
                    done++;
                }
                else if (now.FindColumn(column.Name) is null)
                {
                    Rename(context, target, current.Name, column.Name);
                    pending.Remove(column);
                    done++;
                }
            }

            if (done == 0)
            {
                // A ring of names: one of them steps aside.
                var column = pending[0];
                Rename(context, target, Find(context, target, column)!.Name, "pgrollback_" + column.Number.ToString(System.Globalization.CultureInfo.InvariantCulture));
            }
        }
    }

    private static void Rename(ChangeContext context, Table target, string from, string to) => context.Run(
        "RenameColumn",
        target,
        $"ALTER {Word(target)} {context.Name(target.Oid)} RENAME COLUMN {SqlIdentifier.Quote(from)} TO {SqlIdentifier.Quote(to)}",
        step => step with { ObjectKind = ObjectKind.Column, Name = from, Table = target.Name });

    public static void AddColumns(ChangeContext context, Table target)
    {
        // A generated column needs those that it is computed from.
        var missing = OtherColumns(context, target).Where(c => Find(context, target, c) is null).ToList();
        foreach (var column in missing.OrderBy(c => c.Generated != GeneratedKind.None && c.Default!.References.Any(r => r.Target == target.Oid && missing.Exists(m => m.Number == r.Column))))
        {
            if (!column.IsLocal)
            {
                // It came with the parent's.
                context.Working.BindColumn(target.Oid, column);
                if (Find(context, target, column) is { IsLocal: false } inherited && context.From.Find<Table>(target.Oid)?.FindColumn(inherited.Number) is null)
                {
                    continue;
                }

                throw new PlanningException($"column {column.Name} of {ObjectAddress.Of(context.To, target)} is inherited and cannot be added here");
            }

            var isLast = !target.Columns.Any(c => c.Number > column.Number && Find(context, target, c) is not null);
            context.Run(
                "AddColumn",
                target,
                $"ALTER {Word(target)} {context.Name(target.Oid)} ADD COLUMN {TableSql.Column(context.To, target, column)}",
                step => step with
                {
                    ObjectKind = ObjectKind.Column,
                    Name = column.Name,
                    Table = target.Name,
                    RestoresColumnOrder = isLast,
                    Hazards = column is { NotNull: true, Default: null, Identity: IdentityKind.None, Generated: GeneratedKind.None } || DomainHazards.RefusesNull(context.To, column)
                        ? [new Hazard(HazardKind.NullsInColumn, $"{target.Name}.{column.Name} is NOT NULL without a default: it can only be added to an empty table", $"SELECT 1 FROM {context.Name(target.Oid)}")]
                        : default,
                });
            context.Working.BindColumn(target.Oid, column);
        }
    }

    private static void ChangeTable(ChangeContext context, Table target)
    {
        var now = context.Working.Get<Table>(target.Oid);
        var alter = $"ALTER {Word(target)} {context.Name(target.Oid)} ";
        if (now.RowSecurity != target.RowSecurity)
        {
            context.Run("AlterTable", target, alter + (target.RowSecurity ? "ENABLE" : "DISABLE") + " ROW LEVEL SECURITY");
        }

        if (now.ForceRowSecurity != target.ForceRowSecurity)
        {
            context.Run("AlterTable", target, alter + (target.ForceRowSecurity ? "FORCE" : "NO FORCE") + " ROW LEVEL SECURITY");
        }

        foreach (var parent in now.Inherits.Where(p => !target.Inherits.Any(t => context.Working.Current(t) == p)))
        {
            context.Run("AlterTable", target, alter + "NO INHERIT " + context.Now.QualifiedName(parent));
        }

        foreach (var parent in target.Inherits.Where(t => !now.Inherits.Contains(context.Working.Current(t))))
        {
            context.Run("AlterTable", target, alter + "INHERIT " + context.Name(parent));
        }

        ChangePartition(context, target, now);
        if (now.ConstraintTriggers != target.ConstraintTriggers)
        {
            // Keys that were added since the triggers were disabled have theirs enabled, so only one way is certain.
            context.Run("AlterTable", target, target.ConstraintTriggers == TriggerState.Origin && now.PartitionKey is null
                ? alter + "ENABLE TRIGGER ALL"
                : throw new PlanningException($"the triggers of the foreign keys of {ObjectAddress.Of(context.To, target)} were disabled before, and which of them the text does not tell"));

            // It switches all others too.
            foreach (var trigger in TriggerReplay.TriggersOf(context.To, target.Oid).Where(t => context.Working.Find(t.Oid) is Trigger))
            {
                ObjectChange.SetState(context, trigger);
            }
        }

        if (now.PartitionKey is null != target.PartitionKey is null || now.OfType.IsNone != target.OfType.IsNone)
        {
            throw new PlanningException($"the partition key of {ObjectAddress.Of(context.To, target)} changed");
        }
    }

    private static void ChangePartition(ChangeContext context, Table target, Table now)
    {
        var same = context.Same(now.PartitionOf, target.PartitionOf) && context.Same(now.PartitionBound, target.PartitionBound);
        if (same)
        {
            return;
        }

        if (!now.PartitionOf.IsNone)
        {
            context.Run("AlterTable", target, $"ALTER TABLE {context.Now.QualifiedName(now.PartitionOf)} DETACH PARTITION {context.Name(target.Oid)}");
        }

        if (!target.PartitionOf.IsNone)
        {
            Attach(context, target);
        }
    }

    public static void Attach(ChangeContext context, Table target)
    {
        context.Run("AlterTable", target, $"ALTER TABLE {context.Name(target.PartitionOf)} ATTACH PARTITION {context.Name(target.Oid)} {TableSql.Bound(context.To, target)}");

        // From 18 on ATTACH leaves a NOT NULL to the parent alone; said again it is the partition's as well.
        foreach (var column in target.Columns.Where(c => c is { NotNull: true, NotNullIsOwn: true } && Find(context, target, c) is { NotNullIsOwn: false }))
        {
            context.Run("SetNotNull", target, $"ALTER TABLE {context.Name(target.Oid)} ALTER COLUMN {SqlIdentifier.Quote(column.Name)} SET NOT NULL", step => step with { ObjectKind = ObjectKind.Column, Name = column.Name, Table = target.Name });
        }
    }

    /// <summary>Replica identity and clustering name indexes, so they come once these exist.</summary>
    public static void ApplyIndexes(ChangeContext context, Table target)
    {
        var now = context.Working.Get<Table>(target.Oid);
        if (now.ReplicaIdentity != target.ReplicaIdentity || !context.Same(now.ReplicaIdentityIndex, target.ReplicaIdentityIndex))
        {
            var identity = target.ReplicaIdentity == ReplicaIdentity.Index ? "USING INDEX " + SqlIdentifier.Quote(context.To.Find(target.ReplicaIdentityIndex)!.Name) : target.ReplicaIdentity.ToString().ToUpperInvariant();
            context.Run("AlterTable", target, $"ALTER TABLE {context.Name(target.Oid)} REPLICA IDENTITY {identity}");
        }

        if (!context.Same(now.ClusteredOn, target.ClusteredOn))
        {
            context.Run("AlterTable", target, $"ALTER TABLE {context.Name(target.Oid)} " + (target.ClusteredOn.IsNone ? "SET WITHOUT CLUSTER" : "CLUSTER ON " + SqlIdentifier.Quote(context.To.Find(target.ClusteredOn)!.Name)));
        }
    }

    private static void ChangeStorage(ChangeContext context, Table target)
    {
        RelationChange.Apply(context, target, Word(target));
        var now = context.Working.Get<Table>(target.Oid);
        if (now.ForeignOptions != target.ForeignOptions)
        {
            context.Run("AlterTable", target, $"ALTER FOREIGN TABLE {context.Name(target.Oid)} OPTIONS ({ForeignOptions.Changes(now.ForeignOptions, target.ForeignOptions)})");
        }
    }
}
