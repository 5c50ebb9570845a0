using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>Partitioned tables: keys, and the indexes, constraints and triggers that every partition gets from its parent.</summary>
internal static class Partitioning
{
    public static void SetKey(ReplaySession session, Oid tableOid, PartitionKey key)
    {
        var table = session.Editor.Find<Table>(tableOid)!;
        var resolved = session.Resolver.ResolveExpression(key.Text, table);
        session.Editor.Put(table with
        {
            PartitionKey = resolved,
            PartitionColumns = resolved.References.Where(r => r.Target == tableOid && r.Column > 0).Select(static r => r.Column).Distinct().ToEquatableArray(),
        });
    }

    public static void CopyToPartition(ReplaySession session, Oid parentOid, Oid partitionOid)
    {
        foreach (var index in ConstraintReplay.IndexesOf(session.Editor, parentOid).ToList())
        {
            CopyIndex(session, index, partitionOid);
        }

        foreach (var constraint in ConstraintReplay.ConstraintsOf(session.Editor, parentOid).Where(static c => c.Type == ConstraintKind.ForeignKey).ToList())
        {
            CopyForeignKey(session, constraint, partitionOid);
        }

        foreach (var trigger in TriggerReplay.TriggersOf(session.Editor, parentOid).Where(static t => t.ForEachRow).ToList())
        {
            TriggerReplay.CopyToPartition(session, trigger, partitionOid);
        }
    }

    public static void PropagateIndex(ReplaySession session, Oid indexOid)
    {
        var index = session.Editor.Find<Index>(indexOid)!;
        if (session.Editor.Find(index.Table) is not Table { PartitionKey: not null })
        {
            return;
        }

        foreach (var partition in Inheritance.Children(session.Editor, index.Table))
        {
            CopyIndex(session, index, partition.Oid);
        }
    }

    public static void PropagateConstraint(ReplaySession session, Oid table, string name)
    {
        if (session.Editor.Find(table) is not Table { PartitionKey: not null })
        {
            return;
        }

        var constraint = session.Editor.Find<TableConstraint>(new NameKey(NameSpace.RelationConstraint, table, name))!;
        foreach (var partition in Inheritance.Children(session.Editor, table))
        {
            CopyForeignKey(session, constraint, partition.Oid);
        }
    }

    public static void Attach(ReplaySession session, Oid parentOid, AttachPartition command)
    {
        if (session.Editor.Find(parentOid) is Index parentIndex)
        {
            AttachIndex(session, parentIndex, command);
            return;
        }

        var partition = session.Table(command.Partition);

        // A partition has no columns of its own, and no NOT NULL besides its parent's.
        var parent = session.Editor.Find<Table>(parentOid);
        var columns = partition.Columns.Select(c => c with
        {
            InheritCount = c.InheritCount + 1,
            IsLocal = false,
            NotNullIsOwn = c.NotNullIsOwn && parent?.FindColumn(c.Name) is not { NotNull: true },
        }).ToEquatableArray();
        session.Editor.Put(partition with
        {
            PartitionOf = parentOid,
            IsAttached = true,
            Columns = columns,
            PartitionBound = command.Bound is { } bound ? session.Resolver.ResolvePartitionBound(bound, parent) : null,
        });
        Inheritance.CopyChecks(session, parentOid, partition.Oid);
        CopyToPartition(session, parentOid, partition.Oid);
    }

    public static void Detach(ReplaySession session, Oid parentOid, DetachPartition command)
    {
        var partition = session.Table(command.Partition);
        foreach (var index in ConstraintReplay.IndexesOf(session.Editor, partition.Oid).Where(static i => !i.PartitionOf.IsNone).ToList())
        {
            session.Editor.Put(index with { PartitionOf = Oid.None });
        }

        foreach (var constraint in ConstraintReplay.ConstraintsOf(session.Editor, partition.Oid).ToList())
        {
            session.Editor.Put(constraint with { PartitionOf = Oid.None, IsLocal = true, InheritCount = 0 });
        }

        foreach (var trigger in TriggerReplay.TriggersOf(session.Editor, partition.Oid).Where(static t => !t.PartitionOf.IsNone).ToList())
        {
            session.Editor.Remove(trigger.Oid);
        }

        session.Editor.Put(partition with
        {
            PartitionOf = Oid.None,
            IsAttached = false,
            PartitionBound = null,
            Columns = partition.Columns.Select(static c => c with { InheritCount = 0, IsLocal = true }).ToEquatableArray(),
        });
    }

    private static void AttachIndex(ReplaySession session, Index parent, AttachPartition command)
    {
        var child = session.Relation(command.Partition) as Index ?? throw new ReplayException($"\"{command.Partition.Name}\" is not an index");
        session.Editor.Put(child with { PartitionOf = parent.Oid });
        var partitions = Inheritance.Children(session.Editor, parent.Table).Count;
        var attached = session.Editor.Dependents(parent.Oid).Select(session.Editor.Find<Index>).Count(i => i?.PartitionOf == parent.Oid);
        if (attached == partitions)
        {
            session.Editor.Put(parent with { IsInvalid = false });
        }
    }

