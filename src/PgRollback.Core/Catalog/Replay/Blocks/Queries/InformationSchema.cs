using PgRollback.Catalog.Expressions;

namespace PgRollback.Catalog;

/// <summary>The model's objects as rows of information_schema.</summary>
internal sealed class InformationSchema(CatalogReader catalog)
{
    /// <summary>The database that everything is in: what current_database() gives.</summary>
    internal static readonly Datum Database = Datum.Of("\u0001database");

    /// <summary>A message about the database, whose name only a server knows.</summary>
    internal static string Plain(string message) => message.IndexOf('\u0001') < 0 ? message : message.Replace("\"\u0001database\"", "current_database()").Replace(Database.Text, "current_database()");

    public VirtualTable? Find(string name) => name switch
    {
        "schemata" => Schemata(),
        "tables" => Tables(),
        "foreign_tables" => ForeignTables(),
        "views" => Views(),
        "columns" => Columns(),
        "table_constraints" => Constraints(),
        "key_column_usage" => KeyColumns(),
        "constraint_column_usage" => UsedColumns(),
        "triggers" => Triggers(),
        "sequences" => Sequences(),
        "routines" => Routines(),
        _ => null,
    };

    private IEnumerable<T> All<T>()
        where T : DbObject => catalog.InOrder.OfType<T>();

    private VirtualTable Objects(IReadOnlyList<string> columns, NameSpace space, string nameColumn, Action<VirtualTable, IReadOnlyList<DbObject>> write) =>
        new(columns, new ObjectRows(catalog, space, nameColumn, objectColumn: null, (table, objects, _) => write(table, objects)));

    private Datum Schema(DbObject value) => Datum.Of(catalog.SchemaName(value.SchemaOid));

    private VirtualTable Schemata() => Objects(
        ["catalog_name", "schema_name"],
        NameSpace.Schema,
        "schema_name",
        (table, objects) =>
        {
            foreach (var schema in objects.OfType<Schema>().Where(static s => !s.IsTemporary))
            {
                table.Add(Database, Datum.Of(schema.Name));
            }

            foreach (var system in new[] { "pg_catalog", "information_schema", "pg_toast" })
            {
                table.AddSystem(Database, Datum.Of(system));
            }
        });

    private VirtualTable Tables() => Objects(
        ["table_catalog", "table_schema", "table_name", "table_type"],
        NameSpace.Relation,
        "table_name",
        (table, objects) =>
        {
            foreach (var relation in objects.OfType<Relation>().Where(static r => r is Table or View { IsMaterialized: false }))
            {
                table.Add(Database, Schema(relation), Datum.Of(relation.Name), Datum.Of(relation is View ? "VIEW" : relation is Table { IsForeign: true } ? "FOREIGN" : relation.Persistence == Syntax.Persistence.Temporary ? "LOCAL TEMPORARY" : "BASE TABLE"));
            }

            table.AddSystem(Database, SystemTables.SystemSchema, SystemTables.SystemName, Datum.Unknown);
        });

    private VirtualTable ForeignTables() => Objects(
        ["foreign_table_catalog", "foreign_table_schema", "foreign_table_name", "foreign_server_name"],
        NameSpace.Relation,
        "foreign_table_name",
        (table, objects) =>
        {
            foreach (var relation in objects.OfType<Table>().Where(static t => t.IsForeign))
            {
                table.Add(Database, Schema(relation), Datum.Of(relation.Name), Datum.Of(relation.Server));
            }
        });

    private VirtualTable Views() => Objects(
        ["table_catalog", "table_schema", "table_name"],
        NameSpace.Relation,
        "table_name",
        (table, objects) =>
        {
            foreach (var view in objects.OfType<View>().Where(static v => !v.IsMaterialized))
            {
                table.Add(Database, Schema(view), Datum.Of(view.Name));
            }

            table.AddSystem(Database, SystemTables.SystemSchema, SystemTables.SystemName);
        });

