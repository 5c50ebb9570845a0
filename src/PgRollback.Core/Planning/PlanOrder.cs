using PgRollback.Catalog;
using PgRollback.Syntax;

namespace PgRollback.Planning;

/// <summary>Puts the pieces of a plan in an order in which each finds what it needs and nothing that forbids it; among free ones the later touch comes first.</summary>
internal sealed partial class PlanOrder
{
    private readonly PlanScope _scope;
    private readonly HashSet<Oid> _explicit;
    private readonly Dictionary<Oid, Oid> _dropOwners = [];
    private readonly Dictionary<Oid, Dependency[]> _edges = [];
    private readonly Dictionary<(PlanAction Action, Oid Oid, int Column), PlanNode> _nodes = [];

    private PlanOrder(PlanScope scope, HashSet<Oid> explicitDrops)
    {
        _scope = scope;
        _explicit = explicitDrops;
        AddNodes();
        if (_nodes.Count > 1)
        {
            AddEdges();
        }
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

        return GiveWay(stuck) || Unbind(stuck);
    }

    /// <summary>What else an owned sequence is does not ask for its owner's column, and the owner's default may have to wait for it. Where something had to be made again, statement by statement does better.</summary>
    private bool Unbind(List<PlanNode> stuck) =>
        !_scope.Rebuilt.Any() && stuck.Exists(n => n.Action == PlanAction.Change && StaysOwned(n.Oid) && _scope.Unbound.Add(n.Oid));

    private bool StaysOwned(Oid oid) =>
        _scope.From.Find(oid) is Sequence { IsIdentity: false, OwnedByTable.IsNone: false } now && _scope.To.Find(oid) is Sequence target
        && now.OwnedByTable == target.OwnedByTable && now.OwnedByColumn == target.OwnedByColumn;

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

        return value is TableConstraint { Type: ConstraintKind.Check, IsLocal: false } check && Inheritance.ParentChecks(_scope.From, check).ToList() is { Count: > 0 } parents && parents.TrueForAll(p => _scope.Goes(p.Oid))
            ? parents[0].Oid
            : Oid.None;
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

        stuck = result.Count == _nodes.Count ? [] : [.. _nodes.Values.Except(result).OrderBy(static n => n.Oid)];
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
