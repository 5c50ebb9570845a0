using PgRollback.Syntax;

namespace PgRollback.Catalog;

public sealed record Extension : DbObject
{
    /// <summary>The schema that its objects are in; None: pg_catalog.</summary>
    public Oid InstalledIn { get; init; }

    public string? Version { get; init; }

    public override ObjectKind Kind => ObjectKind.Extension;

    public override IEnumerable<NameKey> Keys => ExtensionContents.IsUnknown(Name)
        ? [new NameKey(NameSpace.Extension, Oid.None, Name), new NameKey(NameSpace.Generic, Oid.None, ExtensionContents.UnknownMarker)]
        : [new NameKey(NameSpace.Extension, Oid.None, Name)];

    public override IEnumerable<Dependency> Dependencies => InstalledIn.IsNone ? [] : [new Dependency(InstalledIn, 0, DependencyType.Normal)];

    public override void Describe(DescriptionWriter writer)
    {
        writer.WriteCommon(this);
        writer.Write("schema", InstalledIn);
        writer.Write("version", Version);
    }
}
