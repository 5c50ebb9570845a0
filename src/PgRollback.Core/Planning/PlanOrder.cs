using PgRollback.Catalog;
using PgRollback.Syntax;

namespace PgRollback.Planning;

/// <summary>Puts the pieces of a plan in an order in which each finds what it needs and nothing that forbids it; among free ones the later touch comes first.</summary>
internal sealed class PlanOrder
{
    private readonly PlanScope _scope;
    private readonly HashSet<Oid> _explicit;
    private readonly Dictionary<Oid, Oid> _dropOwners = [];
    private readonly Dictionary<Oid, ILookup<Oid, Dependency>> _edges = [];
    private readonly Dictionary<(PlanAction Action, Oid Oid, int Column), PlanNode> _nodes = [];

    private PlanOrder(PlanScope scope, HashSet<Oid> explicitDrops)
    {
        _scope = scope;
        _explicit = explicitDrops;
        AddNodes();
        AddEdges();
    }

    public static List<PlanNode> Sort(PlanScope scope)
    {
        var explicitDrops = new HashSet<Oid>();
        while (true)
        {
            var order = new PlanOrder(scope, explicitDrops);
            var sorted = order.TrySort(out var stuck);
            if (stuck.Count == 0)
            {
                return sorted;
            }

            // A ring: something that would go along with another object goes first on its own, or something is rebuilt instead of changed.
            if (!order.Untie(stuck, explicitDrops))
            {
                throw new PlanningException("the objects need each other in a ring: " + string.Join(", ", stuck.Select(n => ObjectAddress.Of(n.Action == PlanAction.Create ? scope.To : scope.From, n.Oid)).Distinct().Take(5)));
            }
        }
    }

    private bool Untie(List<PlanNode> stuck, HashSet<Oid> explicitDrops)
    {
        var oids = new HashSet<Oid>(stuck.Select(static n => n.Oid));
        foreach (var oid in _scope.Dropped.OrderByDescending(static o => o))
        {
            if (_scope.From.Find(oid) is TableConstraint { Type: ConstraintKind.ForeignKey or ConstraintKind.Check } constraint && oids.Contains(constraint.Table) && explicitDrops.Add(oid))
            {
                return true;
            }
        }

        foreach (var node in stuck.Where(static n => n.Action == PlanAction.Change).OrderByDescending(static n => n.Oid))
        {
            if (_scope.From.Find(node.Oid) is View or Routine or Policy or Trigger or Rule or TableConstraint or PgRollback.Catalog.Index)
            {
                _scope.Rebuild(node.Oid);
                _scope.Close();
                return true;
            }
        }

        foreach (var table in stuck.Where(n => n.Action is PlanAction.Change or PlanAction.DropColumns && _scope.From.Find(n.Oid) is Table).Select(static n => n.Oid))
        {
            var now = _scope.From.Find<Table>(table)!;
            foreach (var column in now.Columns)
            {
                if (column is { Default: not null, Generated: GeneratedKind.None } && column.Default.References.Any(r => _scope.Goes(r.Target)) && _scope.RebuiltDefaults.Add((table, column.Number)))
                {
                    return true;
                }
            }
        }

        return GiveWay(stuck);
    }

