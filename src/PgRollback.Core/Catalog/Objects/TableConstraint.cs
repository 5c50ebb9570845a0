using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>A constraint of a table: CHECK, PRIMARY KEY, UNIQUE, EXCLUDE, FOREIGN KEY (NOT NULL is a property of its column).</summary>
public sealed record TableConstraint : DbObject
{
    public required Oid Table { get; init; }

    /// <summary>Schema of the table, in which automatic names are kept apart.</summary>
    public required Oid Schema { get; init; }

    public required ConstraintKind Type { get; init; }

    /// <summary>Columns by number; of a CHECK: those that it uses.</summary>
    public EquatableArray<int> Columns { get; init; }

    public Expression? Check { get; init; }

    /// <summary>Index of a primary key, unique or exclusion constraint.</summary>
    public Oid Index { get; init; }

    public Oid ReferencedTable { get; init; }

    public EquatableArray<int> ReferencedColumns { get; init; }

    /// <summary>The unique index that a foreign key is bound to.</summary>
    public Oid ReferencedIndex { get; init; }

    public string? Match { get; init; }

    public string? OnDelete { get; init; }

    public EquatableArray<int> OnDeleteColumns { get; init; }

    public string? OnUpdate { get; init; }

    public bool Deferrable { get; init; }

    public bool InitiallyDeferred { get; init; }

    public bool NotValid { get; init; }

    public bool NotEnforced { get; init; }

    public bool NoInherit { get; init; }

    public bool Temporal { get; init; }

    /// <summary>
    /// Of a partition's key or foreign key: made because the partitioned table has it, and not on a table of its own that was attached later.
    /// The server keeps the difference (connoinherit), also when the partition is detached.
    /// </summary>
    public bool MadeByParent { get; init; }

    /// <summary>Inherited only: cannot be dropped here.</summary>
    public bool IsLocal { get; init; } = true;

    public int InheritCount { get; init; }

    /// <summary>Constraint of the partitioned table that this one is a part of.</summary>
    public Oid PartitionOf { get; init; }

    public override ObjectKind Kind => ObjectKind.TableConstraint;

    public override Oid ParentOid => Table;

    public override IEnumerable<NameKey> Keys =>
        [new NameKey(NameSpace.RelationConstraint, Table, Name), new NameKey(NameSpace.SchemaConstraint, Schema, Name)];

    public override IEnumerable<Dependency> Dependencies
    {
        get
        {
            yield return new Dependency(Table, 0, DependencyType.Auto);
            foreach (var column in Columns)
            {
                yield return new Dependency(Table, column, DependencyType.Auto);
            }

            if (Check is not null)
            {
                foreach (var dependency in Check.Dependencies(DependencyType.Normal))
                {
                    yield return dependency.Target == Table ? dependency with { Type = DependencyType.Auto } : dependency;
                }
            }

            if (!ReferencedTable.IsNone)
            {
                yield return new Dependency(ReferencedTable, 0, DependencyType.Normal);
                foreach (var column in ReferencedColumns)
                {
                    yield return new Dependency(ReferencedTable, column, DependencyType.Normal);
                }
            }

            if (!ReferencedIndex.IsNone)
            {
                yield return new Dependency(ReferencedIndex, 0, DependencyType.Normal);
            }

            if (!PartitionOf.IsNone)
            {
                yield return new Dependency(PartitionOf, 0, DependencyType.Auto);
            }
        }
    }

    public override void Describe(DescriptionWriter writer)
    {
        writer.WriteCommon(this);
        writer.Write("type", Type.ToString());
        writer.Write("columns", Type == ConstraintKind.Check ? null : Names(writer.Catalog, Table, Columns));
        writer.Write("check", Check);
        writer.Write("index", Index);
        writer.Write("references", ReferencedTable);
        writer.Write("referenced columns", Names(writer.Catalog, ReferencedTable, ReferencedColumns));
        writer.Write("referenced index", ReferencedIndex);
        writer.Write("match", Match);
        writer.Write("on delete", OnDelete);
        writer.Write("on delete columns", Names(writer.Catalog, Table, OnDeleteColumns));
        writer.Write("on update", OnUpdate);
        writer.Write("deferrable", Deferrable);
        writer.Write("initially deferred", InitiallyDeferred);
        writer.Write("not valid", NotValid);
        writer.Write("not enforced", NotEnforced);
        writer.Write("no inherit", NoInherit);
        writer.Write("temporal", Temporal);
        writer.Write("made by the partitioned table", MadeByParent);
        writer.Write("inherited only", !IsLocal);
        writer.Write("parents", InheritCount == 0 ? null : InheritCount.ToString(System.Globalization.CultureInfo.InvariantCulture));
        writer.Write("partition of", PartitionOf);
    }

    private static string? Names(CatalogReader catalog, Oid table, EquatableArray<int> columns) =>
        columns.IsEmpty || catalog.Find(table) is not IHasColumns relation ? null : string.Join(", ", columns.Select(n => relation.FindColumn(n)?.Name));
}
