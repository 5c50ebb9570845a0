using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>A row of pg_class: whatever shares the name space of tables.</summary>
public abstract record Relation : DbObject
{
    public required Oid Schema { get; init; }

    public Persistence Persistence { get; init; }

    /// <summary>Storage parameters, sorted by name.</summary>
    public EquatableArray<Option> Options { get; init; }

    public string? Tablespace { get; init; }

    public string? AccessMethod { get; init; }

    public override Oid SchemaOid => Schema;

    /// <summary>Whether a type of the same name comes with it.</summary>
    protected virtual bool HasRowType => true;

    public override IEnumerable<NameKey> Keys
    {
        get
        {
            yield return new NameKey(NameSpace.Relation, Schema, Name);
            if (HasRowType)
            {
                yield return new NameKey(NameSpace.Type, Schema, Name);
            }
        }
    }

    protected void DescribeRelation(DescriptionWriter writer)
    {
        writer.Write("persistence", Persistence == Persistence.Permanent ? null : Persistence.ToString());
        writer.Write("access method", AccessMethod);
        // The database's own is written by name or not at all.
        writer.Write("tablespace", Tablespace is "pg_default" ? null : Tablespace);
        foreach (var option in Options)
        {
            writer.Write("option " + option.Name, option.Value ?? "true");
        }

        writer.WriteCommon(this);
    }
}
