using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>A sequence with PostgreSQL's effective parameters.</summary>
public sealed record Sequence : Relation
{
    public required TypeReference Type { get; init; }

    public long Increment { get; init; } = 1;

    public long MinValue { get; init; } = 1;

    public long MaxValue { get; init; } = long.MaxValue;

    public long Start { get; init; } = 1;

    public long Cache { get; init; } = 1;

    public bool Cycle { get; init; }

    /// <summary>Where the last RESTART put it: no property of the sequence, but a value that its bounds must hold.</summary>
    public long? RestartedAt { get; init; }

    /// <summary>Table of the column that owns it.</summary>
    public Oid OwnedByTable { get; init; }

    public int OwnedByColumn { get; init; }

    /// <summary>Belongs to an identity column: made and dropped with it, never on its own.</summary>
    public bool IsIdentity { get; init; }

    protected override bool HasRowType => false;

    public override ObjectKind Kind => ObjectKind.Sequence;

    public override IEnumerable<Dependency> Dependencies =>
        OwnedByTable.IsNone ? [] : [new Dependency(OwnedByTable, OwnedByColumn, IsIdentity ? DependencyType.Internal : DependencyType.Auto)];

    public override void Describe(DescriptionWriter writer)
    {
        DescribeRelation(writer);
        writer.Write("type", Type.ToSql(writer.Catalog));
        writer.Write("increment", Number(Increment));
        writer.Write("minvalue", Number(MinValue));
        writer.Write("maxvalue", Number(MaxValue));
        writer.Write("start", Number(Start));
        writer.Write("cache", Number(Cache));
        writer.Write("cycle", Cycle);
        writer.Write("identity", IsIdentity);
        if (!OwnedByTable.IsNone && writer.Catalog.Find(OwnedByTable) is IHasColumns table)
        {
            writer.Write("owned by", ObjectAddress.Of(writer.Catalog, OwnedByTable) + " column " + table.FindColumn(OwnedByColumn)?.Name);
        }
    }

    private static string Number(long value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
