using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>A row of pg_default_acl: what objects of one class get when a role makes them, everywhere or in one schema.</summary>
public sealed record DefaultAcl : DbObject
{
    public required string Role { get; init; }

    /// <summary>None: in every schema. With its schema it goes.</summary>
    public Oid Schema { get; init; }

    /// <summary><c>table</c>, <c>sequence</c>, <c>function</c>, <c>type</c>, <c>schema</c>.</summary>
    public required string ObjectClass { get; init; }

    public Acl Granted { get; init; } = Acl.Default;

    public override ObjectKind Kind => ObjectKind.DefaultPrivileges;

    public static string KeyName(string role, string objectClass) => $"{role} {objectClass}";

    public override IEnumerable<NameKey> Keys => [new NameKey(NameSpace.DefaultAcl, Schema, KeyName(Role, ObjectClass))];

    public override IEnumerable<Dependency> Dependencies => Schema.IsNone ? [] : [new Dependency(Schema, 0, DependencyType.Auto)];

    public override void Describe(DescriptionWriter writer) => writer.Write("default privileges", Granted.ToString());
}