    private static void CopyIndex(ReplaySession session, Index parent, Oid partitionOid)
    {
        var partition = session.Editor.Find<Table>(partitionOid)!;
        var parentTable = (IHasColumns)session.Editor.Find(parent.Table)!;

        // An equal index that the partition already has is attached instead of made again.
        foreach (var own in ConstraintReplay.IndexesOf(session.Editor, partitionOid))
        {
            if (own.CanBePartOf(session.Editor, parent))
            {
                session.Editor.Put(own with { PartitionOf = parent.Oid });
                if (!parent.Constraint.IsNone && session.Editor.Find<TableConstraint>(own.Constraint) is { } ownConstraint)
                {
                    session.Editor.Put(ownConstraint with { PartitionOf = parent.Constraint, IsLocal = false, InheritCount = 1 });
                }

                return;
            }
        }

        var (index, constraint) = IndexCopy.Make(session, parent, parentTable, partition);
        PutPart(session, parent, index, constraint);
        PropagateIndex(session, index.Oid);
    }

    private static void PutPart(ReplaySession session, Index parent, Index index, TableConstraint? constraint)
    {
        if (constraint is not null)
        {
            session.Editor.Put(constraint with { PartitionOf = parent.Constraint, IsLocal = false, InheritCount = 1, MadeByParent = true, Comment = null });
            if (constraint.Type == ConstraintKind.PrimaryKey)
            {
                var current = session.Editor.Find<Table>(index.Table)!;
                session.Editor.Put(current with { Columns = current.Columns.Select(c => constraint.Columns.Contains(c.Number) ? c with { NotNull = true } : c).ToEquatableArray() });
            }
        }

        session.Editor.Put(index with { PartitionOf = parent.Oid, Comment = null });
    }

    /// <summary>Around a column's new type the indexes of partitions are not made again as they were, but from the partitioned table's: under names of today, without comments and options of their own.</summary>
    public static void RemakeIndexes(ReplaySession session, Oid table, int column)
    {
        var parts = ConstraintReplay.IndexesOf(session.Editor, table)
            .Where(i => i.PartitionOf.IsNone && i.Dependencies.Any(d => d.Target == table && d.TargetColumn == column))
            .OrderBy(static i => i.Constraint.IsNone)
            .SelectMany(i => Parts(session.Editor, i))
            .ToList();
        foreach (var part in parts)
        {
            session.Editor.Remove(part.Oid);
            session.Editor.Remove(part.Constraint);
        }

        foreach (var part in parts)
        {
            var parent = session.Editor.Find<Index>(part.PartitionOf)!;
            var (index, constraint) = IndexCopy.Make(session, parent, (IHasColumns)session.Editor.Find(parent.Table)!, session.Editor.Find<Table>(part.Table)!);
            constraint = constraint is null ? null : constraint with { Oid = part.Constraint, Index = part.Oid };
            PutPart(session, parent, index with { Oid = part.Oid, Constraint = constraint?.Oid ?? Oid.None }, constraint);
        }
    }

    /// <summary>Those of partitions of partitions after theirs.</summary>
    private static IEnumerable<Index> Parts(CatalogReader catalog, Index whole) =>
        catalog.Dependents(whole.Oid).Select(catalog.Find<Index>).OfType<Index>().Where(i => i.PartitionOf == whole.Oid).OrderBy(static i => i.Oid).SelectMany(i => Parts(catalog, i).Prepend(i)).ToList();

    private static void CopyForeignKey(ReplaySession session, TableConstraint parent, Oid partitionOid)
    {
        var partition = session.Editor.Find<Table>(partitionOid)!;
        var parentTable = (IHasColumns)session.Editor.Find(parent.Table)!;
        var columns = parent.Columns.Select(n => partition.FindColumn(parentTable.FindColumn(n)!.Name)!.Number).ToEquatableArray();
        if (ConstraintReplay.ConstraintsOf(session.Editor, partitionOid).FirstOrDefault(own => IsSameForeignKey(own, parent, columns)) is { } same)
        {
            session.Editor.Put(same with { PartitionOf = parent.Oid, IsLocal = false, InheritCount = 1 });
            return;
        }

        var name = session.Editor.Find(new NameKey(NameSpace.RelationConstraint, partitionOid, parent.Name)) is null
            ? parent.Name
            : ObjectNames.ChooseConstraint(session.Editor, partition.Name, ObjectNames.Addition(columns.Select(n => partition.FindColumn(n)!.Name)), "fkey", partition.Schema);
        session.Editor.Put(parent with
        {
            Oid = session.Editor.NewOid(),
            Name = name,
            Table = partitionOid,
            Schema = partition.Schema,
            Columns = columns,
            PartitionOf = parent.Oid,
            IsLocal = false,
            InheritCount = 1,
            MadeByParent = true,
            Comment = null,
            Origin = session.Provenance,
        });
        PropagateConstraint(session, partitionOid, name);
    }

    /// <summary>A foreign key that the partition already has is attached instead of made again.</summary>
    private static bool IsSameForeignKey(TableConstraint own, TableConstraint parent, EquatableArray<int> columns) =>
        own.Type == ConstraintKind.ForeignKey
        && own.PartitionOf.IsNone
        && own.Columns == columns
        && own.ReferencedTable == parent.ReferencedTable
        && own.ReferencedColumns == parent.ReferencedColumns
        && own is { NotValid: false }
        && (own.Match, own.OnDelete, own.OnUpdate, own.Deferrable, own.InitiallyDeferred) == (parent.Match, parent.OnDelete, parent.OnUpdate, parent.Deferrable, parent.InitiallyDeferred)
        && own.OnDeleteColumns == parent.OnDeleteColumns;
}
