using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>A row of pg_default_acl: what objects of one class get when a role makes them, everywhere or in one schema.</summary>
public sealed record DefaultAcl : DbObject
{
    public required string Role { get; init; }

    /// <summary>Empty: in every schema.</summary>
    public required string SchemaName { get; init; }

    /// <summary><c>table</c>, <c>sequence</c>, <c>function</c>, <c>type</c>, <c>schema</c>.</summary>
    public required string ObjectClass { get; init; }

    public Acl Granted { get; init; } = Acl.Default;

    public override ObjectKind Kind => ObjectKind.DefaultPrivileges;

    public static string Key(string role, string schema, string objectClass) => $"{role} {schema} {objectClass}";

    public override IEnumerable<NameKey> Keys => [new NameKey(NameSpace.DefaultAcl, Oid.None, Key(Role, SchemaName, ObjectClass))];

    public override void Describe(DescriptionWriter writer) => writer.Write("default privileges", Granted.ToString());
}
