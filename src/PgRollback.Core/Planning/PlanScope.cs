using PgRollback.Catalog;
using PgRollback.Syntax;

namespace PgRollback.Planning;

/// <summary>What becomes of each object between two catalogs: dropped, made, renamed, changed in place, or taken down and put up again.</summary>
internal sealed class PlanScope
{
    private readonly Dictionary<Oid, List<Oid>> _implied = [];
    private readonly Queue<Oid> _pending = new();

    public PlanScope(DatabaseCatalog from, DatabaseCatalog to, IReadOnlyDictionary<Oid, int> touched)
    {
        From = from;
        To = to;
        Touched = touched;
        foreach (var oid in touched.Keys.OrderBy(static o => o))
        {
            Classify(oid);
        }

        Close();
        FindImpliedCreations();
    }

    public DatabaseCatalog From { get; }

    public DatabaseCatalog To { get; }

    public IReadOnlyDictionary<Oid, int> Touched { get; }

    /// <summary>There now, not before.</summary>
    public HashSet<Oid> Dropped { get; } = [];

    /// <summary>There before, not now.</summary>
    public HashSet<Oid> Created { get; } = [];

    /// <summary>There on both sides, but only a new object can be what the old one was, or it stands in the way of a change.</summary>
    public HashSet<Oid> Rebuilt { get; } = [];

    public HashSet<Oid> Renamed { get; } = [];

    public HashSet<Oid> Changed { get; } = [];

    /// <summary>Columns that were not there before, by table.</summary>
    public Dictionary<Oid, HashSet<int>> DroppedColumns { get; } = [];

    /// <summary>Defaults (table, column) that stand in the way.</summary>
    public HashSet<(Oid Table, int Column)> RebuiltDefaults { get; } = [];

    /// <summary>Dropped only after something else took their name.</summary>
    public HashSet<Oid> Aside { get; } = [];

    /// <summary>Sequences that are changed without regard to the column that owns them.</summary>
    public HashSet<Oid> Unbound { get; } = [];

    /// <summary>Made along with another object: the index of a constraint, the sequence of an identity, what a partition gets.</summary>
    public IReadOnlyList<Oid> ImpliedBy(Oid oid) => _implied.TryGetValue(oid, out var list) ? list : [];

    public Dictionary<Oid, Oid> ImpliedCreations { get; } = [];

    public bool Goes(Oid oid) => Dropped.Contains(oid) || Rebuilt.Contains(oid);

    public bool Comes(Oid oid) => Created.Contains(oid) || Rebuilt.Contains(oid);

    /// <summary>Takes an object down and puts it up again, with all that hangs on it.</summary>
    public void Rebuild(Oid oid)
    {
        if (Dropped.Contains(oid) || To.Find(oid) is null || !Rebuilt.Add(oid))
        {
            return;
        }

        if (From.Find(oid) is Table or Schema or Extension or Sequence)
        {
            throw new PlanningException($"{ObjectAddress.Of(From, oid)} would have to be dropped and made again");
        }

        Changed.Remove(oid);
        Renamed.Remove(oid);
        _pending.Enqueue(oid);
    }

    /// <summary>Rebuilds what the rebuilt objects and changed columns drag along, until nothing is left.</summary>
    public void Close()
    {
        while (_pending.Count > 0)
        {
            var oid = _pending.Dequeue();
            foreach (var dependent in From.Dependents(oid))
            {
                if (dependent != oid && !Dropped.Contains(dependent))
                {
                    DragAlong(dependent, oid);
                }
            }

            // An index of a constraint goes and comes with it.
            if (From.Find(oid) is PgRollback.Catalog.Index { Constraint.IsNone: false } index)
            {
                Rebuild(index.Constraint);
            }
        }
    }

    private void Classify(Oid oid)
    {
        var (before, after) = (To.Find(oid), From.Find(oid));
        if (IsTemporary(before) || IsTemporary(after))
        {
            return;
        }

        if (before is null)
        {
            if (after is not null)
            {
                Dropped.Add(oid);
            }

            return;
        }

        if (after is null)
        {
            Created.Add(oid);
            return;
        }

        if (before.GetType() != after.GetType())
        {
            throw new PlanningException($"{ObjectAddress.Of(To, before)} became {ObjectAddress.Of(From, after)}");
        }

        if (Rebuilt.Contains(oid))
        {
            return;
        }

        var isMoved = !string.Equals(before.Name, after.Name, StringComparison.Ordinal) || before.SchemaOid != after.SchemaOid || (before as Extension)?.InstalledIn != (after as Extension)?.InstalledIn;
        if (isMoved)
        {
            Renamed.Add(oid);
        }

        if (CatalogComparison.AreEqual(To, before, From, after) && !IsSwapped(before, after))
        {
            return;
        }

        if (RebuildRules.MustRebuild(From, after, To, before))
        {
            Rebuild(oid);
            return;
        }

        Changed.Add(oid);
        if (after is Table now && before is Table target)
        {
            ClassifyColumns(now, target);
        }
        else if (after is EnumType nowType && before is EnumType targetType && EnumChange.NeedsRebuild(nowType, targetType))
        {
            ClassifyEnum(nowType, targetType);
        }
        else if (after is CompositeType nowRow && before is CompositeType targetRow && nowRow.Columns.Count != targetRow.Columns.Count)
        {
            RebuildChangedViews(oid);
        }
    }

