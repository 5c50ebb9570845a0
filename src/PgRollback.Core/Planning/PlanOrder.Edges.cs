using PgRollback.Catalog;
using PgRollback.Syntax;

namespace PgRollback.Planning;

/// <summary>What must come before what.</summary>
internal sealed partial class PlanOrder
{
    private void AddEdges()
    {
        foreach (var target in _scope.Dropped.Concat(_scope.Rebuilt).Concat(_scope.DroppedColumns.Keys))
        {
            AddReleases(target);
        }

        foreach (var oid in _scope.Created.Concat(_scope.Rebuilt).Concat(_scope.Changed))
        {
            AddRequirements(oid);
        }

        foreach (var oid in _scope.Rebuilt)
        {
            Order(Drop(oid), Create(oid));
        }

        foreach (var oid in _scope.Changed)
        {
            Order(Node(PlanAction.DropColumns, oid), Node(PlanAction.Change, oid));
            Order(Node(PlanAction.Rename, oid), Node(PlanAction.Change, oid));
            if (_scope.To.Find(oid) is Trigger trigger)
            {
                // ENABLE TRIGGER ALL switches this one as well, and its parent's state comes down to it.
                Order(Node(PlanAction.Change, trigger.Table), Node(PlanAction.Change, oid));
                Order(Node(PlanAction.Change, trigger.PartitionOf), Node(PlanAction.Change, oid));
            }
            else if (_scope.To.Find(oid) is Table table)
            {
                // What children inherit comes down to them with their parent's change.
                foreach (var parent in table.Parents)
                {
                    Order(Node(PlanAction.Change, parent), Node(PlanAction.Change, oid));
                }
            }
        }

        foreach (var node in _nodes.Values.Where(static n => n.Action == PlanAction.DropDefault).ToList())
        {
            Order(node, Node(PlanAction.Change, node.Oid));
        }

        foreach (var oid in _scope.Aside)
        {
            Order(Node(PlanAction.Aside, oid), Drop(oid));
        }

        AddNameEdges();
        AddColumnTypeEdges();
        AddGeneratedEdges();
        AddIndexEdges();
        AddKeyEdges();
        AddCheckEdges();
        AddPartitionIndexEdges();
        AddDomainCheckEdges();
        AddExtensionEdges();
    }

    /// <summary>An index that was made after an extension may use its operator classes, which no text tells; where its table goes, it goes with the table.</summary>
    private void AddExtensionEdges()
    {
        foreach (var extension in _scope.Dropped)
        {
            if (_scope.From.Find(extension) is not Extension)
            {
                continue;
            }

            foreach (var oid in _scope.Dropped)
            {
                if (oid > extension && _scope.From.Find(oid) is PgRollback.Catalog.Index)
                {
                    Order(Drop(oid), Drop(extension));
                }
            }
        }
    }

    /// <summary>PostgreSQL adds no CHECK to a domain that a table uses within another type, so the CHECKs are there before what is built on the domain.</summary>
    private void AddDomainCheckEdges()
    {
        foreach (var oid in _scope.Created.Concat(_scope.Rebuilt))
        {
            if (_scope.To.Find(oid) is not DomainConstraint { NotValid: false } check)
            {
                continue;
            }

            foreach (var user in _scope.To.Dependents(check.Domain))
            {
                if (_scope.Comes(user) && _scope.To.Find(user) is CompositeType or DefinedType or Table && !Needs(check, user))
                {
                    Order(Create(oid), Create(user));
                }
            }
        }
    }

    /// <summary>An object of the target catalog cannot be there without another one, however far.</summary>
    private bool Needs(DbObject value, Oid other)
    {
        var seen = new HashSet<Oid>();
        var open = new Stack<DbObject>([value]);
        while (open.Count > 0)
        {
            foreach (var edge in open.Pop().Dependencies)
            {
                if (edge.Target == other)
                {
                    return true;
                }

                if (_scope.Comes(edge.Target) && seen.Add(edge.Target) && _scope.To.Find(edge.Target) is { } needed)
                {
                    open.Push(needed);
                }
            }
        }

        return false;
    }