    /// <summary>What comes back needs the name of something that cannot go before it: the holder gives up its name first.</summary>
    private bool GiveWay(List<PlanNode> stuck)
    {
        foreach (var taker in stuck.Where(static n => n.Action == PlanAction.Create))
        {
            foreach (var key in _scope.To.Find(taker.Oid)!.Keys)
            {
                foreach (var holder in _scope.From.FindAll(key))
                {
                    if (holder != taker.Oid && Node(PlanAction.Drop, holder) is { } drop && stuck.Contains(drop) && _scope.Aside.Add(holder))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private void AddNodes()
    {
        foreach (var oid in _scope.Dropped.Concat(_scope.Rebuilt))
        {
            if (DropOwner(oid).IsNone)
            {
                Add(PlanAction.Drop, oid);
            }
        }

        foreach (var oid in _scope.DroppedColumns.Keys)
        {
            Add(PlanAction.DropColumns, oid);
        }

        foreach (var (table, column) in _scope.RebuiltDefaults)
        {
            if (!_scope.Goes(table) && _scope.To.Find(table) is not null && !IsDroppedColumn(table, column))
            {
                Add(PlanAction.DropDefault, table, column);
            }
        }

        foreach (var oid in _scope.Renamed)
        {
            Add(PlanAction.Rename, oid);
        }

        foreach (var oid in _scope.Aside)
        {
            Add(PlanAction.Aside, oid);
        }

        foreach (var oid in _scope.Changed)
        {
            Add(PlanAction.Change, oid);
        }

        foreach (var oid in _scope.Created.Concat(_scope.Rebuilt))
        {
            if (!_scope.ImpliedCreations.ContainsKey(oid))
            {
                Add(PlanAction.Create, oid);
            }
        }

        foreach (var oid in _scope.Created)
        {
            if (_scope.To.Find(oid) is Sequence { OwnedByTable.IsNone: false, IsIdentity: false })
            {
                Add(PlanAction.OwnSequence, oid);
            }
        }

        foreach (var oid in _scope.Created.Concat(_scope.Changed))
        {
            if (_scope.To.Find(oid) is Table target && (_scope.Created.Contains(oid) ? target.ReplicaIdentity != default || !target.ClusteredOn.IsNone : NeedsIndexes(oid, target)))
            {
                Add(PlanAction.AttachIndexes, oid);
            }
        }
    }

    private bool NeedsIndexes(Oid oid, Table target)
    {
        var now = _scope.From.Find<Table>(oid)!;
        return now.ReplicaIdentity != target.ReplicaIdentity || now.ReplicaIdentityIndex != target.ReplicaIdentityIndex || now.ClusteredOn != target.ClusteredOn;
    }

    private void Add(PlanAction action, Oid oid, int column = 0) =>
        _nodes[(action, oid, column)] = new PlanNode(action, oid, column) { Priority = _scope.Touched.TryGetValue(oid, out var touch) ? touch : -1 };

    private PlanNode? Node(PlanAction action, Oid oid, int column = 0) => _nodes.TryGetValue((action, oid, column), out var node) ? node : null;

    private bool IsDroppedColumn(Oid table, int column) => _scope.DroppedColumns.TryGetValue(table, out var columns) && columns.Contains(column);

    /// <summary>The object whose drop takes this one along, or None where it has to be dropped itself.</summary>
    private Oid DropOwner(Oid oid)
    {
        if (!_dropOwners.TryGetValue(oid, out var owner))
        {
            _dropOwners[oid] = owner = FindDropOwner(oid);
        }

        return owner;
    }

    private Oid FindDropOwner(Oid oid)
    {
        if (_explicit.Contains(oid))
        {
            return Oid.None;
        }

        var value = _scope.From.Find(oid)!;
        foreach (var edge in value.Dependencies)
        {
            if (edge.Type == DependencyType.Normal || edge.Target == oid || edge.FromColumn != 0)
            {
                continue;
            }

            if (_scope.Goes(edge.Target) && (_scope.Dropped.Contains(edge.Target) || _scope.Rebuilt.Contains(oid) || edge.Type == DependencyType.Internal))
            {
                return edge.Target;
            }

            if (edge.TargetColumn != 0 && IsDroppedColumn(edge.Target, edge.TargetColumn) && _scope.Dropped.Contains(oid))
            {
                return edge.Target;
            }
        }

        return Oid.None;
    }

    /// <summary>The piece that makes an object go.</summary>
    private PlanNode? Drop(Oid oid)
    {
        for (var depth = 0; depth < 16; depth++)
        {
            if (!_scope.Goes(oid))
            {
                return Node(PlanAction.DropColumns, oid);
            }

            var owner = DropOwner(oid);
            if (owner.IsNone)
            {
                return Node(PlanAction.Drop, oid);
            }

            oid = owner;
        }

        return null;
    }

    private PlanNode? Create(Oid oid)
    {
        for (var depth = 0; depth < 16 && _scope.ImpliedCreations.TryGetValue(oid, out var owner); depth++)
        {
            oid = owner;
        }

        return Node(PlanAction.Create, oid) ?? Node(PlanAction.Change, oid);
    }

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
            if (_scope.To.Find(oid) is Table table)
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
        AddIndexEdges();
        AddKeyEdges();
        AddCheckEdges();
        AddDomainCheckEdges();
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

            foreach (var user in _scope.To.Dependents(check.Domain).OrderBy(static o => o))
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

    /// <summary>Whatever hangs on something that goes must let go first.</summary>
    private void AddReleases(Oid target)
    {
        var drop = Drop(target);
        var isColumns = !_scope.Goes(target);
        foreach (var oid in _scope.From.Dependents(target).OrderBy(static o => o))
        {
            var dependent = _scope.From.Find(oid)!;
            foreach (var edge in EdgesOf(dependent)[target])
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

    /// <summary>What an object depends on, by target: it is asked for once for each of them.</summary>
    private ILookup<Oid, Dependency> EdgesOf(DbObject value)
    {
        if (!_edges.TryGetValue(value.Oid, out var edges))
        {
            _edges[value.Oid] = edges = value.Dependencies.Distinct().ToLookup(static e => e.Target);
        }

        return edges;
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
                if (_scope.Changed.Contains(edge.Target) && (ColumnChanges(edge.Target, edge.TargetColumn) || IsParent(target, edge.Target)))
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
    private static bool IsParent(DbObject child, Oid parent) => child is Table table && (table.PartitionOf == parent || table.Inherits.Contains(parent));

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
                foreach (var holder in _scope.From.FindAll(key))
                {
                    if (holder == oid || key.Space is NameSpace.Routine or NameSpace.SchemaConstraint)
                    {
                        continue;
                    }

                    Order(Node(PlanAction.Aside, holder) ?? (_scope.Goes(holder) ? Drop(holder) : Node(PlanAction.Rename, holder)), taker);
                }
            }
        }
    }

    /// <summary>A column's type changes when its users that go are gone, and before those that are rebuilt come back.</summary>
    private void AddColumnTypeEdges()
    {
        foreach (var oid in _scope.Dropped)
        {
            if (_scope.From.Find(oid) is not { } value || value is not (PgRollback.Catalog.Index or TableConstraint { Type: ConstraintKind.Check or ConstraintKind.Exclusion } or Publication) || !RebuildRules.HasExpressions(_scope.From, value))
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
                if (_scope.Changed.Contains(edge.Target) && (edge.TargetColumn != 0 ? ColumnChanges(edge.Target, edge.TargetColumn) : _scope.From.Find(edge.Target) is EnumType))
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

    private static void Order(PlanNode? first, PlanNode? second)
    {
        if (first is not null && second is not null && first != second)
        {
            second.Before.Add(first);
        }
    }

    private List<PlanNode> TrySort(out List<PlanNode> stuck)
    {
        var waiting = new Dictionary<PlanNode, int>();
        var followers = new Dictionary<PlanNode, List<PlanNode>>();
        var free = new SortedSet<PlanNode>(Comparer<PlanNode>.Create(Compare));
        foreach (var node in _nodes.Values)
        {
            waiting[node] = node.Before.Count;
            foreach (var earlier in node.Before)
            {
                if (!followers.TryGetValue(earlier, out var list))
                {
                    followers[earlier] = list = [];
                }

                list.Add(node);
            }

            if (node.Before.Count == 0)
            {
                free.Add(node);
            }
        }

        var result = new List<PlanNode>();
        while (free.Count > 0)
        {
            var next = free.Min!;
            free.Remove(next);
            result.Add(next);
            foreach (var follower in followers.TryGetValue(next, out var list) ? list : [])
            {
                if (--waiting[follower] == 0)
                {
                    free.Add(follower);
                }
            }
        }

        var done = new HashSet<PlanNode>(result);
        stuck = _nodes.Values.Where(n => !done.Contains(n)).OrderBy(static n => n.Oid).ToList();
        return result;
    }

    private static int Compare(PlanNode? x, PlanNode? y)
    {
        var byPriority = y!.Priority.CompareTo(x!.Priority);
        if (byPriority != 0)
        {
            return byPriority;
        }

        var byAction = x.Action.CompareTo(y.Action);
        if (byAction != 0)
        {
            return byAction;
        }

        // What goes, goes in reverse; what comes, comes in order.
        var byOid = x.Action is PlanAction.Create or PlanAction.Change ? x.Oid.CompareTo(y.Oid) : y.Oid.CompareTo(x.Oid);
        return byOid != 0 ? byOid : x.Column.CompareTo(y.Column);
    }
}
