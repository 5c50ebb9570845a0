using PgRollback.Syntax;

namespace PgRollback.Catalog;

public sealed record Schema : DbObject
{
    /// <summary>public, or the session's temporary schema: there without a CREATE SCHEMA.</summary>
    public bool IsBuiltIn { get; init; }

    public bool IsTemporary { get; init; }

    public override ObjectKind Kind => ObjectKind.Schema;

    public override IEnumerable<NameKey> Keys => [new NameKey(NameSpace.Schema, Oid.None, Name)];

    public override void Describe(DescriptionWriter writer) => writer.WriteCommon(this);
}