    /// <summary>A child that is made with its parent's CHECKs needs them there; one in which they are NOT VALID was there before them, and its constraint is made with theirs.</summary>
    private void AddCheckEdges()
    {
        foreach (var node in _nodes.Values.Where(static n => n.Action == PlanAction.Rename).ToList())
        {
            if (_scope.From.Find(node.Oid) is Trigger trigger)
            {
                // So is a partition's copy of a trigger.
                Order(Node(PlanAction.Rename, trigger.PartitionOf), node);
            }
            else if (_scope.From.Find(node.Oid) is TableConstraint { Type: ConstraintKind.Check } renamed)
            {
                // An inherited CHECK is renamed with its parent's alone.
                foreach (var parent in Inheritance.ParentChecks(_scope.From, renamed))
                {
                    Order(Node(PlanAction.Rename, parent.Oid), node);
                }
            }
        }

        foreach (var oid in _scope.Dropped.Concat(_scope.Rebuilt))
        {
            if (_scope.From.Find(oid) is TableConstraint { Type: ConstraintKind.Check, IsLocal: true } merged)
            {
                // What was merged with a parent's goes by itself only once that is gone.
                foreach (var parent in Inheritance.ParentChecks(_scope.From, merged).Where(p => _scope.Goes(p.Oid)))
                {
                    Order(Drop(parent.Oid), Drop(oid));
                }
            }
        }

        foreach (var oid in _scope.Created.Concat(_scope.Rebuilt))
        {
            if (_scope.To.Find(oid) is TableConstraint { Type: ConstraintKind.Check, IsLocal: false } check)
            {
                foreach (var parent in Inheritance.ParentChecks(_scope.To, check))
                {
                    Order(Create(parent.Oid), Create(oid));
                }
            }
        }
    }

    /// <summary>A new type of a partitioned table's column gives the indexes of partitions other names and takes what was said of them.</summary>
    private void AddPartitionIndexEdges()
    {
        foreach (var oid in _scope.Renamed.Concat(_scope.Changed))
        {
            var part = _scope.To.Find(oid) switch
            {
                PgRollback.Catalog.Index { PartitionOf.IsNone: false } index => index.Table,
                TableConstraint { PartitionOf.IsNone: false, Index.IsNone: false } key => key.Table,
                _ => Oid.None,
            };
            for (var table = _scope.To.Find<Table>(part)?.PartitionOf ?? Oid.None; !table.IsNone; table = _scope.To.Find<Table>(table)?.PartitionOf ?? Oid.None)
            {
                if (_scope.To.Find<Table>(table) is { } target && _scope.From.Find<Table>(table)?.Columns.Any(c => target.FindColumn(c.Number) is { } column && column.Type != c.Type) == true)
                {
                    Order(Node(PlanAction.Change, table), Node(PlanAction.Rename, oid));
                    Order(Node(PlanAction.Change, table), Node(PlanAction.Change, oid));
                }
            }
        }
    }

    /// <summary>Whatever hangs on something that goes must let go first.</summary>
    private void AddReleases(Oid target)
    {
        var drop = Drop(target);
        var isColumns = !_scope.Goes(target);
        foreach (var oid in _scope.From.Dependents(target))
        {
            if (!isColumns && _scope.Goes(oid))
            {
                Order(Drop(oid), drop);
                continue;
            }

            var dependent = _scope.From.Find(oid)!;
            foreach (var edge in EdgesOf(dependent, target))
            {
                if (isColumns && !IsDroppedColumn(target, edge.TargetColumn))
                {
                    continue;
                }

                if (_scope.Goes(oid))
                {
                    Order(Drop(oid), drop);
                }
                else if (edge.FromColumn != 0 && IsDroppedColumn(oid, edge.FromColumn))
                {
                    Order(Node(PlanAction.DropColumns, oid), drop);
                }
                else if (edge.FromColumn != 0 && !IsTypeOf(target, dependent, edge.FromColumn) && Node(PlanAction.DropDefault, oid, edge.FromColumn) is { } release)
                {
                    Order(release, drop);
                }
                else
                {
                    Order(Node(PlanAction.Change, oid), drop);
                }
            }
        }
    }

    /// <summary>The edges to a target. They are kept sorted, for an object is asked once for each of its targets.</summary>
    private ReadOnlySpan<Dependency> EdgesOf(DbObject value, Oid target)
    {
        if (!_edges.TryGetValue(value.Oid, out var edges))
        {
            _edges[value.Oid] = edges = [.. value.Dependencies];
            Array.Sort(edges, static (one, other) => one.Target.CompareTo(other.Target));
        }

        var (start, end) = (0, edges.Length);
        while (start < end)
        {
            var middle = (start + end) / 2;
            (start, end) = edges[middle].Target < target ? (middle + 1, end) : (start, middle);
        }

        while (end < edges.Length && edges[end].Target == target)
        {
            end++;
        }

        return edges.AsSpan(start, end - start);
    }

