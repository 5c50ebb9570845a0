using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>
/// DROP as dependency.c does it: everything that hangs on the targets is found first; what hangs on them by a normal edge only stops the drop unless it cascades.
/// </summary>
internal sealed class Deletion(ReplaySession session)
{
    /// <summary>A target: the object, its column, or (Default) only the column's default.</summary>
    private readonly record struct Part(Oid Oid, int Column, bool Default);

    private readonly Dictionary<Part, bool> _parts = [];
    private readonly List<Part> _order = [];
    private readonly Dictionary<Oid, List<TableConstraint>> _keysToAncestors = [];

    /// <summary>Parts reached by a normal edge only, with what they need.</summary>
    private readonly Dictionary<Part, Part> _blocked = [];

    public static void Drop(ReplaySession session, IEnumerable<DbObject> targets, bool cascade)
    {
        var deletion = new Deletion(session);
        foreach (var target in targets)
        {
            deletion.Add(new Part(target.Oid, 0, Default: false), isFree: true);
        }

        deletion.Run(cascade);
    }

    /// <param name="session">The replay.</param>
    /// <param name="table">Its table.</param>
    /// <param name="column">The column.</param>
    /// <param name="cascade">Together with what hangs on it.</param>
    /// <param name="only">Children keep theirs.</param>
    public static void DropColumn(ReplaySession session, Table table, Column column, bool cascade, bool only)
    {
        var deletion = new Deletion(session);
        deletion.AddColumn(table, column, only);
        deletion.Run(cascade);
    }

    private void AddColumn(Table table, Column column, bool only)
    {
        Add(new Part(table.Oid, column.Number, Default: false), isFree: true);
        if (only)
        {
            return;
        }

        foreach (var child in Inheritance.Children(session.Editor, table.Oid))
        {
            if (child.FindColumn(column.Name) is { IsLocal: false, InheritCount: <= 1 } inherited)
            {
                AddColumn(child, inherited, only: false);
            }
        }
    }

    /// <param name="isFree">Asked for, or going along in silence: no CASCADE needed.</param>
    private void Add(Part part, bool isFree)
    {
        if (_parts.TryGetValue(part, out var wasFree))
        {
            if (isFree && !wasFree)
            {
                _parts[part] = true;
                _blocked.Remove(part);
            }

            return;
        }

        _parts[part] = isFree;
        _order.Add(part);
        ReplayException.RequireStack();
        if (part.Default)
        {
            return;
        }

        foreach (var dependent in session.Editor.Dependents(part.Oid))
        {
            if (session.Editor.Find(dependent) is { } value)
            {
                AddDependent(part, value);
            }
        }

        if (part.Column == 0 && session.Editor.Find(part.Oid) is Table { PartitionOf.IsNone: false } partition)
        {
            AddForeignKeysToAncestors(part, partition);
        }

        if (part.Column == 0 && session.Editor.Find(part.Oid) is Schema schema)
        {
            foreach (var member in session.Editor.All.Where(o => o.SchemaOid == schema.Oid).OrderBy(static o => o.Oid).ToList())
            {
                AddNormal(new Part(member.Oid, 0, Default: false), part);
            }
        }
    }

    /// <summary>A foreign key to a partitioned table refers to each of its partitions, too.</summary>
    private void AddForeignKeysToAncestors(Part part, Table partition)
    {
        foreach (var key in KeysTo(partition.PartitionOf))
        {
            AddNormal(new Part(key.Oid, 0, Default: false), part);
        }
    }

    /// <summary>Foreign keys to a partitioned table and to those that it is a part of itself; from the outermost one down, for each tells its partitions.</summary>
    private List<TableConstraint> KeysTo(Oid table)
    {
        var path = new Stack<Oid>();
        List<TableConstraint>? keys = null;
        for (var ancestor = table; !ancestor.IsNone && !_keysToAncestors.TryGetValue(ancestor, out keys); ancestor = session.Editor.Find<Table>(ancestor)?.PartitionOf ?? Oid.None)
        {
            path.Push(ancestor);
        }

        keys ??= [];
        while (path.Count > 0)
        {
            var ancestor = path.Pop();
            var own = ConstraintReplay.ForeignKeysTo(session.Editor, ancestor);
            _keysToAncestors[ancestor] = keys = own.Count == 0 ? keys : [.. own, .. keys];
        }

        return keys;
    }

