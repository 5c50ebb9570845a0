using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>An object of the database: a row of one of PostgreSQL's catalogs. Immutable; a change puts another record under the same <see cref="Oid"/>.</summary>
public abstract record DbObject
{
    public Oid Oid { get; init; }

    public required string Name { get; init; }

    /// <summary>Role that owns it; null: whoever ran the migrations.</summary>
    public string? Owner { get; init; }

    public string? Comment { get; init; }

    public Acl Acl { get; init; } = Acl.Default;

    /// <summary>Provider and label, sorted by provider.</summary>
    public EquatableArray<SecurityLabel> SecurityLabels { get; init; }

    /// <summary>Member of this extension: neither compared nor planned.</summary>
    public Oid Extension { get; init; }

    /// <summary>Statement that created it.</summary>
    public Provenance? Origin { get; init; }

    public abstract ObjectKind Kind { get; }

    /// <summary>Schema, or None for objects that have none of their own.</summary>
    public virtual Oid SchemaOid => Oid.None;

    /// <summary>The relation or domain that it is a part of (a constraint's table), or None.</summary>
    public virtual Oid ParentOid => Oid.None;

    /// <summary>Names under which it is found.</summary>
    public abstract IEnumerable<NameKey> Keys { get; }

    /// <summary>Edges of the tracked dependency graph, without the one to its schema.</summary>
    public virtual IEnumerable<Dependency> Dependencies => [];

    /// <summary>Writes every property that PostgreSQL's catalogs would show, names resolved: what equality before and after means.</summary>
    public abstract void Describe(DescriptionWriter writer);
}

public sealed record SecurityLabel(string Provider, string Label);
