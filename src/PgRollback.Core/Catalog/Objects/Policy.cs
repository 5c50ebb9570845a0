using PgRollback.Syntax;

namespace PgRollback.Catalog;

public sealed record Policy : DbObject
{
    public required Oid Table { get; init; }

    public bool Permissive { get; init; } = true;

    public string Command { get; init; } = "ALL";

    /// <summary>Sorted; empty: PUBLIC.</summary>
    public EquatableArray<string> Roles { get; init; }

    public Expression? Using { get; init; }

    public Expression? WithCheck { get; init; }

    public override ObjectKind Kind => ObjectKind.Policy;

    public override Oid ParentOid => Table;

    public override IEnumerable<NameKey> Keys => [new NameKey(NameSpace.Policy, Table, Name)];

    public override IEnumerable<Dependency> Dependencies =>
    [
        new Dependency(Table, 0, DependencyType.Auto),
        .. Using?.Dependencies(DependencyType.Normal) ?? [],
        .. WithCheck?.Dependencies(DependencyType.Normal) ?? [],
    ];

    public override void Describe(DescriptionWriter writer)
    {
        writer.WriteCommon(this);
        writer.Write("restrictive", !Permissive);
        writer.Write("command", Command);
        writer.Write("roles", string.Join(", ", Roles));
        writer.Write("using", Using);
        writer.Write("with check", WithCheck);
    }
}
