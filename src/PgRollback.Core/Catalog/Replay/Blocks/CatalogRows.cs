using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>The model's objects as rows of PostgreSQL's catalogs and of information_schema, each with the names of all that it belongs to.</summary>
internal static class CatalogRows
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "pg_type", "pg_enum", "pg_namespace", "pg_class", "pg_constraint", "pg_attribute", "pg_indexes", "pg_index", "pg_tables", "pg_views", "pg_matviews", "pg_extension",
        "pg_trigger", "pg_policies", "pg_policy", "pg_publication", "pg_sequences", "information_schema.tables", "information_schema.columns", "information_schema.table_constraints",
        "information_schema.key_column_usage", "information_schema.constraint_column_usage", "information_schema.views", "information_schema.schemata", "information_schema.triggers", "information_schema.sequences",
    };

    public static bool IsKnown(string table) => Known.Contains(table);

    /// <summary>Schema and name, as regclass names are compared.</summary>
    public static string RegName(CatalogReader catalog, DbObject value) => catalog.SchemaName(value.SchemaOid) + "." + value.Name;

    /// <summary>Rows of the finest of the joined tables; null when the combination is not known.</summary>
    public static IEnumerable<Dictionary<string, string>>? Of(CatalogReader catalog, SearchPath path, List<string> tables)
    {
        _ = path;
        bool Has(string table) => tables.Contains(table, StringComparer.Ordinal);
        if (Has("pg_enum"))
        {
            return Enums(catalog);
        }

        if (Has("pg_attribute") || Has("information_schema.columns"))
        {
            return Has("pg_constraint") || Has("pg_index") ? null : ColumnRows(catalog);
        }

        if (Has("pg_constraint") || Has("information_schema.table_constraints") || Has("information_schema.key_column_usage") || Has("information_schema.constraint_column_usage"))
        {
            return Has("information_schema.key_column_usage") || Has("information_schema.constraint_column_usage") ? null : ConstraintRows(catalog);
        }

        if (Has("pg_trigger") || Has("information_schema.triggers"))
        {
            return PartRows<Trigger>(catalog, "tgname", "tgrelid", "trigger_name", "event_object_table");
        }

        if (Has("pg_policies") || Has("pg_policy"))
        {
            return PartRows<Policy>(catalog, "polname", "polrelid", "policyname", "tablename");
        }

        if (Has("pg_index"))
        {
            return null;
        }

        if (Has("pg_type"))
        {
            return TypeRows(catalog);
        }

        if (Has("pg_extension"))
        {
            return Named<Extension>(catalog, "extname");
        }

        if (Has("pg_publication"))
        {
            return catalog.InOrder.OfType<GenericObject>().Where(static g => g.ObjectKind == ObjectKind.Publication).Select(static g => Row(("pubname", g.Name)));
        }

        if (Has("pg_indexes"))
        {
            return catalog.InOrder.OfType<Index>().Select(i => Row(("indexname", i.Name), ("tablename", catalog.Find(i.Table)?.Name ?? ""), ("schemaname", catalog.SchemaName(i.Schema))));
        }

        return tables.Count == 1 && tables[0] is "pg_namespace" or "information_schema.schemata"
            ? Named<Schema>(catalog, "nspname").Concat(Named<Schema>(catalog, "schema_name"))
            : RelationRows(catalog, tables);
    }

    private static IEnumerable<Dictionary<string, string>> RelationRows(CatalogReader catalog, List<string> tables)
    {
        foreach (var relation in catalog.InOrder.OfType<Relation>())
        {
            var isListed = tables.TrueForAll(t => t switch
            {
                "pg_tables" => relation is Table,
                "information_schema.tables" => relation is Table or View { IsMaterialized: false },
                "pg_views" or "information_schema.views" => relation is View { IsMaterialized: false },
                "pg_matviews" => relation is View { IsMaterialized: true },
                "pg_sequences" or "information_schema.sequences" => relation is Sequence,
                _ => true,
            });
            if (isListed)
            {
                yield return RelationRow(catalog, relation);
            }
        }
    }

    private static Dictionary<string, string> RelationRow(CatalogReader catalog, Relation relation)
    {
        var schema = catalog.SchemaName(relation.Schema);
        return Row(
            ("relname", relation.Name),
            ("table_name", relation.Name),
            ("tablename", relation.Name),
            ("viewname", relation.Name),
            ("matviewname", relation.Name),
            ("sequencename", relation.Name),
            ("sequence_name", relation.Name),
            ("schemaname", schema),
            ("table_schema", schema),
            ("sequence_schema", schema),
            ("nspname", schema),
            ("relnamespace", schema),
            ("oid", RegName(catalog, relation)),
            ("table_type", relation is View ? "VIEW" : "BASE TABLE"),
            ("relkind", relation switch { Table { PartitionKey: not null } => "p", Table { IsForeign: true } => "f", Table => "r", View { IsMaterialized: true } => "m", View => "v", Index => "i", _ => "S" }));
    }

    private static IEnumerable<Dictionary<string, string>> ColumnRows(CatalogReader catalog)
    {
        foreach (var relation in catalog.InOrder.OfType<Relation>())
        {
            foreach (var column in (relation as IHasColumns)?.Columns ?? default)
            {
                var row = RelationRow(catalog, relation);
                row["column_name"] = column.Name;
                row["attname"] = column.Name;
                row["attrelid"] = RegName(catalog, relation);
                row["is_nullable"] = column.NotNull ? "NO" : "YES";
                if (column.Type is { Type.IsNone: true, IsArray: false, BuiltIn: { Schema: "pg_catalog" } builtIn })
                {
                    row["data_type"] = BuiltInTypes.Format(builtIn, modifiers: null);
                    row["udt_name"] = builtIn.Name;
                }

                yield return row;
            }
        }
    }

    private static IEnumerable<Dictionary<string, string>> ConstraintRows(CatalogReader catalog)
    {
        foreach (var constraint in catalog.InOrder.OfType<TableConstraint>())
        {
            var row = RelationRow(catalog, (Relation)catalog.Find(constraint.Table)!);
            row["conname"] = constraint.Name;
            row["constraint_name"] = constraint.Name;
            row["constraint_schema"] = catalog.SchemaName(constraint.Schema);
            row["connamespace"] = catalog.SchemaName(constraint.Schema);
            row["conrelid"] = RegName(catalog, catalog.Find(constraint.Table)!);
            (row["contype"], row["constraint_type"]) = constraint.Type switch
            {
                ConstraintKind.PrimaryKey => ("p", "PRIMARY KEY"),
                ConstraintKind.Unique => ("u", "UNIQUE"),
                ConstraintKind.ForeignKey => ("f", "FOREIGN KEY"),
                ConstraintKind.Exclusion => ("x", "EXCLUDE"),
                _ => ("c", "CHECK"),
            };
            yield return row;
        }
    }

    private static IEnumerable<Dictionary<string, string>> TypeRows(CatalogReader catalog)
    {
        foreach (var value in catalog.InOrder)
        {
            if (value is UserType or Table or View)
            {
                yield return Row(
                    ("typname", value.Name),
                    ("nspname", catalog.SchemaName(value.SchemaOid)),
                    ("typnamespace", catalog.SchemaName(value.SchemaOid)),
                    ("oid", RegName(catalog, value)),
                    ("typtype", value switch { EnumType => "e", DomainType => "d", DefinedType { IsRange: true } => "r", DefinedType => "b", _ => "c" }));
            }
        }
    }

    private static IEnumerable<Dictionary<string, string>> Enums(CatalogReader catalog)
    {
        foreach (var type in catalog.InOrder.OfType<EnumType>())
        {
            foreach (var label in type.Labels)
            {
                yield return Row(
                    ("enumlabel", label),
                    ("typname", type.Name),
                    ("nspname", catalog.SchemaName(type.Schema)),
                    ("enumtypid", RegName(catalog, type)),
                    ("oid", RegName(catalog, type)),
                    ("typtype", "e"));
            }
        }
    }

    private static IEnumerable<Dictionary<string, string>> PartRows<T>(CatalogReader catalog, string name, string relation, string otherName, string otherRelation)
        where T : DbObject
    {
        foreach (var part in catalog.InOrder.OfType<T>())
        {
            if (catalog.Find(part.ParentOid) is Relation owner)
            {
                var row = RelationRow(catalog, owner);
                row[name] = part.Name;
                row[otherName] = part.Name;
                row[relation] = RegName(catalog, owner);
                row[otherRelation] = owner.Name;
                yield return row;
            }
        }
    }

    private static IEnumerable<Dictionary<string, string>> Named<T>(CatalogReader catalog, string column)
        where T : DbObject =>
        catalog.InOrder.OfType<T>().Select(o => Row((column, o.Name)));

    private static Dictionary<string, string> Row(params (string Column, string Value)[] values)
    {
        var row = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (column, value) in values)
        {
            row[column] = value;
        }

        return row;
    }
}
