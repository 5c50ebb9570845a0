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

    public static void CopyToPartition(ReplaySession session, Oid parentOid, Oid partitionOid, bool isAttached = false)
    {
        // Foreign tables have no indexes, and are no partitions where one has to be unique.
        var isForeign = session.Editor.Find(partitionOid) is Table { IsForeign: true };
        foreach (var index in isForeign ? [] : ConstraintReplay.IndexesOf(session.Editor, parentOid))
        {
            CopyIndex(session, index, partitionOid, isAttached);
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

        foreach (var partition in Inheritance.Children(session.Editor, index.Table).Where(static p => !p.IsForeign))
        {
            CopyIndex(session, index, partition.Oid);
        }

        if (PartsOf(session.Editor, indexOid).Any(static i => i.IsInvalid))
        {
            session.Editor.Put(session.Editor.Find<Index>(indexOid)! with { IsInvalid = true });
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
            NotNullIsOwn = c.NotNullIsOwn && parent?.FindColumn(c.Name) is not { NotNull: true, NotNullNoInherit: false },
        }).ToEquatableArray();
        session.Editor.Put(partition with
        {
            PartitionOf = parentOid,
            IsAttached = true,
            Columns = columns,
            PartitionBound = command.Bound is { } bound ? session.Resolver.ResolvePartitionBound(bound, parent) : null,
        });
        Inheritance.MergeChecks(session, parentOid, partition);
        CopyToPartition(session, parentOid, partition.Oid, isAttached: true);
    }

    public static void Detach(ReplaySession session, Oid parentOid, DetachPartition command)
    {
        var partition = session.Table(command.Partition);
        if ((command.Concurrently || command.Finalize) && session.Editor.Find<Table>(parentOid)?.PartitionKey?.Text.TrimStart().StartsWith("HASH", StringComparison.OrdinalIgnoreCase) == false)
        {
            session.AddGap(new Gap(GapKind.Schema, $"DETACH PARTITION … CONCURRENTLY leaves a CHECK of the bounds on {ObjectAddress.Of(session.Editor, partition)}, unless its constraints imply them", session.CurrentSpan)
            {
                Object = new PossibleObject(ObjectKind.Table, partition.Name),
            });
        }

        foreach (var index in ConstraintReplay.IndexesOf(session.Editor, partition.Oid).Where(static i => !i.PartitionOf.IsNone).ToList())
        {
            session.Editor.Put(index with { PartitionOf = Oid.None });
        }

        foreach (var constraint in ConstraintReplay.ConstraintsOf(session.Editor, partition.Oid))
        {
            session.Editor.Put(constraint with { PartitionOf = Oid.None, IsLocal = true, InheritCount = 0 });
        }

        foreach (var trigger in TriggerReplay.TriggersOf(session.Editor, partition.Oid).Where(static t => !t.PartitionOf.IsNone).ToList())
        {
            if (trigger.IsConstraint)
            {
                session.AddGap(new Gap(GapKind.Schema, $"DETACH PARTITION leaves the constraint of {ObjectAddress.Of(session.Editor, trigger)} there without its trigger", session.CurrentSpan)
                {
                    Object = new PossibleObject(ObjectKind.Table, partition.Name),
                });
            }

            TriggerReplay.CopiesOf(session.Editor, trigger.Oid).ForEach(copy => session.Editor.Remove(copy.Oid));
            session.Editor.Remove(trigger.Oid);
        }

        session.Editor.Put(partition with
        {
            PartitionOf = Oid.None,
            IsAttached = false,
            PartitionBound = null,
            Columns = partition.Columns.Select(static c => c with { InheritCount = 0, IsLocal = true, NotNullIsOwn = c.NotNull }).ToEquatableArray(),
        });
    }

    /// <summary>An index or key that is made ON ONLY such a table waits for parts.</summary>
    public static bool HasPartitions(CatalogReader catalog, DbObject relation) => relation is Table { PartitionKey: not null } && Inheritance.Children(catalog, relation.Oid).Count > 0;

    private static void AttachIndex(ReplaySession session, Index parent, AttachPartition command)
    {
        var child = session.Relation(command.Partition) as Index ?? throw new ReplayException($"\"{command.Partition.Name}\" is not an index");
        if (child.PartitionOf == parent.Oid)
        {
            return;
        }

        if (Refusal(session.Editor, child, parent) is { } detail)
        {
            throw new ReplayException($"cannot attach index \"{child.Name}\" as a partition of index \"{parent.Name}\": {detail}");
        }

        PutOwn(session, child, parent);
        ValidateWhole(session, parent.Oid);
    }

    private static string? Refusal(CatalogReader catalog, Index child, Index parent) =>
        !child.PartitionOf.IsNone ? $"index \"{child.Name}\" is already attached to another index"
        : catalog.Find<Table>(child.Table)?.PartitionOf != parent.Table ? $"index \"{child.Name}\" is not an index on any partition of its table"
        : !PartitionMatch.IsSame(catalog, child, parent) ? "the index definitions do not match"
        : !PartitionMatch.HasConstraintFor(child, parent) ? $"the index \"{parent.Name}\" belongs to a constraint, but no constraint exists for index \"{child.Name}\""
        : PartsOf(catalog, parent.Oid).Any(i => i.Table == child.Table) ? "another index is already attached for its partition"
        : null;

    /// <summary>Valid as soon as every partition has a valid part; then it may be the last that its own whole was waiting for.</summary>
    private static void ValidateWhole(ReplaySession session, Oid oid)
    {
        var whole = session.Editor.Find<Index>(oid)!;
        if (whole.IsInvalid && PartsOf(session.Editor, oid).Count(static i => !i.IsInvalid) == Inheritance.Children(session.Editor, whole.Table).Count)
        {
            session.Editor.Put(whole with { IsInvalid = false });
            if (!whole.PartitionOf.IsNone)
            {
                ValidateWhole(session, whole.PartitionOf);
            }
        }
    }

    /// <summary>What partitions have of a constraint of their partitioned table.</summary>
    public static List<TableConstraint> PartsOf(CatalogReader catalog, TableConstraint whole) =>
        catalog.Dependents(whole.Oid).Select(catalog.Find<TableConstraint>).OfType<TableConstraint>().Where(c => c.PartitionOf == whole.Oid).ToList();

    private static IEnumerable<Index> PartsOf(CatalogReader catalog, Oid whole) =>
        catalog.Dependents(whole).Select(catalog.Find<Index>).OfType<Index>().Where(i => i.PartitionOf == whole);

    private static void CopyIndex(ReplaySession session, Index parent, Oid partitionOid, bool isAttached = false)
    {
        var partition = session.Editor.Find<Table>(partitionOid)!;
        var parentTable = (IHasColumns)session.Editor.Find(parent.Table)!;

        // An equal index that the partition already has is attached instead of made again.
        var own = isAttached ? OwnOfAttached(session, parent, partition) : OwnOf(session.Editor, parent, partitionOid).FirstOrDefault();
        if (own is not null)
        {
            PutOwn(session, own, parent);
            return;
        }

        var (index, constraint) = IndexCopy.Make(session, parent, parentTable, partition);
        if (constraint is { Type: ConstraintKind.PrimaryKey } && ConstraintReplay.PrimaryKeyOf(session.Editor, partitionOid) is not null)
        {
            throw new ReplayException($"multiple primary keys for table \"{partition.Name}\" are not allowed");
        }

        PutPart(session, parent, index, constraint);
        PropagateIndex(session, index.Oid);
    }

    private static IEnumerable<Index> OwnOf(CatalogReader catalog, Index parent, Oid partition) =>
        ConstraintReplay.IndexesOf(catalog, partition).Where(i => i.PartitionOf.IsNone && PartitionMatch.IsSame(catalog, i, parent) && PartitionMatch.HasConstraintFor(i, parent));

    /// <summary>ATTACH takes no invalid index, and from PostgreSQL 17 on no primary key for a unique constraint or the other way round; when the whole gets its index later, both are taken.</summary>
    private static Index? OwnOfAttached(ReplaySession session, Index parent, Table partition)
    {
        var own = OwnOf(session.Editor, parent, partition.Oid).Where(static i => !i.IsInvalid).ToList();
        var (any, same) = (own.FirstOrDefault(), own.Find(i => PartitionMatch.IsSameType(session.Editor, i, parent)));
        if (any == same)
        {
            return any;
        }

        var areLater = session.Servers.AreFrom(17);
        if (areLater is null)
        {
            session.AddGapOfVersions(partition, $"before PostgreSQL 17 {ObjectAddress.Of(session.Editor, any!)} becomes a part of {ObjectAddress.Of(session.Editor, parent)}, and from then on it does not");
        }

        // Two primary keys are refused, so the statement was written for an earlier server.
        var isSecond = same is null && session.Editor.Find<TableConstraint>(parent.Constraint)?.Type == ConstraintKind.PrimaryKey && ConstraintReplay.PrimaryKeyOf(session.Editor, partition.Oid) is not null;
        return areLater ?? !isSecond ? same : any;
    }

    private static void PutOwn(ReplaySession session, Index own, Index parent)
    {
        session.Editor.Put(own with { PartitionOf = parent.Oid });
        if (!parent.Constraint.IsNone && session.Editor.Find<TableConstraint>(own.Constraint) is { } constraint)
        {
            session.Editor.Put(constraint with { PartitionOf = parent.Constraint, IsLocal = false, InheritCount = 1 });
        }
    }

    private static void PutPart(ReplaySession session, Index parent, Index index, TableConstraint? constraint)
    {
        if (constraint is not null)
        {
            session.Editor.Put(constraint with { PartitionOf = parent.Constraint, IsLocal = false, InheritCount = 1, MadeByParent = true, Comment = null });
            if (constraint.Type == ConstraintKind.PrimaryKey)
            {
                var current = session.Editor.Find<Table>(index.Table)!;
                session.Editor.Put(current with { Columns = current.Columns.Select(c => constraint.Columns.Contains(c.Number) && !c.NotNull ? c.WithOwnNotNull() : c).ToEquatableArray() });
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
    public static IEnumerable<Index> Parts(CatalogReader catalog, Index whole) =>
        catalog.Dependents(whole.Oid).Select(catalog.Find<Index>).OfType<Index>().Where(i => i.PartitionOf == whole.Oid).SelectMany(i => Parts(catalog, i).Prepend(i)).ToList();

    private static void CopyForeignKey(ReplaySession session, TableConstraint parent, Oid partitionOid)
    {
        var partition = session.Editor.Find<Table>(partitionOid)!;
        var parentTable = (IHasColumns)session.Editor.Find(parent.Table)!;
        var columns = parent.Columns.Select(n => partition.FindColumn(parentTable.FindColumn(n)!.Name)!.Number).ToEquatableArray();
        if (OwnForeignKey(session, parent, partition, columns) is { } same)
        {
            session.Editor.Put(same with { NotValid = same.NotValid && parent.NotValid, PartitionOf = parent.Oid, IsLocal = false, InheritCount = 1 });
            return;
        }

        var name = session.Editor.Find(new NameKey(NameSpace.RelationConstraint, partitionOid, parent.Name)) is null ? parent.Name : OtherName(session, parent, partition, columns);
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

    /// <summary>A foreign key that the partition already has is attached instead of made again; one that is NOT VALID from PostgreSQL 18 on, which then validates it.</summary>
    private static TableConstraint? OwnForeignKey(ReplaySession session, TableConstraint parent, Table partition, EquatableArray<int> columns)
    {
        var own = ConstraintReplay.ConstraintsOf(session.Editor, partition.Oid).Where(c => PartitionMatch.IsSameForeignKey(c, parent, columns)).ToList();
        var (any, valid) = (own.FirstOrDefault(), own.Find(static c => !c.NotValid));
        if (any == valid)
        {
            return any;
        }

        var areLater = session.Servers.AreFrom(18);
        if (areLater is null)
        {
            session.AddGapOfVersions(partition, $"from PostgreSQL 18 on {ObjectAddress.Of(session.Editor, any!)}, which is NOT VALID, becomes a part of {ObjectAddress.Of(session.Editor, parent)}, and before it does not");
        }

        return areLater ?? true ? any : valid;
    }

    /// <summary>Where the partition has another constraint of that name.</summary>
    private static string OtherName(ReplaySession session, TableConstraint parent, Table partition, EquatableArray<int> columns)
    {
        var earlier = ObjectNames.ChooseConstraint(session.Editor, partition.Name, ObjectNames.Addition(columns.Select(n => partition.FindColumn(n)!.Name)), "fkey", partition.Schema);
        if (session.Servers.AreFrom(18) is not { } areLater)
        {
            session.AddGapOfVersions(partition, $"the partition's part of {ObjectAddress.Of(session.Editor, parent)} has another name from PostgreSQL 18 on");
            areLater = true;
        }

        return areLater ? ObjectNames.ChooseNumbered(session.Editor, parent.Name, partition.Schema) : earlier;
    }
}
