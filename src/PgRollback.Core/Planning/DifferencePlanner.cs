using PgRollback.Catalog;

namespace PgRollback.Planning;

/// <summary>
/// Plans the way from one catalog to another over the objects that were touched between them: what has to go, to be renamed, changed and made,
/// each before what needs it, later touches first.
/// </summary>
internal sealed class DifferencePlanner
{
    private readonly DatabaseCatalog _from;
    private readonly DatabaseCatalog _to;
    private readonly ChangeContext _context;
    private readonly WorkingCatalog _working;
    private readonly PlanScope _scope;

    public DifferencePlanner(DatabaseCatalog from, DatabaseCatalog to, IReadOnlyDictionary<Oid, int> touched, WorkingCatalog working, StepFactory steps)
    {
        _from = from;
        _to = to;
        _working = working;
        _context = new ChangeContext(working, from, to, steps);
        _scope = new PlanScope(from, to, touched);
    }

    /// <summary>Runs the whole way on the working catalog.</summary>
    /// <exception cref="PlanningException">There is no way that the planner knows.</exception>
    public void Run()
    {
        foreach (var node in PlanOrder.Sort(_scope))
        {
            Run(node);
        }
    }

    /// <summary>What an object was before is what the model says it was, unless the model is not sure.</summary>
    /// <param name="to">The catalog to get back to.</param>
    /// <param name="oid">The object.</param>
    /// <param name="from">The catalog in which it stays; null where it has to be made.</param>
    public static void RequireCertainty(DatabaseCatalog to, Oid oid, DatabaseCatalog? from = null)
    {
        if (to.Find(oid) is not { } target)
        {
            return;
        }

        foreach (var doubt in to.Doubts)
        {
            if (doubt.Covers(to, target) && !(from is not null && IsOfElse(doubt, from, target)))
            {
                throw new PlanningException($"{ObjectAddress.Of(to, target)} may be other than its text says since {doubt.Reason}");
            }
        }
    }

    /// <summary>Whether what changed of an object that stays was none of what is in doubt.</summary>
    private static bool IsOfElse(CatalogDoubt doubt, DatabaseCatalog from, DbObject target) =>
        target is Publication publication ? IsOnlyAddedTo(from, publication) : doubt.KeepsDefinitions && HasSameRights(from, target);

    /// <summary>A table that could be added was none of the publication's before.</summary>
    private static bool IsOnlyAddedTo(DatabaseCatalog from, Publication target) =>
        from.Find(target.Oid) is Publication now
        && (target with { Tables = now.Tables, Schemas = now.Schemas }).Equals(now)
        && target.Tables.All(now.Tables.Contains)
        && target.Schemas.All(now.Schemas.Contains);

    private static bool HasSameRights(DatabaseCatalog from, DbObject target) =>
        from.Find(target.Oid) is { } now
        && string.Equals(now.Owner, target.Owner, StringComparison.Ordinal)
        && now.Acl == target.Acl
        && (target is not Table table || table.Columns.All(c => (now as Table)?.FindColumn(c.Number) is not { } column || column.Acl == c.Acl));

    private void Run(PlanNode node)
    {
        if (node.Action is PlanAction.Create or PlanAction.Change)
        {
            RequireCertainty(_to, node.Oid, node.Action == PlanAction.Change ? _from : null);
        }

        switch (node.Action)
        {
            case PlanAction.Drop:
                Drop(node.Oid);
                break;
            case PlanAction.DropColumns:
                TableChange.DropColumns(_context, _to.Find<Table>(node.Oid)!, _scope.DroppedColumns[node.Oid]);
                break;
            case PlanAction.DropDefault:
                DropDefault(node);
                break;
            case PlanAction.Aside:
                RenameChange.Aside(_context, _working.Find(node.Oid)!);
                break;
            case PlanAction.Rename:
                RenameChange.Apply(_context, _from.Find(node.Oid)!, _to.Find(node.Oid)!);
                break;
            case PlanAction.Change:
                Change(node.Oid);
                break;
            case PlanAction.OwnSequence:
                ObjectChange.Apply(_context, _to.Find(node.Oid)!);
                break;
            case PlanAction.AttachIndexes:
                TableChange.ApplyIndexes(_context, _to.Find<Table>(node.Oid)!);
                break;
            default:
                Create(node.Oid);
                break;
        }
    }