    private VirtualTable Columns() => Objects(
        [
            "table_catalog", "table_schema", "table_name", "column_name", "ordinal_position", "is_nullable", "data_type", "udt_schema", "udt_name", "character_maximum_length", "column_default", "is_identity", "is_generated",
        ],
        NameSpace.Relation,
        "table_name",
        (table, objects) =>
        {
            foreach (var relation in objects.OfType<Relation>().Where(static r => r is Table or View { IsMaterialized: false }))
            {
                foreach (var column in ((IHasColumns)relation).Columns)
                {
                    var type = TypeOf(column.Type);
                    table.Add(
                        Database,
                        Schema(relation),
                        Datum.Of(relation.Name),
                        Datum.Of(column.Name),
                        Datum.Of(column.Number),
                        Datum.Of(column.NotNull ? "NO" : "YES"),
                        type.Data,
                        type.Schema,
                        type.Name,
                        Length(column.Type),
                        DefaultText.Of(catalog, column),
                        Datum.Of(column.Identity == IdentityKind.None ? "NO" : "YES"),
                        Datum.Of(column.Generated == GeneratedKind.None ? "NEVER" : "ALWAYS"));
                }
            }

            table.AddSystem(
                Database, SystemTables.SystemSchema, SystemTables.SystemName, SystemTables.SystemName, Datum.Unknown, Datum.Unknown, Datum.Unknown, Datum.Unknown, Datum.Unknown, Datum.Unknown, Datum.Unknown, Datum.Unknown, Datum.Unknown);
        });

    private (Datum Data, Datum Schema, Datum Name) TypeOf(TypeReference? type)
    {
        if (type is null)
        {
            return (Datum.Unknown, Datum.Unknown, Datum.Unknown);
        }

        var prefix = type.IsArray ? "_" : "";
        if (catalog.Find(type.Type) is { } own)
        {
            return own is DomainType ? (Datum.Unknown, Datum.Unknown, Datum.Unknown)
                : (Datum.Of(type.IsArray ? "ARRAY" : "USER-DEFINED"), Schema(own), Datum.Of(prefix + own.Name));
        }

        return type.BuiltIn is { Schema: "pg_catalog" } builtIn
            ? (Datum.Of(type.IsArray ? "ARRAY" : BuiltInTypes.Format(builtIn, modifiers: null)), SystemTables.SystemSchema, Datum.Of(prefix + builtIn.Name))
            : (Datum.Of(type.IsArray ? "ARRAY" : "USER-DEFINED"), Datum.Unknown, Datum.Of(prefix + type.BuiltIn?.Name));
    }

    private static Datum Length(TypeReference? type) =>
        type is null || !type.Type.IsNone ? Datum.Unknown
        : !type.IsArray && type.BuiltIn is { Schema: "pg_catalog", Name: "varchar" or "bpchar" } && type.Modifiers is { } modifiers ? Datum.Of(modifiers).ToNumber()
        : Datum.Null;

    private VirtualTable Constraints() => Objects(
        ["constraint_catalog", "constraint_schema", "constraint_name", "table_catalog", "table_schema", "table_name", "constraint_type"],
        NameSpace.SchemaConstraint,
        "constraint_name",
        (table, objects) =>
        {
            foreach (var constraint in objects.OfType<TableConstraint>())
            {
                if (constraint.Type != Syntax.ConstraintKind.Exclusion && catalog.Find(constraint.Table) is { } relation)
                {
                    table.Add(Database, Schema(relation), Datum.Of(constraint.Name), Database, Schema(relation), Datum.Of(relation.Name), Datum.Of(SystemTables.TypeOf(constraint.Type).Words));
                }
            }

            // NOT NULL counts as a CHECK, under a name that is made of numbers before PostgreSQL 18.
            foreach (var relation in objects.OfType<Table>())
            {
                foreach (var column in relation.Columns.Where(static c => c.NotNull))
                {
                    table.AddSystem(Database, Schema(relation), Datum.Of(ColumnCommandReplay.NotNullName(relation, column)), Database, Schema(relation), Datum.Of(relation.Name), Datum.Of("CHECK"));
                }
            }

            table.AddSystem(Database, SystemTables.SystemSchema, SystemTables.SystemName, Database, SystemTables.SystemSchema, SystemTables.SystemName, Datum.Unknown);
        });

