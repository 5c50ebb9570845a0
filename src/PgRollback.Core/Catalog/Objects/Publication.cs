using PgRollback.Syntax;

namespace PgRollback.Catalog;

public sealed record Publication : DbObject
{
    /// <summary>What every publication FOR ALL TABLES has an edge to, so that they are found without a look at the whole catalog; no object has this number.</summary>
    internal static readonly Oid EveryTable = new(-1);

    public bool AllTables { get; init; }

    /// <summary>Sorted by table.</summary>
    public EquatableArray<PublishedTable> Tables { get; init; }

    /// <summary>TABLES IN SCHEMA, sorted.</summary>
    public EquatableArray<Oid> Schemas { get; init; }

    /// <summary>WITH (…) where it is not the default, sorted by name.</summary>
    public EquatableArray<Option> Options { get; init; }

    /// <summary>What PostgreSQL takes where an option is not set.</summary>
    internal static string DefaultOf(string option) => option switch
    {
        "publish" => "'delete, insert, truncate, update'",
        "publish_via_partition_root" => "false",
        _ => "none",
    };

    /// <summary>One way of writing what can be written in several.</summary>
    internal static Option Canonical(Option option)
    {
        var value = (option.Value ?? "true").Trim('\'', '"').ToLowerInvariant();
        return option with
        {
            Value = option.Name switch
            {
                "publish" => "'" + string.Join(", ", value.Split(',').Select(static v => v.Trim()).Where(static v => v.Length > 0).OrderBy(static v => v, StringComparer.Ordinal)) + "'",
                "publish_via_partition_root" => value is "true" or "on" or "1" or "yes" ? "true" : "false",
                _ => value is "true" ? "stored" : value is "false" ? "none" : value,
            },
        };
    }

    public override ObjectKind Kind => ObjectKind.Publication;

    public override IEnumerable<NameKey> Keys => [new NameKey(NameSpace.Publication, Oid.None, Name)];

    /// <summary>A table or a schema that is dropped leaves the publication in silence; columns and functions that an entry needs stay.</summary>
    public override IEnumerable<Dependency> Dependencies
    {
        get
        {
            if (AllTables)
            {
                yield return new Dependency(EveryTable, 0, DependencyType.Normal);
            }

            foreach (var table in Tables)
            {
                yield return new Dependency(table.Table, 0, DependencyType.Auto);
                foreach (var column in table.Columns)
                {
                    yield return new Dependency(table.Table, column, DependencyType.Normal);
                }

                foreach (var dependency in table.Where?.Dependencies(DependencyType.Normal) ?? [])
                {
                    yield return dependency;
                }
            }

            foreach (var schema in Schemas)
            {
                yield return new Dependency(schema, 0, DependencyType.Auto);
            }
        }
    }

    /// <summary>Its WHERE for a table uses the column.</summary>
    internal bool Filters(Oid table, int column) =>
        Tables.Any(t => t.Where?.Dependencies(DependencyType.Normal).Any(d => d.Target == table && d.TargetColumn == column) == true);

    public override void Describe(DescriptionWriter writer)
    {
        writer.WriteCommon(this);
        writer.Write("all tables", AllTables);
        foreach (var table in Tables)
        {
            writer.BeginPart("table " + writer.Catalog.QualifiedName(table.Table));
            writer.Write("published", value: true);
            writer.Write("columns", table.ColumnNames(writer.Catalog));
            writer.Write("where", table.Where);
        }

        writer.BeginPart("");
        foreach (var schema in Schemas)
        {
            writer.Write("schema " + writer.Catalog.SchemaName(schema), value: true);
        }

        foreach (var option in Options)
        {
            writer.Write("option " + option.Name, option.Value ?? "true");
        }
    }
}

/// <summary>A table in a publication.</summary>
/// <param name="Table">The table.</param>
/// <param name="Columns">By number, sorted; empty: all.</param>
/// <param name="Where">Which rows; null: all.</param>
public sealed record PublishedTable(Oid Table, EquatableArray<int> Columns, Expression? Where)
{
    internal string ColumnNames(CatalogReader catalog) =>
        string.Join(", ", Columns.Select(n => SqlIdentifier.Quote((catalog.Find(Table) as IHasColumns)?.FindColumn(n)?.Name ?? "?")));
}