    private static bool IsTypeOf(Oid type, DbObject relation, int column) => (relation as IHasColumns)?.FindColumn(column)?.Type?.Type == type;

    /// <summary>Whatever something needs when it is made or changed must be there, under its right name.</summary>
    private void AddRequirements(Oid oid)
    {
        var target = _scope.To.Find(oid)!;
        var node = Create(oid);
        if (node is null)
        {
            return;
        }

        foreach (var edge in target.Dependencies)
        {
            if (edge.Target == oid)
            {
                continue;
            }

            if (target is Sequence { IsIdentity: false } && _scope.Created.Contains(oid))
            {
                // The table's default needs the sequence first; the sequence is handed over once the column is there.
                Order(node, Node(PlanAction.OwnSequence, oid));
                Order(Create(edge.Target) ?? Node(PlanAction.Change, edge.Target), Node(PlanAction.OwnSequence, oid));
                continue;
            }

            if (_scope.Comes(edge.Target))
            {
                Order(Create(edge.Target), node);
            }
            else
            {
                Order(Node(PlanAction.Rename, edge.Target), node);
                if (!_scope.Unbound.Contains(oid) && _scope.Changed.Contains(edge.Target) && (ColumnChanges(edge.Target, edge.TargetColumn) || IsParent(target, edge.Target)))
                {
                    Order(Node(PlanAction.Change, edge.Target), node);
                }
            }
        }

        for (var parent = target.ParentOid.IsNone ? target.SchemaOid : target.ParentOid; !parent.IsNone; parent = _scope.To.Find(parent)?.SchemaOid ?? Oid.None)
        {
            Order(_scope.Comes(parent) ? Create(parent) : Node(PlanAction.Rename, parent), node);
        }
    }

    /// <summary>A child is made with what its parent has by then.</summary>
    private static bool IsParent(DbObject child, Oid parent) => child is Table table && table.Parents.Contains(parent);

    /// <summary>Whether a column (0: any) is another one in the target catalog, so that its users have to wait.</summary>
    private bool ColumnChanges(Oid relation, int number)
    {
        if (_scope.From.Find(relation) is not IHasColumns now || _scope.To.Find(relation) is not IHasColumns target)
        {
            return true;
        }

        if (number == 0)
        {
            return false;
        }

        var (before, after) = (target.FindColumn(number), now.FindColumn(number));
        return before is null || after is null || before with { Default = null, Comment = null } != after with { Default = null, Comment = null };
    }

    private void AddNameEdges()
    {
        foreach (var oid in _scope.Created.Concat(_scope.Rebuilt).Concat(_scope.Renamed))
        {
            var taker = _scope.Comes(oid) ? Create(oid) : Node(PlanAction.Rename, oid);
            foreach (var key in _scope.To.Find(oid)!.Keys)
            {
                // Any number of objects may have these names.
                if (key.Space is NameSpace.Routine or NameSpace.Signature or NameSpace.SchemaConstraint)
                {
                    continue;
                }

                foreach (var holder in _scope.From.FindAll(key).Where(h => h != oid))
                {
                    Order(Node(PlanAction.Aside, holder) ?? (_scope.Goes(holder) ? Drop(holder) : Node(PlanAction.Rename, holder)), taker);
                }
            }
        }
    }