    private VirtualTable KeyColumns() => Objects(
        ["constraint_catalog", "constraint_schema", "constraint_name", "table_catalog", "table_schema", "table_name", "column_name", "ordinal_position"],
        NameSpace.SchemaConstraint,
        "constraint_name",
        (table, objects) =>
        {
            foreach (var constraint in objects.OfType<TableConstraint>().Where(static c => c.Type is Syntax.ConstraintKind.PrimaryKey or Syntax.ConstraintKind.Unique or Syntax.ConstraintKind.ForeignKey))
            {
                var position = 0;
                foreach (var number in constraint.Columns)
                {
                    if (catalog.Find(constraint.Table) is Table relation && relation.FindColumn(number) is { } column)
                    {
                        table.Add(Database, Schema(relation), Datum.Of(constraint.Name), Database, Schema(relation), Datum.Of(relation.Name), Datum.Of(column.Name), Datum.Of(++position));
                    }
                }
            }

            table.AddSystem(Database, SystemTables.SystemSchema, SystemTables.SystemName, Database, SystemTables.SystemSchema, SystemTables.SystemName, SystemTables.SystemName, Datum.Unknown);
        });

    private VirtualTable UsedColumns() => Objects(
        ["table_catalog", "table_schema", "table_name", "column_name", "constraint_catalog", "constraint_schema", "constraint_name"],
        NameSpace.SchemaConstraint,
        "constraint_name",
        (table, objects) =>
        {
            foreach (var constraint in objects.OfType<TableConstraint>().Where(static c => c.Type != Syntax.ConstraintKind.Exclusion))
            {
                var (used, numbers) = constraint.Type == Syntax.ConstraintKind.ForeignKey ? (constraint.ReferencedTable, constraint.ReferencedColumns) : (constraint.Table, constraint.Columns);
                foreach (var number in numbers)
                {
                    if (catalog.Find(used) is Table relation && relation.FindColumn(number) is { } column)
                    {
                        table.Add(Database, Schema(relation), Datum.Of(relation.Name), Datum.Of(column.Name), Database, Datum.Of(catalog.SchemaName(constraint.Schema)), Datum.Of(constraint.Name));
                    }
                }
            }

            table.AddSystem(Database, SystemTables.SystemSchema, SystemTables.SystemName, SystemTables.SystemName, Database, SystemTables.SystemSchema, SystemTables.SystemName);
        });

    private VirtualTable Triggers()
    {
        var table = new VirtualTable(["trigger_catalog", "trigger_schema", "trigger_name", "event_manipulation", "event_object_catalog", "event_object_schema", "event_object_table", "action_timing"]);
        foreach (var trigger in table.Each(catalog, All<Trigger>()))
        {
            foreach (var happening in trigger.Events.Where(static e => e is not "TRUNCATE"))
            {
                if (catalog.Find(trigger.Table) is { } relation)
                {
                    table.Add(Database, Schema(relation), Datum.Of(trigger.Name), Datum.Of(happening), Database, Schema(relation), Datum.Of(relation.Name), Datum.Of(trigger.Timing));
                }
            }
        }

        return table;
    }

    private VirtualTable Sequences() => Objects(
        ["sequence_catalog", "sequence_schema", "sequence_name"],
        NameSpace.Relation,
        "sequence_name",
        (table, objects) =>
        {
            foreach (var sequence in objects.OfType<Sequence>())
            {
                table.Add(Database, Schema(sequence), Datum.Of(sequence.Name));
            }
        });

    /// <summary>Functions of extensions are not listed.</summary>
    private VirtualTable Routines() => new(["routine_catalog", "routine_schema", "routine_name", "routine_type"], new ObjectRows(
        catalog,
        NameSpace.Routine,
        nameColumn: "routine_name",
        objectColumn: null,
        (table, objects, name) =>
        {
            foreach (var routine in objects.OfType<Routine>().Where(static r => r.RoutineKind != RoutineKind.Aggregate))
            {
                table.Add(Database, Schema(routine), Datum.Of(routine.Name), Datum.Of(routine.RoutineKind == RoutineKind.Procedure ? "PROCEDURE" : "FUNCTION"));
            }

            if (name is null || BuiltInFunctions.IsInPgProc(name))
            {
                table.AddSystem(Database, SystemTables.SystemSchema, Datum.Unknown, Datum.Unknown);
                table.AddSystem(Database, Datum.Of("information_schema"), Datum.Unknown, Datum.Unknown);
            }

            foreach (var extension in All<Extension>())
            {
                var schema = catalog.Find(extension.InstalledIn) is { } found ? Datum.Of(found.Name) : Datum.Unknown;
                foreach (var function in ExtensionContents.FunctionsOf(extension.Name))
                {
                    table.AddSystem(Database, schema, function is null ? Datum.Unknown : Datum.Of(function), Datum.Unknown);
                }
            }
        }));
}
