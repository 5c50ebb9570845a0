using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>An ordinary, partitioned or foreign table.</summary>
public sealed record Table : Relation, IHasColumns
{
    /// <summary>The property of <see cref="Describe"/> that alone differs when a column came back at another position.</summary>
    public const string ColumnOrder = "column order";

    /// <summary>In the order of their numbers.</summary>
    public EquatableArray<Column> Columns { get; init; }

    /// <summary>Highest number ever used, also by dropped columns.</summary>
    public int LastColumnNumber { get; init; }

    /// <summary>Parents by INHERITS, in order.</summary>
    public EquatableArray<Oid> Inherits { get; init; }

    public Oid PartitionOf { get; init; }

    /// <summary>Those that it inherits from, or the one that it is a partition of.</summary>
    internal EquatableArray<Oid> Parents => PartitionOf.IsNone ? Inherits : [PartitionOf];

    /// <summary><c>FOR VALUES …</c> or <c>DEFAULT</c>.</summary>
    public Expression? PartitionBound { get; init; }

    /// <summary>A partition that was a table of its own: names that the server chose then stay.</summary>
    public bool IsAttached { get; init; }

    /// <summary>PARTITION BY: strategy and keys.</summary>
    public Expression? PartitionKey { get; init; }

    /// <summary>Columns used in the partition key: they cannot be dropped.</summary>
    public EquatableArray<int> PartitionColumns { get; init; }

    public Oid OfType { get; init; }

    public bool RowSecurity { get; init; }

    public bool ForceRowSecurity { get; init; }

    public ReplicaIdentity ReplicaIdentity { get; init; }

    public Oid ReplicaIdentityIndex { get; init; }

    /// <summary>Made by a query whose columns are not known; those that are here were added later.</summary>
    public bool HasUnknownColumns { get; init; }

    /// <summary>State of the triggers behind its foreign keys, which only ALL reaches.</summary>
    public TriggerState ConstraintTriggers { get; init; }

    public Oid ClusteredOn { get; init; }

    public string? OnCommit { get; init; }

    /// <summary>Server of a foreign table.</summary>
    public string? Server { get; init; }

    /// <summary>None where no migration made the server.</summary>
    public Oid ServerOid { get; init; }

    public EquatableArray<Option> ForeignOptions { get; init; }

    /// <summary>A migration put rows into it: it is not empty even where nobody else did.</summary>
    public bool IsSeeded { get; init; }

    public bool IsForeign => Server is not null;

    public override ObjectKind Kind => IsForeign ? ObjectKind.ForeignTable : ObjectKind.Table;

    public override IEnumerable<NameKey> Keys
    {
        get
        {
            foreach (var key in base.Keys)
            {
                yield return key;
            }

            foreach (var column in Columns)
            {
                if (column.NotNull && (column.NotNullName ?? (NotNullNames.IsCut(Name, column.Name) ? ColumnCommandReplay.NotNullName(this, column) : null)) is { } name)
                {
                    yield return new NameKey(NameSpace.SchemaConstraint, Schema, name);
                }
            }
        }
    }

    public override IEnumerable<Dependency> Dependencies
    {
        get
        {
            foreach (var column in Columns)
            {
                if (column.HasNoDependencies)
                {
                    continue;
                }

                foreach (var dependency in column.Dependencies)
                {
                    yield return dependency;
                }
            }

            foreach (var parent in Inherits)
            {
                yield return new Dependency(parent, 0, DependencyType.Normal);
            }

            if (!PartitionOf.IsNone)
            {
                yield return new Dependency(PartitionOf, 0, DependencyType.Auto);
            }

            if (!ServerOid.IsNone)
            {
                yield return new Dependency(ServerOid, 0, DependencyType.Normal);
            }

            if (!OfType.IsNone)
            {
                yield return new Dependency(OfType, 0, DependencyType.Normal);
            }

            if (PartitionKey is not null)
            {
                foreach (var dependency in PartitionKey.Dependencies(DependencyType.Normal))
                {
                    if (dependency.Target != Oid)
                    {
                        yield return dependency;
                    }
                }
            }
        }
    }

    public override void Describe(DescriptionWriter writer)
    {
        DescribeRelation(writer);
        foreach (var column in Columns)
        {
            if (!IsSettled(column, writer.Counterpart))
            {
                column.Describe(writer, Name);
            }
        }

        if (!HasColumnsOf(writer.Counterpart))
        {
            writer.Write(ColumnOrder, string.Join(", ", Columns.Select(static c => c.Name)));
        }

        for (var i = 0; i < Inherits.Count; i++)
        {
            writer.Write($"parent {i}", Inherits[i]);
        }

        writer.Write("partition of", PartitionOf);
        writer.Write("partition bound", PartitionBound);
        writer.Write("partition key", PartitionKey);
        writer.Write("of type", OfType);
        writer.Write("row security", RowSecurity);
        writer.Write("force row security", ForceRowSecurity);
        writer.Write("replica identity", ReplicaIdentity == ReplicaIdentity.Default ? null : ReplicaIdentity.ToString());
        writer.Write("replica identity index", ReplicaIdentityIndex);
        writer.Write("unknown columns", HasUnknownColumns ? "yes" : null);
        writer.Write("constraint triggers", ConstraintTriggers == TriggerState.Origin ? null : ConstraintTriggers.ToString());
        writer.Write("clustered on", ClusteredOn);
        if (ServerOid.IsNone)
        {
            writer.Write("server", Server);
        }
        else
        {
            writer.Write("server", ServerOid);
        }

        foreach (var option in ForeignOptions)
        {
            writer.Write("foreign option " + option.Name, option.Value ?? "");
        }
    }

    /// <summary>The same record stands for the column on both sides, and says the same there. A NOT NULL constraint may be named after the table.</summary>
    private bool IsSettled(Column column, DbObject? counterpart) =>
        column.IsSelfContained
        && counterpart is Table other
        && ReferenceEquals(other.Columns.FindColumn(column.Number), column)
        && (column.NotNullName is null || string.Equals(Name, other.Name, StringComparison.Ordinal));

    private bool HasColumnsOf(DbObject? counterpart)
    {
        if (counterpart is not Table other || other.Columns.Count != Columns.Count)
        {
            return false;
        }

        for (var i = 0; i < Columns.Count; i++)
        {
            if (!string.Equals(Columns[i].Name, other.Columns[i].Name, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }
}
