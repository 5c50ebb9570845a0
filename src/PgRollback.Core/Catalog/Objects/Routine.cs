using PgRollback.Syntax;

namespace PgRollback.Catalog;

public enum RoutineKind
{
    Function,
    Procedure,
    Aggregate,
}

/// <summary>A parameter as the catalog keeps it.</summary>
public sealed record RoutineParameter
{
    public ParameterMode Mode { get; init; }

    public string? Name { get; init; }

    public required TypeReference Type { get; init; }

    public Expression? Default { get; init; }

    /// <summary>Whether it counts for the identity: IN, INOUT, VARIADIC.</summary>
    public bool IsInput => Mode is ParameterMode.In or ParameterMode.InOut or ParameterMode.Variadic;
}

/// <summary>A function, procedure or aggregate: identity by schema, name and input types.</summary>
public sealed record Routine : DbObject
{
    public required Oid Schema { get; init; }

    public RoutineKind RoutineKind { get; init; }

    public EquatableArray<RoutineParameter> Parameters { get; init; }

    public TypeReference? Returns { get; init; }

    public string Language { get; init; } = "sql";

    /// <summary>prosrc, byte for byte; null for a SQL-standard body.</summary>
    public string? Body { get; init; }

    /// <summary>Second string of a C function.</summary>
    public string? LinkSymbol { get; init; }

    /// <summary>RETURN … or BEGIN ATOMIC …, tracked by PostgreSQL.</summary>
    public Expression? SqlBody { get; init; }

    /// <summary><c>IMMUTABLE</c>, <c>STABLE</c>, <c>VOLATILE</c>.</summary>
    public string Volatility { get; init; } = "VOLATILE";

    public bool Strict { get; init; }

    public bool SecurityDefiner { get; init; }

    public bool Leakproof { get; init; }

    public bool Window { get; init; }

    public string Parallel { get; init; } = "UNSAFE";

    /// <summary>Null: the language's default.</summary>
    public string? Cost { get; init; }

    public string? Rows { get; init; }

    public string? Support { get; init; }

    public EquatableArray<TypeReference> TransformTypes { get; init; }

    /// <summary>SET clauses, by name; values as written.</summary>
    public EquatableArray<ConfigurationSetting> Settings { get; init; }

    /// <summary>Aggregates: the options as written; <see cref="DirectArguments"/> for ordered-set ones.</summary>
    public EquatableArray<Option> AggregateOptions { get; init; }

    public EquatableArray<Oid> AggregateFunctions { get; init; }

    /// <summary>Aggregates: one of its functions does more than compute.</summary>
    public bool HasEffects { get; init; }

    public int? DirectArguments { get; init; }

    /// <summary>search_path under which the body was written: string bodies are looked up under it when they are made again.</summary>
    public EquatableArray<string> CreationPath { get; init; }

    public override ObjectKind Kind => RoutineKind switch
    {
        RoutineKind.Procedure => ObjectKind.Procedure,
        RoutineKind.Aggregate => ObjectKind.Aggregate,
        _ => ObjectKind.Function,
    };

    public override Oid SchemaOid => Schema;

    public override IEnumerable<NameKey> Keys => [SignatureKey(Schema, Name, InputParameters.Select(static p => p.Type)), new NameKey(NameSpace.Routine, Schema, Name)];

    /// <summary>Where all routines of that name and these input types are; others may be there as well.</summary>
    public static NameKey SignatureKey(Oid schema, string name, IEnumerable<TypeReference> types) =>
        new(NameSpace.Signature, schema, name + "(" + string.Join(",", types.Select(static t => t.SignatureText)) + ")");

    public IEnumerable<RoutineParameter> InputParameters => Parameters.Where(static p => p.IsInput);

    public override IEnumerable<Dependency> Dependencies
    {
        get
        {
            foreach (var parameter in Parameters)
            {
                foreach (var dependency in TypeDependencies(parameter.Type))
                {
                    yield return dependency;
                }

                if (parameter.Default is not null)
                {
                    foreach (var dependency in parameter.Default.Dependencies(DependencyType.Normal))
                    {
                        yield return dependency;
                    }
                }
            }

            if (Returns is not null)
            {
                foreach (var dependency in TypeDependencies(Returns))
                {
                    yield return dependency;
                }
            }

            if (SqlBody is not null)
            {
                foreach (var dependency in SqlBody.Dependencies(DependencyType.Normal))
                {
                    yield return dependency;
                }
            }

            foreach (var function in AggregateFunctions)
            {
                yield return new Dependency(function, 0, DependencyType.Normal);
            }
        }
    }

    /// <summary>Input types as they stand in DROP FUNCTION, in the server's own words.</summary>
    public string IdentityArguments(CatalogReader catalog) =>
        string.Join(", ", InputParameters.Select(p => (p.Mode == ParameterMode.Variadic ? "VARIADIC " : "") + p.Type.WithoutModifiers.ToSql(catalog)));

    /// <summary>Of all parameters, those that only come out included.</summary>
    public bool HasTypes(IReadOnlyCollection<TypeReference> types) =>
        Parameters.Count == types.Count && Parameters.Select(static p => p.Type.WithoutModifiers).SequenceEqual(types.Select(static t => t.WithoutModifiers));

    public bool HasInputTypes(IReadOnlyList<TypeReference> types)
    {
        var i = 0;
        foreach (var parameter in InputParameters)
        {
            if (i >= types.Count || parameter.Type.WithoutModifiers != types[i].WithoutModifiers)
            {
                return false;
            }

            i++;
        }

        return i == types.Count;
    }

    public override void Describe(DescriptionWriter writer)
    {
        writer.WriteCommon(this);
        var catalog = writer.Catalog;
        writer.Write("kind", RoutineKind.ToString());
        var position = 0;
        foreach (var parameter in Parameters)
        {
            position++;
            writer.Write($"parameter {position}", $"{parameter.Mode} {parameter.Name} {parameter.Type.WithoutModifiers.ToSql(catalog)}");
            writer.Write($"parameter {position} default", parameter.Default);
        }

        writer.Write("returns", Returns?.ToSql(catalog));
        writer.Write("language", Language);
        writer.Write("body", Body);
        writer.Write("link symbol", LinkSymbol);
        writer.Write("body", SqlBody);
        writer.Write("volatility", Volatility);
        writer.Write("strict", Strict);
        writer.Write("security definer", SecurityDefiner);
        writer.Write("leakproof", Leakproof);
        writer.Write("window", Window);
        writer.Write("parallel", Parallel);
        writer.Write("cost", Cost);
        writer.Write("rows", Rows);
        writer.Write("support", Support);
        writer.Write("transforms", string.Join(", ", TransformTypes.Select(t => t.ToSql(catalog))));
        foreach (var setting in Settings)
        {
            writer.Write("setting " + setting.Name, setting.FromCurrent ? "FROM CURRENT" : setting.Value);
        }

        foreach (var option in AggregateOptions)
        {
            writer.Write("aggregate " + option.Name, option.Value ?? "true");
        }

        writer.Write("direct arguments", DirectArguments?.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private static IEnumerable<Dependency> TypeDependencies(TypeReference type)
    {
        if (!type.Type.IsNone)
        {
            yield return new Dependency(type.Type, 0, DependencyType.Normal);
        }

        if (!type.Extension.IsNone)
        {
            yield return new Dependency(type.Extension, 0, DependencyType.Normal);
        }
    }
}
