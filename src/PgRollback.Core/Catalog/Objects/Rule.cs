using PgRollback.Syntax;

namespace PgRollback.Catalog;

public sealed record Rule : DbObject
{
    public required Oid Table { get; init; }

    /// <summary>From AS to the end.</summary>
    public required Expression Definition { get; init; }

    public TriggerState State { get; init; }

    public override ObjectKind Kind => ObjectKind.Rule;

    public override Oid ParentOid => Table;

    public override IEnumerable<NameKey> Keys => [new NameKey(NameSpace.Rule, Table, Name)];

    public override IEnumerable<Dependency> Dependencies =>
        [new Dependency(Table, 0, DependencyType.Auto), .. Definition.Dependencies(DependencyType.Normal)];

    public override void Describe(DescriptionWriter writer)
    {
        writer.WriteCommon(this);
        writer.Write("definition", Definition);
        writer.Write("state", State == TriggerState.Origin ? null : State.ToString());
    }
}