    /// <summary>A column's type changes when its users that go are gone, which may have no operators for it, and before those that are rebuilt come back.</summary>
    private void AddColumnTypeEdges()
    {
        foreach (var oid in _scope.Dropped)
        {
            if (_scope.From.Find(oid) is not { } value || value is not (PgRollback.Catalog.Index or TableConstraint or Publication))
            {
                continue;
            }

            foreach (var edge in value.Dependencies)
            {
                if (edge.TargetColumn != 0 && _scope.Changed.Contains(edge.Target) && TypeChanges(edge.Target, edge.TargetColumn))
                {
                    Order(Drop(oid), Node(PlanAction.Change, edge.Target));
                }
            }
        }

        foreach (var oid in _scope.Rebuilt)
        {
            foreach (var edge in _scope.From.Find(oid)!.Dependencies)
            {
                if (_scope.Changed.Contains(edge.Target) && (edge.TargetColumn != 0 ? ColumnChanges(edge.Target, edge.TargetColumn) : _scope.From.Find(edge.Target) is EnumType or CompositeType))
                {
                    Order(Drop(oid), Node(PlanAction.Change, edge.Target));
                    Order(Node(PlanAction.Change, edge.Target), Create(oid));
                }
            }

            // Users of a column whose enum is rebuilt wait for the enum.
            foreach (var type in ColumnTypes(oid))
            {
                Order(Drop(oid), Node(PlanAction.Change, type));
                Order(Node(PlanAction.Change, type), Create(oid));
            }
        }
    }

    /// <summary>A generated column that is made again goes before the enum is rebuilt that it is of, or that a column is of which it reads.</summary>
    private void AddGeneratedEdges()
    {
        foreach (var (relation, columns) in _scope.DroppedColumns.Select(static d => (d.Key, d.Value)))
        {
            if (_scope.From.Find<Table>(relation) is not { } table)
            {
                continue;
            }

            foreach (var generated in columns.Select(table.FindColumn).OfType<Column>().Where(static c => c.Generated != GeneratedKind.None))
            {
                foreach (var column in table.Columns.Where(c => c == generated || PlanScope.Reads(table, generated, c)))
                {
                    if (column.Type is { Type.IsNone: false } type && _scope.Changed.Contains(type.Type))
                    {
                        Order(Node(PlanAction.DropColumns, relation), Node(PlanAction.Change, type.Type));
                    }
                }
            }
        }
    }

    private bool TypeChanges(Oid relation, int number) =>
        (_scope.From.Find(relation) as IHasColumns)?.FindColumn(number)?.Type is { } now && (_scope.To.Find(relation) as IHasColumns)?.FindColumn(number)?.Type is { } target && now != target;

    private IEnumerable<Oid> ColumnTypes(Oid user)
    {
        foreach (var edge in _scope.From.Find(user)!.Dependencies)
        {
            if (edge.TargetColumn != 0 && (_scope.From.Find(edge.Target) as IHasColumns)?.FindColumn(edge.TargetColumn)?.Type is { Type.IsNone: false } type
                && _scope.Changed.Contains(type.Type) && _scope.From.Find(type.Type) is EnumType)
            {
                yield return type.Type;
            }
        }
    }

    private void AddIndexEdges()
    {
        foreach (var node in _nodes.Values.Where(static n => n.Action == PlanAction.AttachIndexes).ToList())
        {
            Order(Node(PlanAction.Create, node.Oid), node);
            Order(Node(PlanAction.Change, node.Oid), node);
            var target = _scope.To.Find<Table>(node.Oid)!;
            foreach (var index in new[] { target.ReplicaIdentityIndex, target.ClusteredOn })
            {
                if (!index.IsNone)
                {
                    Order(_scope.Comes(index) ? Create(index) : Node(PlanAction.Rename, index), node);
                }
            }
        }
    }

    /// <summary>Of several indexes that fit, a foreign key takes the one that was made first: the one that it had comes before the others.</summary>
    private void AddKeyEdges()
    {
        foreach (var oid in _scope.Created.Concat(_scope.Rebuilt))
        {
            if (_scope.To.Find(oid) is TableConstraint { Type: ConstraintKind.PrimaryKey } key && _scope.To.Find<Table>(key.Table) is { } child)
            {
                // Before PostgreSQL 18 a parent's NOT NULL takes that of its children along, which a primary key does not let go.
                foreach (var parent in child.Parents)
                {
                    Order(Node(PlanAction.Change, parent), Create(oid));
                }
            }

            if (_scope.To.Find(oid) is not TableConstraint { Type: ConstraintKind.ForeignKey } constraint || !_scope.Comes(constraint.ReferencedIndex))
            {
                continue;
            }

            foreach (var other in _scope.To.Dependents(constraint.ReferencedTable, DependentGroup.Index))
            {
                if (other > constraint.ReferencedIndex && _scope.Comes(other) && _scope.To.Find(other) is PgRollback.Catalog.Index { IsUnique: true })
                {
                    Order(Create(constraint.ReferencedIndex), Create(other));
                }
            }
        }
    }
}