    /// <summary>ROW(…)::type has a value for each attribute, so that a view with it is neither read nor written while the type is between the two.</summary>
    private void RebuildChangedViews(Oid type)
    {
        foreach (var oid in From.Dependents(type))
        {
            if (!Dropped.Contains(oid) && From.Find(oid) is View now && To.Find(oid) is View target && !CatalogComparison.AreEqual(To, target, From, now))
            {
                Rebuild(oid);
            }
        }
    }

    /// <summary>A column whose type, or what its default uses, was swapped for another object of the same name.</summary>
    private static bool IsSwapped(DbObject before, DbObject after) =>
        before is Table target && after is Table now && now.Columns.Any(c => target.Columns.FindColumn(c.Number) is { } earlier && !ReferenceEquals(earlier, c) && (IsOfAnotherType(earlier, c) || !UseTheSame(earlier.Default, c.Default)));

    private static bool UseTheSame(Expression? before, Expression? after) =>
        before is null || after is null || before.References.Select(static r => r.Target).SequenceEqual(after.References.Select(static r => r.Target));

    private static bool IsOfAnotherType(Column before, Column after) => before.Type?.Type != after.Type?.Type;

    private void ClassifyColumns(Table now, Table target)
    {
        foreach (var column in now.Columns)
        {
            if (target.Columns.FindColumn(column.Number) is not { } earlier)
            {
                DropColumn(now, column);
            }
            else if (ReferenceEquals(earlier, column) && column.IsSelfContained)
            {
                continue;
            }
            else if (IsOfAnotherType(earlier, column) || column.Type?.ToSql(From) != earlier.Type?.ToSql(To) || !string.Equals(TableSql.Collation(From, column), TableSql.Collation(To, earlier), StringComparison.Ordinal))
            {
                RebuildUsersOfColumn(now, column);
            }
        }
    }

    private void DropColumn(Table table, Column column)
    {
        if (!DroppedColumns.TryGetValue(table.Oid, out var set))
        {
            DroppedColumns[table.Oid] = set = [];
        }

        set.Add(column.Number);
    }

    /// <summary>A generated column that has to go and come back loses nothing: its values are computed again.</summary>
    /// <returns>False where it cannot be dropped by itself.</returns>
    private bool RemakeGenerated(Table table, Column column)
    {
        if (column.Generated == GeneratedKind.None || !column.IsLocal || table.PartitionColumns.Contains(column.Number) || Inheritance.Children(From, table.Oid).Any())
        {
            return false;
        }

        DropColumn(table, column);
        Changed.Add(table.Oid);
        foreach (var oid in From.Dependents(table.Oid))
        {
            if (oid != table.Oid && !Dropped.Contains(oid) && From.Find(oid)!.Dependencies.Any(d => d.Target == table.Oid && d.TargetColumn == column.Number))
            {
                Rebuild(oid);
            }
        }

        return true;
    }

    /// <summary>What PostgreSQL refuses to leave on a column whose type changes, or rewrites in ways that do not lead back.</summary>
    private void RebuildUsersOfColumn(Table table, Column column)
    {
        foreach (var oid in From.Dependents(table.Oid))
        {
            var dependent = From.Find(oid);
            if (Dropped.Contains(oid) || dependent is null || !dependent.Dependencies.Any(d => d.Target == table.Oid && d.TargetColumn == column.Number))
            {
                continue;
            }

            // Expressions would be read again with the casts that the newer type brought in, so they are made again from their own text.
            if (dependent is View or Rule or Policy or Trigger or Routine
                || (dependent is Publication publication && publication.Filters(table.Oid, column.Number))
                || (dependent is PgRollback.Catalog.Index or TableConstraint { Type: ConstraintKind.Check or ConstraintKind.Exclusion } && RebuildRules.HasExpressions(From, dependent)))
            {
                Rebuild(oid);
            }
        }

        // PostgreSQL changes no type under a generated column, whatever it takes from it.
        foreach (var generated in table.Columns.Where(c => Reads(table, c, column) && To.Find<Table>(table.Oid)?.FindColumn(c.Number) is not null))
        {
            RemakeGenerated(table, generated);
        }
    }

    /// <summary>Whether a generated column of the table reads another one of its columns.</summary>
    public static bool Reads(Table table, Column generated, Column column) =>
        generated.Generated != GeneratedKind.None && table.Dependencies.Any(d => d.FromColumn == generated.Number && d.Target == table.Oid && d.TargetColumn == column.Number);