    private void AddDependent(Part target, DbObject dependent)
    {
        foreach (var dependency in dependent.Dependencies)
        {
            var edge = dependency;
            if (edge.Target != target.Oid || (target.Column != 0 && edge.TargetColumn != target.Column))
            {
                continue;
            }

            if (edge.TargetColumn != 0 && target.Column == 0 && edge.Target == dependent.Oid)
            {
                continue;
            }

            if (dependent is Publication publication && target.Column == 0 && edge.Type == DependencyType.Auto)
            {
                // It loses the table or the schema in silence.
                session.Editor.Put(PublicationReplay.Without(publication, target.Oid));
                return;
            }

            var part = PartOf(dependent, edge);
            if (part == target)
            {
                continue;
            }

            if (dependent is Index { Constraint.IsNone: false } index && edge.Type != DependencyType.Internal)
            {
                // Never without its constraint, which lets keys and INCLUDE columns go, and holds those of its WHERE and expressions.
                part = new Part(index.Constraint, 0, Default: false);
                edge = index.Holds(edge) ? edge with { Type = DependencyType.Normal } : edge;
            }

            if (edge.Type == DependencyType.Normal)
            {
                AddNormal(part, target);
            }
            else
            {
                Add(part, isFree: true);
            }
        }
    }

    private void AddNormal(Part part, Part target)
    {
        if (!_parts.ContainsKey(part))
        {
            _blocked[part] = target;
            Add(part, isFree: false);
        }
    }

    /// <summary>What really goes: an edge from a column means the column when its type (or the generation) needs the target, else its default only.</summary>
    private static Part PartOf(DbObject dependent, Dependency edge)
    {
        if (edge.FromColumn == 0 || dependent is not IHasColumns relation)
        {
            return new Part(dependent.Oid, 0, Default: false);
        }

        var column = relation.FindColumn(edge.FromColumn)!;
        var needsType = column.Type is { } type && (type.Type == edge.Target || type.Extension == edge.Target);
        var needsCollation = column.Collation == edge.Target;
        return dependent is View
            ? new Part(dependent.Oid, 0, Default: false)
            : new Part(dependent.Oid, edge.FromColumn, !needsType && !needsCollation && column.Generated == GeneratedKind.None);
    }

    private void Run(bool cascade)
    {
        if (!cascade)
        {
            RefuseBlocked();
        }

        RefuseInternal();
        if (cascade)
        {
            NoteUsersUnseen();
            NoteHiddenDependencies();
        }

        Func<Oid, int, bool> goes = Goes;
        foreach (var part in _order)
        {
            if (!part.Default)
            {
                LostData.Report(session, part.Oid, part.Column, goes);
            }
        }

        foreach (var part in _order)
        {
            if (part.Column == 0 && _blocked.TryGetValue(part, out var needed) && session.Editor.Find(part.Oid) is Publication publication)
            {
                // CASCADE reaches its entry for a table only.
                session.Editor.Put(PublicationReplay.WithoutUsersOf(publication, needed.Oid));
            }
            else if (part.Column == 0)
            {
                Forget(part.Oid);
            }
        }

        foreach (var part in _order)
        {
            if (part.Column != 0 && session.Editor.Find(part.Oid) is { } value)
            {
                RemoveColumn(value, part);
            }
        }
    }

    private bool Goes(Oid oid, int column) => _parts.ContainsKey(new Part(oid, column, Default: false));

    private void NoteHiddenDependencies()
    {
        if (session.HiddenDependencies is not { } reason)
        {
            return;
        }

        foreach (var view in session.Editor.InOrder.OfType<View>().Where(v => !v.Query.IsResolved && !_parts.ContainsKey(new Part(v.Oid, 0, Default: false))).ToList())
        {
            if (HiddenReads.MayRead(session, view, _order.Where(static p => !p.Default).Select(p => session.Editor.Find(p.Oid)).OfType<DbObject>()))
            {
                session.AddGap(new Gap(GapKind.Schema, $"whether CASCADE takes {ObjectAddress.Of(session.Editor, view)} is not known since {reason}", session.CurrentSpan)
                {
                    Object = new PossibleObject(ObjectKind.Table, view.Name),
                    Cascades = true,
                });
            }
        }
    }

    /// <summary>CASCADE takes what uses an extension's operators and operator classes, which the model does not list.</summary>
    private void NoteUsersUnseen()
    {
        foreach (var part in _order)
        {
            if (session.Editor.Find(part.Oid) is Extension extension
                && session.Editor.All.Any(o => MayUse(extension.Name, o) && !_parts.ContainsKey(new Part(o.Oid, 0, Default: false))))
            {
                session.AddGap(GapKind.Schema, $"CASCADE takes with extension {extension.Name} whatever uses its functions, operators and operator classes, and the model does not know all of these");
            }
        }
    }

    private static bool MayUse(string extension, DbObject value) =>
        extension is "plpgsql" ? value is Routine { Language: "plpgsql" } : ExtensionContents.MayBeUsedUnseen(extension) && MayUseExtension(value);

    private static bool MayUseExtension(DbObject value) => value switch
    {
        View or GenericObject or TableConstraint { Type: ConstraintKind.Check } or Routine { SqlBody: not null } => true,
        Table table => table.Columns.Any(static c => c.Default is not null),
        Index index => index.AccessMethod is not (null or "btree" or "hash" or "brin") || index.IndexKeys.Any(static k => k.Suffix.Length > 0 || k.Expression is not null) || index.Predicate is not null,
        _ => false,
    };