    private void Change(Oid oid)
    {
        var target = _to.Find(oid)!;
        if (target is EnumType type && _from.Find<EnumType>(oid) is { } now && EnumChange.NeedsRebuild(now, type))
        {
            // The type is made again, and the tables of its columns are changed with it.
            RequireCertainty(_to, oid);
            foreach (var user in _to.Dependents(oid))
            {
                RequireCertainty(_to, user, _from);
            }

            EnumChange.Rebuild(_context, type);
            return;
        }

        ObjectChange.Apply(_context, target);
    }

    private void Drop(Oid oid)
    {
        if (_working.Find(oid) is not { } current)
        {
            return;
        }

        if (current is DefaultAcl acl)
        {
            DefaultAclChange.Drop(_context, acl);
            return;
        }

        var before = _from.Find(oid)!;
        if (current is Table { PartitionOf.IsNone: false } partition && ConstraintReplay.ForeignKeysToAncestors(_working.Editor, partition).Exists(k => k.Table != oid))
        {
            // A foreign key to the partitioned table depends on the partition for as long as it is one.
            _context.RunOn(_working.Editor, "AlterTable", current, oid, $"ALTER TABLE {_working.Editor.QualifiedName(partition.PartitionOf)} DETACH PARTITION {_working.Editor.QualifiedName(current)}");
            current = _working.Find(oid)!;
        }

        _context.RunOn(_working.Editor, "Drop" + StepFactory.Word(before), current, oid, ObjectSql.Drop(_working.Editor, current), step => step with
        {
            DestroysRows = before is Table { IsForeign: false, Persistence: not Syntax.Persistence.Temporary },
        });
    }

    private void DropDefault(PlanNode node)
    {
        var table = _working.Get<Table>(node.Oid);
        var column = table.FindColumn(node.Column)!;
        _context.RunOn(_working.Editor, "DropDefault", table, node.Oid, $"ALTER TABLE {_working.Editor.QualifiedName(table)} ALTER COLUMN {Syntax.SqlIdentifier.Quote(column.Name)} DROP DEFAULT", step => step with
        {
            ObjectKind = Syntax.ObjectKind.Column,
            Name = column.Name,
            Table = table.Name,
        });
    }

    private void Create(Oid oid)
    {
        var target = _to.Find(oid)!;
        if (target is DefaultAcl acl)
        {
            DefaultAclChange.Create(_context, acl);
            return;
        }

        if (target is View { IsMaterialized: true } materialized)
        {
            MaterializedReads.Require(_to, materialized);
        }

        // While something has the usual name of its array type, that gets another one, as it had.
        var holder = target is UserType { HasOddArrayName: true } type && _working.Editor.Find(UserType.ArrayKey(_working.Find(type.Schema)!.Oid, type.Name)) is null ? Syntax.SqlIdentifier.Quote(_to.SchemaName(type.Schema)) + "." + Syntax.SqlIdentifier.Quote("_" + type.Name) : null;
        if (holder is not null)
        {
            _context.Run("CreateType", target, $"CREATE TYPE {holder} AS ENUM ()");
        }

        if (target is Table { Inherits.IsEmpty: false } heir)
        {
            InheritedExpressions.Refuse(_to, heir, _working.Servers);
        }

        DomainUse.Refuse(_working.Editor, _to, target, target is DomainConstraint check ? _working.Find(check.Domain) : null);
        var verb = target is TableConstraint or DomainConstraint ? "Add" : "Create";
        _context.Run(verb + StepFactory.Word(target), target, ObjectSql.Create(_to, target), step => step with
        {
            Hazards = CreationHazards.Of(_to, target),
            Variants = target is Table child && TableSql.InheritedColumnNotNulls(_to, child).Any()
                ? [new StepVariant(0, ServerRange.NamedNotNull - 1, step.Sql), new StepVariant(ServerRange.NamedNotNull, int.MaxValue, TableSql.Create(_to, child, namesNotNull: true))]
                : step.Variants,
        });
        if (holder is not null)
        {
            _context.Run("DropType", target, $"DROP TYPE {holder}");
        }

        _working.Bind(_to, target);
        if (target is Table { IsAttached: true } partition)
        {
            // What it gets from its parent comes with this.
            _context.Run("AlterTable", target, TableSql.Attach(_to, partition));
        }

        ApplyImplied(oid);
        if (target is not Sequence { OwnedByTable.IsNone: false })
        {
            ObjectChange.Apply(_context, target);
        }
    }

    /// <summary>What came with an object: a partition's key, say, and the index that came with that.</summary>
    private void ApplyImplied(Oid oid)
    {
        foreach (var implied in _scope.ImpliedBy(oid))
        {
            _working.Bind(_to, _to.Find(implied)!);
            ObjectChange.Apply(_context, _to.Find(implied)!);
            ApplyImplied(implied);
        }
    }
}
