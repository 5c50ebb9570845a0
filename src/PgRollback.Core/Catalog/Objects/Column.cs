using PgRollback.Syntax;

namespace PgRollback.Catalog;

public enum IdentityKind
{
    None,
    Always,
    ByDefault,
}

public enum GeneratedKind
{
    None,
    Stored,
    Virtual,
}

/// <summary>A row of pg_attribute. The number is its identity within the relation; numbers of dropped columns are not used again.</summary>
public sealed record Column
{
    public required int Number { get; init; }

    public required string Name { get; init; }

    /// <summary>Null where the model cannot tell the type (a view's expression).</summary>
    public TypeReference? Type { get; init; }

    public bool NotNull { get; init; }

    /// <summary>Name of the NOT NULL constraint (18 and later); null: as PostgreSQL names it.</summary>
    public string? NotNullName { get; init; }

    public bool NotNullNoInherit { get; init; }

    public bool NotNullNotValid { get; init; }

    /// <summary>The table was given it by itself, so that from 18 on it stays when the parent's goes.</summary>
    public bool NotNullIsOwn { get; init; }

    public string? NotNullComment { get; init; }

    /// <summary>DEFAULT or generation expression.</summary>
    public Expression? Default { get; init; }

    public GeneratedKind Generated { get; init; }

    public IdentityKind Identity { get; init; }

    /// <summary>A collation of the model, or <see cref="CollationName"/>.</summary>
    public string? CollationName { get; init; }

    public Oid Collation { get; init; }

    /// <summary>In lower case; null: the type's own.</summary>
    public string? Storage { get; init; }

    public string? Compression { get; init; }

    /// <summary>Null: the default.</summary>
    public int? StatisticsTarget { get; init; }

    public EquatableArray<Option> Options { get; init; }

    public EquatableArray<Option> ForeignOptions { get; init; }

    public string? Comment { get; init; }

    public Acl Acl { get; init; } = Acl.Default;

    /// <summary>Defined on the relation itself, as against inherited only.</summary>
    public bool IsLocal { get; init; } = true;

    /// <summary>Number of parents that it is inherited from.</summary>
    public int InheritCount { get; init; }

    /// <summary>With a NOT NULL of the table itself, which takes the place of one that came from a parent.</summary>
    internal Column WithOwnNotNull(string? name = null) =>
        this with { NotNull = true, NotNullIsOwn = true, NotNullName = name ?? (NotNullIsOwn ? NotNullName : null) };

    /// <summary>With the NOT NULL that a parent has; one that is there keeps its name.</summary>
    internal Column WithInheritedNotNull(string name, bool notValid = false) =>
        NotNull ? this with { NotNullNotValid = NotNullNotValid && notValid } : this with { NotNull = true, NotNullName = name, NotNullNotValid = notValid };

    internal Column WithoutNotNull() =>
        this with { NotNull = false, NotNullName = null, NotNullNoInherit = false, NotNullNotValid = false, NotNullIsOwn = false, NotNullComment = null };

    /// <summary>Says the same in every catalog: nothing of it is the name of another object.</summary>
    internal bool IsSelfContained => (Type is null || Type.Type.IsNone) && Collation.IsNone && (Default is null || Default.References.IsEmpty);

    /// <summary>Whether <see cref="Dependencies"/> are empty, for certain.</summary>
    internal bool HasNoDependencies => IsSelfContained && (Type is null || Type.Extension.IsNone);

    public IEnumerable<Dependency> Dependencies
    {
        get
        {
            if (Type is { } type)
            {
                if (!type.Type.IsNone)
                {
                    yield return new Dependency(type.Type, 0, DependencyType.Normal, Number);
                }

                if (!type.Extension.IsNone)
                {
                    yield return new Dependency(type.Extension, 0, DependencyType.Normal, Number);
                }
            }

            if (!Collation.IsNone)
            {
                yield return new Dependency(Collation, 0, DependencyType.Normal, Number);
            }

            if (Default is not null)
            {
                // A generated column cannot outlive what it is computed from, a plain default can: PostgreSQL hangs the default off the column,
                // so both block the drop of what they use unless it cascades.
                foreach (var dependency in Default.Dependencies(DependencyType.Normal, Number))
                {
                    yield return dependency;
                }
            }
        }
    }

    /// <param name="relation">The name of the table: a NOT NULL constraint that no name was given is named after it.</param>
    public void Describe(DescriptionWriter writer, string? relation = null)
    {
        writer.BeginPart("column " + Name);
        writer.Write("type", Type is null ? "unknown" : Type.ToSql(writer.Catalog));
        writer.Write("not null", NotNull);
        writer.Write("not null constraint", NotNull && NotNullName is not null && !string.Equals(NotNullName, relation is null ? null : ObjectNames.Make(relation, Name, "not_null"), StringComparison.Ordinal) ? NotNullName : null);
        writer.Write("not null no inherit", NotNullNoInherit);
        writer.Write("not null not valid", NotNullNotValid);
        writer.Write("comment on the not null constraint", NotNullComment is null ? null : "'" + NotNullComment + "'");
        writer.Write("own not null constraint", NotNull && InheritCount > 0 && NotNullIsOwn);
        writer.Write(Generated == GeneratedKind.None ? "default" : "generated " + Generated, Default);
        writer.Write("identity", Identity == IdentityKind.None ? null : Identity.ToString());
        writer.Write("collation", CollationName);
        writer.Write("collation", Collation);
        writer.Write("storage", Storage);
        writer.Write("compression", Compression);
        writer.Write("statistics", StatisticsTarget?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        foreach (var option in Options)
        {
            writer.Write("option " + option.Name, option.Value);
        }

        foreach (var option in ForeignOptions)
        {
            writer.Write("foreign option " + option.Name, option.Value ?? "");
        }

        writer.Write("comment", Comment is null ? null : "'" + Comment + "'");
        writer.Write("privileges", Acl.ToString());
        writer.Write("inherited only", !IsLocal);
        writer.Write("parents", InheritCount == 0 ? null : InheritCount.ToString(System.Globalization.CultureInfo.InvariantCulture));
        writer.BeginPart("");
    }
}
