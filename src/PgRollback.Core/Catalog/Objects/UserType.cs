using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>A type that is not a relation's row type.</summary>
public abstract record UserType : DbObject
{
    public required Oid Schema { get; init; }

    /// <summary>Its array type is not called as it is with an underscore in front, because that name was taken when it got its own.</summary>
    public bool HasOddArrayName { get; init; }

    public override ObjectKind Kind => ObjectKind.Type;

    /// <summary>The usual name of its array type.</summary>
    internal static NameKey ArrayKey(Oid schema, string name) => new(NameSpace.Type, schema, "_" + name);

    public override Oid SchemaOid => Schema;

    public override IEnumerable<NameKey> Keys => [new NameKey(NameSpace.Type, Schema, Name)];
}

public sealed record EnumType : UserType
{
    /// <summary>In sort order.</summary>
    public GrowingArray<string> Labels { get; init; } = GrowingArray<string>.Empty;

    /// <summary>The identity of each of <see cref="Labels"/>, which expressions refer to and a rename keeps.</summary>
    public GrowingArray<int> Numbers { get; init; } = GrowingArray<int>.Empty;

    internal int? NumberOf(string label) => Labels.IndexOf(label) is >= 0 and var position ? Numbers[position] : null;

    internal string? LabelOf(int number) => Numbers.IndexOf(number) is >= 0 and var position ? Labels[position] : null;

    public override void Describe(DescriptionWriter writer)
    {
        writer.WriteCommon(this);
        writer.Write("labels", string.Join(", ", Labels.Select(static l => "'" + l + "'")));
    }
}

/// <summary>A composite type made by CREATE TYPE: its attributes are columns, and it has a row in pg_class.</summary>
public sealed record CompositeType : UserType, IHasColumns
{
    public EquatableArray<Column> Columns { get; init; }

    public int LastColumnNumber { get; init; }

    public override IEnumerable<NameKey> Keys =>
        [new NameKey(NameSpace.Type, Schema, Name), new NameKey(NameSpace.Relation, Schema, Name)];

    public override IEnumerable<Dependency> Dependencies => Columns.SelectMany(static c => c.Dependencies);

    public override void Describe(DescriptionWriter writer)
    {
        writer.WriteCommon(this);
        writer.Write("attribute order", string.Join(", ", Columns.Select(static c => c.Name)));
        foreach (var column in Columns)
        {
            column.Describe(writer);
        }
    }
}

public sealed record DomainType : UserType
{
    public required TypeReference BaseType { get; init; }

    public string? CollationName { get; init; }

    /// <summary>A collation of the model, or <see cref="CollationName"/>.</summary>
    public Oid Collation { get; init; }

    public bool NotNull { get; init; }

    /// <summary>Name of the NOT NULL constraint (17 and later), where it is not the usual one.</summary>
    public string? NotNullName { get; init; }

    /// <summary>The name that PostgreSQL gives.</summary>
    internal string UsualNotNullName => ObjectNames.Make(Name, name2: null, "not_null");

    public Expression? Default { get; init; }

    public override ObjectKind Kind => ObjectKind.Domain;

    public override IEnumerable<Dependency> Dependencies
    {
        get
        {
            if (!BaseType.Type.IsNone)
            {
                yield return new Dependency(BaseType.Type, 0, DependencyType.Normal);
            }

            if (!BaseType.Extension.IsNone)
            {
                yield return new Dependency(BaseType.Extension, 0, DependencyType.Normal);
            }

            if (!Collation.IsNone)
            {
                yield return new Dependency(Collation, 0, DependencyType.Normal);
            }

            foreach (var dependency in Default?.Dependencies(DependencyType.Normal) ?? [])
            {
                yield return dependency;
            }
        }
    }

    public override void Describe(DescriptionWriter writer)
    {
        writer.WriteCommon(this);
        writer.Write("base type", BaseType.ToSql(writer.Catalog));
        writer.Write("collation", CollationName);
        writer.Write("collation", Collation);
        writer.Write("not null", NotNull);
        writer.Write("not null constraint", NotNull && !string.Equals(NotNullName, UsualNotNullName, StringComparison.Ordinal) ? NotNullName : null);
        writer.Write("default", Default);
    }
}

/// <summary>A CHECK of a domain.</summary>
public sealed record DomainConstraint : DbObject
{
    public required Oid Domain { get; init; }

    public required Expression Check { get; init; }

    public bool NotValid { get; init; }

    public override ObjectKind Kind => ObjectKind.DomainConstraint;

    public override Oid ParentOid => Domain;

    public override IEnumerable<NameKey> Keys => [new NameKey(NameSpace.DomainConstraint, Domain, Name)];

    public override IEnumerable<Dependency> Dependencies =>
        [new Dependency(Domain, 0, DependencyType.Auto), .. Check.Dependencies(DependencyType.Normal)];

    public override void Describe(DescriptionWriter writer)
    {
        writer.WriteCommon(this);
        writer.Write("check", Check);
        writer.Write("not valid", NotValid);
    }
}

/// <summary>A range type (with its multirange), or a base type: kept by its options.</summary>
public sealed record DefinedType : UserType
{
    public bool IsRange { get; init; }

    public bool IsShell { get; init; }

    public EquatableArray<Option> Options { get; init; }

    /// <summary>Functions and types that the options name.</summary>
    public EquatableArray<Oid> References { get; init; }

    /// <summary>The multirange type that comes with a range.</summary>
    public string? MultirangeName { get; init; }

    /// <summary>Where and under which name a range was made: its multirange type and the functions that make its values stay there when it is renamed or moved.</summary>
    public NameKey? MadeAs { get; init; }

    /// <summary>A range whose companions have other names than one made now would have.</summary>
    internal bool HasStrayCompanions => MadeAs is { } made && made != new NameKey(NameSpace.Type, Schema, Name);

    public override IEnumerable<NameKey> Keys => MultirangeName is null
        ? [new NameKey(NameSpace.Type, Schema, Name)]
        : [new NameKey(NameSpace.Type, Schema, Name), new NameKey(NameSpace.Type, MadeAs?.Parent ?? Schema, MultirangeName)];

    public override IEnumerable<Dependency> Dependencies => References.Select(static r => new Dependency(r, 0, DependencyType.Normal));

    public override void Describe(DescriptionWriter writer)
    {
        writer.WriteCommon(this);
        writer.Write("range", IsRange);
        writer.Write("shell", IsShell);
        foreach (var option in Options)
        {
            writer.Write("option " + option.Name, option.Value ?? "true");
        }
    }
}