    private void ClassifyEnum(EnumType now, EnumType target)
    {
        if (!IsSubsequence(target.Labels, now.Labels))
        {
            throw new PlanningException($"the labels of {ObjectAddress.Of(To, target)} changed in more than one way");
        }

        foreach (var (relation, column) in EnumChange.Columns(From, now.Oid))
        {
            if (Dropped.Contains(relation) || To.Find(relation) is null)
            {
                continue;
            }

            var table = From.Find<Table>(relation)!;
            if (RemakeGenerated(table, column))
            {
                continue;
            }

            if (table.PartitionColumns.Contains(column.Number) || column.Generated != GeneratedKind.None)
            {
                throw new PlanningException($"column {column.Name} of {ObjectAddress.Of(From, relation)} is a partition key or generated, so the values of {ObjectAddress.Of(From, now)} cannot be taken out");
            }

            RebuildUsersOfColumn(table, column);
            RebuildForeignKeys(relation, column);
        }

        foreach (var oid in From.Dependents(now.Oid))
        {
            if (!Dropped.Contains(oid) && From.Find(oid) is not Table)
            {
                Rebuild(oid);
            }
        }
    }

    /// <summary>A foreign key leads from column to column of one enum, and they go over to the other one after each other.</summary>
    private void RebuildForeignKeys(Oid relation, Column column)
    {
        foreach (var oid in From.Dependents(relation))
        {
            if (From.Find(oid) is TableConstraint { Type: ConstraintKind.ForeignKey, PartitionOf.IsNone: true } key
                && ((key.Table == relation && key.Columns.Contains(column.Number)) || (key.ReferencedTable == relation && key.ReferencedColumns.Contains(column.Number))))
            {
                Rebuild(oid);
            }
        }
    }

    private bool IsDropped(Oid table, int column) => DroppedColumns.TryGetValue(table, out var columns) && columns.Contains(column);

    private void DragAlong(Oid dependent, Oid target)
    {
        var value = From.Find(dependent)!;
        if (value is Table table)
        {
            foreach (var edge in table.Dependencies.Where(d => d.Target == target))
            {
                var column = table.FindColumn(edge.FromColumn);
                if (IsDropped(dependent, edge.FromColumn) || (column is not null && To.Find<Table>(dependent)?.FindColumn(column.Number) is not null && RemakeGenerated(table, column)))
                {
                    continue;
                }

                if (column?.Default is null || column.Generated != GeneratedKind.None || column.Type?.Type == target)
                {
                    throw new PlanningException($"{ObjectAddress.Of(From, dependent)} needs {ObjectAddress.Of(From, target)}, which would have to be made again");
                }

                RebuiltDefaults.Add((dependent, column.Number));
                if (To.Find(dependent) is not null)
                {
                    Changed.Add(dependent);
                }
            }

            return;
        }

        if (To.Find(dependent) is null)
        {
            return;
        }

        Rebuild(dependent);
    }

    private void FindImpliedCreations()
    {
        foreach (var oid in Created.Concat(Rebuilt).OrderBy(static o => o))
        {
            var owner = To.Find(oid) switch
            {
                PgRollback.Catalog.Index { Constraint.IsNone: false } index => index.Constraint,
                Sequence { IsIdentity: true } sequence => sequence.OwnedByTable,
                PgRollback.Catalog.Index { PartitionOf.IsNone: false } index => Comes(index.Table) ? index.Table : index.PartitionOf,
                TableConstraint { PartitionOf.IsNone: false } constraint => Comes(constraint.Table) ? constraint.Table : constraint.PartitionOf,
                TableConstraint { IsLocal: false } constraint when (constraint.NotValid || !Comes(constraint.Table)) && Inheritance.ParentChecks(To, constraint).FirstOrDefault(c => Comes(c.Oid)) is { } check => check.Oid,
                TableConstraint { IsLocal: false } constraint => constraint.Table,
                Trigger { PartitionOf.IsNone: false } trigger => Comes(trigger.Table) ? trigger.Table : trigger.PartitionOf,
                _ => Oid.None,
            };
            if (!owner.IsNone)
            {
                ImpliedCreations[oid] = owner;
                if (!_implied.TryGetValue(owner, out var list))
                {
                    _implied[owner] = list = [];
                }

                list.Add(oid);
            }
        }
    }

    private bool IsTemporary(DbObject? value) =>
        value is Relation { Persistence: Persistence.Temporary }
        || value is Schema { IsTemporary: true }
        || (value is { ParentOid.IsNone: false } && (IsTemporary(From.Find(value.ParentOid)) || IsTemporary(To.Find(value.ParentOid))));

    private static bool IsSubsequence(IReadOnlyList<string> part, IReadOnlyList<string> whole)
    {
        var i = 0;
        foreach (var label in whole)
        {
            if (i < part.Count && string.Equals(part[i], label, StringComparison.Ordinal))
            {
                i++;
            }
        }

        return i == part.Count;
    }
}