    private void RefuseBlocked()
    {
        foreach (var pair in _blocked)
        {
            var (part, target) = (pair.Key, pair.Value);
            if (part.Default && _parts.ContainsKey(part with { Default = false }))
            {
                continue;
            }

            // Part of something that goes anyway (a column of a dropped table) is no obstacle.
            if (part.Column != 0 && _parts.ContainsKey(new Part(part.Oid, 0, Default: false)) && _parts[new Part(part.Oid, 0, Default: false)])
            {
                continue;
            }

            if (session.Editor.Find(part.Oid) is { ParentOid.IsNone: false } child && _parts.TryGetValue(new Part(child.ParentOid, 0, Default: false), out var parentFree) && parentFree)
            {
                continue;
            }

            throw new ReplayException(
                ReplayError.DependentObjects,
                $"cannot drop {Describe(Whole(target))} because other objects depend on it: {Describe(part)} depends on {Describe(Whole(target))}",
                Describe(part));
        }
    }

    /// <summary>PostgreSQL speaks of the table where an index or a constraint of it is in the way.</summary>
    private Part Whole(Part target)
    {
        var parent = session.Editor.Find(target.Oid) is Index index ? index.Table : session.Editor.Find(target.Oid)?.ParentOid ?? Oid.None;
        var whole = new Part(parent, 0, Default: false);
        return !parent.IsNone && _parts.ContainsKey(whole) ? whole : target;
    }

    /// <summary>A trigger that a partition has from its parent's goes with either.</summary>
    private bool GoesWithItsPartition(DbObject value) => value is Trigger { PartitionOf.IsNone: false } trigger && _parts.ContainsKey(new Part(trigger.Table, 0, Default: false));

    /// <summary>A part of something else cannot be dropped on its own: the index of a constraint, the sequence of an identity.</summary>
    private void RefuseInternal()
    {
        foreach (var part in _order)
        {
            if (part.Column != 0 || !_parts[part] || session.Editor.Find(part.Oid) is not { } value || GoesWithItsPartition(value))
            {
                continue;
            }

            if (value is Index { PartitionOf.IsNone: false } index && !_parts.ContainsKey(new Part(index.PartitionOf, 0, Default: false)) && !_parts.ContainsKey(new Part(index.Table, 0, Default: false)))
            {
                throw new ReplayException(ReplayError.DependentObjects, $"cannot drop {ObjectAddress.Of(session.Editor, index)} because {ObjectAddress.Of(session.Editor, index.PartitionOf)} requires it", ObjectAddress.Of(session.Editor, index.PartitionOf));
            }

            foreach (var edge in value.Dependencies)
            {
                if (edge.Type == DependencyType.Internal && !_parts.ContainsKey(new Part(edge.Target, 0, Default: false)) && !_parts.ContainsKey(new Part(edge.Target, edge.TargetColumn, Default: false)))
                {
                    throw new ReplayException(ReplayError.DependentObjects, $"cannot drop {ObjectAddress.Of(session.Editor, value)} because {ObjectAddress.Of(session.Editor, edge.Target)} requires it", ObjectAddress.Of(session.Editor, edge.Target));
                }
            }
        }
    }

    private void RemoveColumn(DbObject value, Part part)
    {
        if (value is CompositeType composite)
        {
            session.Editor.Put(composite with { Columns = composite.Columns.Where(c => c.Number != part.Column).ToEquatableArray() });
            return;
        }

        if (value is not Table table || table.FindColumn(part.Column) is not { } column)
        {
            return;
        }

        if (part.Default)
        {
            session.Editor.Put(Columns.With(table, column with { Default = null }));
            return;
        }

        if (table.PartitionColumns.Contains(part.Column))
        {
            throw new ReplayException($"cannot drop column \"{column.Name}\" because it is part of the partition key of relation \"{table.Name}\"");
        }

        session.Editor.Put(table with { Columns = table.Columns.Where(c => c.Number != part.Column).ToEquatableArray() });
    }

    /// <summary>Removes an object and what others remember of it without depending on it.</summary>
    private void Forget(Oid oid)
    {
        if (session.Editor.Find(oid) is Index index && session.Editor.Find(index.Table) is Table table && (table.ClusteredOn == oid || table.ReplicaIdentityIndex == oid))
        {
            session.Editor.Put(table with
            {
                ClusteredOn = table.ClusteredOn == oid ? Oid.None : table.ClusteredOn,
                ReplicaIdentityIndex = table.ReplicaIdentityIndex == oid ? Oid.None : table.ReplicaIdentityIndex,
            });
        }

        session.Editor.Remove(oid);
    }

    private string Describe(Part part) => part.Column == 0
        ? ObjectAddress.Of(session.Editor, part.Oid)
        : $"{(part.Default ? "default value for " : "")}column {(session.Editor.Find(part.Oid) as IHasColumns)?.FindColumn(part.Column)?.Name} of {ObjectAddress.Of(session.Editor, part.Oid)}";
}
