using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>A view or a materialized view.</summary>
public sealed record View : Relation, IHasColumns
{
    public bool IsMaterialized { get; init; }

    public EquatableArray<Column> Columns { get; init; }

    public required Expression Query { get; init; }

    /// <summary>Whether column names were written behind the view's name.</summary>
    public bool HasColumnList { get; init; }

    /// <summary>The option that WITH CHECK OPTION sets.</summary>
    public const string CheckOptionName = "check_option";

    /// <summary><c>LOCAL</c>, <c>CASCADED</c> or null.</summary>
    public string? CheckOption => Options.Where(static o => string.Equals(o.Name, CheckOptionName, StringComparison.Ordinal)).Select(static o => o.Value?.ToUpperInvariant()).FirstOrDefault();

    /// <summary>A materialized view that holds no rows and cannot be read until it is refreshed.</summary>
    public bool WithNoData { get; init; }

    public Oid ClusteredOn { get; init; }

    public override ObjectKind Kind => IsMaterialized ? ObjectKind.MaterializedView : ObjectKind.View;

    public override IEnumerable<Dependency> Dependencies
    {
        get
        {
            foreach (var dependency in Query.Dependencies(DependencyType.Normal))
            {
                yield return dependency;
            }

            foreach (var column in Columns)
            {
                if (column.HasNoDependencies)
                {
                    continue;
                }

                foreach (var dependency in column.Dependencies)
                {
                    yield return dependency;
                }
            }
        }
    }

    public override void Describe(DescriptionWriter writer)
    {
        DescribeRelation(writer);
        writer.Write("columns", string.Join(", ", Columns.Select(static c => c.Name)));
        foreach (var column in Columns)
        {
            writer.BeginPart("column " + column.Name);
            writer.Write("comment", column.Comment is null ? null : "'" + column.Comment + "'");
            writer.Write("privileges", column.Acl.ToString());
            writer.Write("default", column.Default);
            writer.Write("statistics", column.StatisticsTarget?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        writer.BeginPart("");
        writer.Write("query", Query);
        writer.Write("not populated", WithNoData);
        writer.Write("clustered on", ClusteredOn);
    }
}
