using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>A key of an index: a column or an expression with its ordering.</summary>
public sealed record IndexKey
{
    /// <summary>Column number; 0 for an expression.</summary>
    public int Column { get; init; }

    public Expression? Expression { get; init; }

    /// <summary>Collation, operator class and its options, as SQL behind the key: <c> COLLATE "C" text_pattern_ops</c>.</summary>
    public string Suffix { get; init; } = "";

    /// <summary>As SQL behind all that: <c> DESC NULLS LAST</c>.</summary>
    public string Direction { get; init; } = "";

    /// <summary>Operator of an exclusion constraint, with OPERATOR(…) if written so.</summary>
    public string? Operator { get; init; }
}

/// <summary>An index, also the one behind a constraint (<see cref="Constraint"/>).</summary>
public sealed record Index : Relation
{
    public required Oid Table { get; init; }

    public bool IsUnique { get; init; }

    public bool NullsNotDistinct { get; init; }

    public EquatableArray<IndexKey> IndexKeys { get; init; }

    /// <summary>INCLUDE columns by number.</summary>
    public EquatableArray<int> Included { get; init; }

    public Expression? Predicate { get; init; }

    /// <summary>Columns that were renamed since the index was made, by number, with the name that it still has for them: copies on other tables are named after it.</summary>
    public EquatableArray<KeyValuePair<int, string>> EarlierColumnNames { get; init; }

    /// <summary>The primary key, unique or exclusion constraint that owns it.</summary>
    public Oid Constraint { get; init; }

    /// <summary>Index of the partitioned table that this one is a part of.</summary>
    public Oid PartitionOf { get; init; }

    /// <summary>CREATE INDEX CONCURRENTLY was used: the way back stays concurrent.</summary>
    public bool Concurrently { get; init; }

    /// <summary>Targets of expression columns, by position from 1.</summary>
    public EquatableArray<KeyValuePair<int, int>> StatisticsTargets { get; init; }

    /// <summary>ON ONLY a partitioned table: not valid until every partition is attached.</summary>
    public bool IsInvalid { get; init; }

    /// <summary>pg_index says that it is not ready: writes pass it by.</summary>
    public bool IsAsleep { get; init; }

    protected override bool HasRowType => false;

    public override ObjectKind Kind => ObjectKind.Index;

    public override IEnumerable<Dependency> Dependencies
    {
        get
        {
            if (!Constraint.IsNone)
            {
                yield return new Dependency(Constraint, 0, DependencyType.Internal);
            }

            yield return new Dependency(Table, 0, DependencyType.Auto);
            foreach (var key in IndexKeys)
            {
                if (key.Column != 0)
                {
                    yield return new Dependency(Table, key.Column, DependencyType.Auto);
                }

                foreach (var dependency in ExpressionDependencies(key.Expression))
                {
                    yield return dependency;
                }
            }

            foreach (var column in Included)
            {
                yield return new Dependency(Table, column, DependencyType.Auto);
            }

            foreach (var dependency in ExpressionDependencies(Predicate))
            {
                yield return dependency;
            }

            if (!PartitionOf.IsNone)
            {
                yield return new Dependency(PartitionOf, 0, DependencyType.Auto);
            }
        }
    }

    /// <summary>A column that it needs for its WHERE or an expression alone.</summary>
    public bool Holds(Dependency edge) => edge.Target == Table && edge.TargetColumn != 0 && !IndexKeys.Any(k => k.Column == edge.TargetColumn) && !Included.Contains(edge.TargetColumn);

    private IEnumerable<Dependency> ExpressionDependencies(Expression? expression) => expression is null
        ? []
        : expression.Dependencies(DependencyType.Normal).Select(dependency => dependency.Target == Table ? dependency with { Type = DependencyType.Auto } : dependency);

    public override void Describe(DescriptionWriter writer)
    {
        DescribeRelation(writer);
        writer.Write("table", Table);
        writer.Write("unique", IsUnique);
        writer.Write("nulls not distinct", NullsNotDistinct);
        writer.Write("keys", string.Join(", ", IndexKeys.Select(k => KeySql(writer.Catalog, k, canonical: true))));
        writer.Write("include", string.Join(", ", Included.Select(n => ColumnName(writer.Catalog, n))));
        writer.Write("predicate", Predicate);
        writer.Write("constraint", Constraint.IsNone ? null : writer.Catalog.Find(Constraint)?.Name);
        writer.Write("partition of", PartitionOf);
        writer.Write("invalid", IsInvalid);
        writer.Write("not ready", IsAsleep);
        foreach (var target in StatisticsTargets)
        {
            writer.Write($"statistics {target.Key}", target.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    public string ColumnName(CatalogReader catalog, int number) => catalog.Find(Table) is IHasColumns table ? table.FindColumn(number)?.Name ?? "?" : "?";

    /// <summary>What the index itself calls a column of its table.</summary>
    public string OwnColumnName(IHasColumns table, int number)
    {
        foreach (var name in EarlierColumnNames)
        {
            if (name.Key == number)
            {
                return name.Value;
            }
        }

        return table.FindColumn(number)!.Name;
    }

    /// <summary>The key as it stands in CREATE INDEX.</summary>
    public string KeySql(CatalogReader catalog, IndexKey key, bool canonical = false) => KeyWithoutDirection(catalog, key, canonical) + key.Direction;

    private string KeyWithoutDirection(CatalogReader catalog, IndexKey key, bool canonical) =>
        (key.Column != 0 ? SqlIdentifier.Quote(ColumnName(catalog, key.Column)) : canonical ? key.Expression!.ToCanonical(catalog) : "(" + key.Expression!.ToSql(catalog) + ")") + key.Suffix;
}
