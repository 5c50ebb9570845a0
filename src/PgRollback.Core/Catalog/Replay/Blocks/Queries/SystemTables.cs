using System.Globalization;
using PgRollback.Catalog.Expressions;
using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>The model's objects as rows of pg_catalog. What the model does not know of them is unknown; a table that is not here cannot be read.</summary>
internal sealed partial class SystemTables(CatalogReader catalog, SearchPath path, IReadOnlyList<PossibleObject> possible)
{
    /// <summary>No user's object is called so.</summary>
    internal static readonly Datum SystemName = Datum.Of("pg_\u0001");

    internal static readonly Datum SystemSchema = Datum.Of("pg_catalog");

    private readonly Dictionary<string, VirtualTable?> _tables = new(StringComparer.Ordinal);

    public VirtualTable? Find(string? schema, string name)
    {
        if (schema is not (null or "pg_catalog" or "information_schema"))
        {
            return null;
        }

        var key = schema is "information_schema" ? "information_schema." + name : name;
        if (!_tables.TryGetValue(key, out var table))
        {
            _tables[key] = table = schema is "information_schema" ? new InformationSchema(catalog).Find(name) : Create(name);
            table?.AddPossible(possible);
        }

        return table;
    }

    public Datum Object(DbObject value) => ObjectOf(catalog, path, value);

    /// <summary>The relation that a value of pg_class.oid stands for.</summary>
    public Relation? RelationOf(Datum value) => FindObject(catalog, value) as Relation;

    /// <summary>What <see cref="ObjectOf"/> was made of.</summary>
    public static DbObject? FindObject(CatalogReader catalog, Datum value) =>
        long.TryParse(value.Key.Substring(value.Key.LastIndexOf(' ') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var oid)
        && catalog.Find(new Oid(oid)) is { } found && string.Equals(KeyOf(found), value.Key, StringComparison.Ordinal) ? found : null;

    private static string KeyOf(DbObject value) => value.GetType().Name + " " + value.Oid.Value;

    public static Datum ObjectOf(CatalogReader catalog, SearchPath path, DbObject value)
    {
        var schema = catalog.SchemaName(value.SchemaOid);
        var isVisible = path.Resolve(catalog).Any(s => s == value.SchemaOid);
        var name = SqlIdentifier.Quote(value.Name);
        return Datum.OfObject(KeyOf(value), value.SchemaOid.IsNone || isVisible ? name : SqlIdentifier.Quote(schema) + "." + name);
    }

    private Datum SchemaOf(DbObject value) => catalog.Find(value.SchemaOid) is { } schema ? Object(schema) : Datum.Unknown;

    private Datum ObjectOrZero(Oid oid) => catalog.Find(oid) is { } value ? Object(value) : Datum.Of(0);

    private IEnumerable<T> All<T>()
        where T : DbObject => catalog.InOrder.OfType<T>();

    private VirtualTable Objects(IReadOnlyList<string> columns, NameSpace space, string? nameColumn, string? objectColumn, Action<VirtualTable, IReadOnlyList<DbObject>> write) =>
        new(columns, new ObjectRows(catalog, space, nameColumn, objectColumn, (table, objects, _) => write(table, objects)));

    private VirtualTable? Create(string name) => name switch
    {
        "pg_namespace" => Namespaces(),
        "pg_class" => Classes(),
        "pg_attribute" => Attributes(),
        "pg_attrdef" => Defaults(),
        "pg_type" => Types(),
        "pg_enum" => Enums(),
        "pg_constraint" => Constraints(),
        "pg_index" => Indexes(),
        "pg_indexes" => IndexList(),
        "pg_tables" => Relations<Table>("tablename", static _ => true),
        "pg_views" => Relations<View>("viewname", static v => !v.IsMaterialized),
        "pg_matviews" => Relations<View>("matviewname", static v => v.IsMaterialized),
        "pg_sequences" => Relations<Sequence>("sequencename", static _ => true),
        "pg_trigger" => Triggers(),
        "pg_policy" => Policies(),
        "pg_policies" => PolicyList(),
        "pg_extension" => Extensions(),
        "pg_proc" => Routines(),
        "pg_publication" => Publications(),
        "pg_publication_rel" => PublicationEntries(),
        "pg_publication_tables" => PublishedTables(),
        "pg_inherits" => Parents(),
        "pg_partitioned_table" => PartitionedTables(),
        _ => null,
    };

    private VirtualTable Namespaces() => Objects(
        ["oid", "nspname"],
        NameSpace.Schema,
        nameColumn: "nspname",
        objectColumn: "oid",
        (table, objects) =>
        {
            foreach (var schema in objects.OfType<Schema>().Where(static s => !s.IsTemporary))
            {
                table.Add(Object(schema), Datum.Of(schema.Name));
            }

            table.AddSystem(Datum.OfObject("pg_catalog", "pg_catalog"), SystemSchema);
            table.AddSystem(Datum.OfObject("information_schema", "information_schema"), Datum.Of("information_schema"));
            table.AddSystem(Datum.OfObject("pg_toast", "pg_toast"), Datum.Of("pg_toast"));
        });

    private VirtualTable Classes() => Objects(
        ["oid", "relname", "relnamespace", "relkind", "relispartition", "relrowsecurity", "relforcerowsecurity", "relpersistence"],
        NameSpace.Relation,
        nameColumn: "relname",
        objectColumn: "oid",
        (table, objects) =>
        {
            foreach (var relation in objects.Where(static o => o is Relation or CompositeType))
            {
                table.Add(
                    Object(relation),
                    Datum.Of(relation.Name),
                    SchemaOf(relation),
                    Datum.Of(KindOf(relation)),
                    Datum.Of(relation is Table { PartitionOf.IsNone: false } or Index { PartitionOf.IsNone: false }),
                    Datum.Of(relation is Table { RowSecurity: true }),
                    Datum.Of(relation is Table { ForceRowSecurity: true }),
                    Datum.Of((relation as Relation)?.Persistence switch { Persistence.Temporary => "t", Persistence.Unlogged => "u", _ => "p" }));
            }

            // One stands for all of PostgreSQL's own, and is none of the user's.
            table.AddSystem(Datum.OfObject("pg_catalog", "pg_catalog"), SystemName, Datum.OfObject("pg_catalog", "pg_catalog"), Datum.Unknown, Datum.False, Datum.False, Datum.False, Datum.Of("p"));
        });

    internal static string KindOf(DbObject relation) => relation switch
    {
        Table { PartitionKey: not null } => "p",
        Table { IsForeign: true } => "f",
        Table => "r",
        View { IsMaterialized: true } => "m",
        View => "v",
        Index => "i",
        CompositeType => "c",
        _ => "S",
    };

    private VirtualTable Attributes() => Objects(
        ["attrelid", "attname", "attnum", "atttypid", "attnotnull", "atthasdef", "attisdropped", "attidentity", "attgenerated", "attislocal", "atttypmod"],
        NameSpace.Relation,
        nameColumn: null,
        objectColumn: "attrelid",
        (table, objects) =>
        {
            foreach (var relation in objects.Where(static o => o is Relation or CompositeType))
            {
                foreach (var column in (relation as IHasColumns)?.Columns ?? default)
                {
                    table.Add(
                        Object(relation),
                        Datum.Of(column.Name),
                        Datum.Of(column.Number),
                        TypeOf(column.Type),
                        Datum.Of(column.NotNull),
                        Datum.Of(column.Default is not null || column.Generated != GeneratedKind.None),
                        Datum.False,
                        Datum.Of(column.Identity switch { IdentityKind.Always => "a", IdentityKind.ByDefault => "d", _ => "" }),
                        Datum.Of(column.Generated switch { GeneratedKind.Stored => "s", GeneratedKind.Virtual => "v", _ => "" }),
                        Datum.Of(column.IsLocal),
                        ModifierOf(column.Type));
                }

                if (relation is Table)
                {
                    foreach (var name in new[] { "tableoid", "cmax", "xmax", "cmin", "xmin", "ctid" })
                    {
                        table.Add(Object(relation), Datum.Of(name), Datum.Of(-1), Datum.Unknown, Datum.True, Datum.False, Datum.False, Datum.Of(""), Datum.Of(""), Datum.True, Datum.Unknown);
                    }
                }
            }

            table.AddSystem(Datum.OfObject("pg_catalog", "pg_catalog"), SystemName, Datum.Unknown, Datum.Unknown, Datum.Unknown, Datum.Unknown, Datum.Unknown, Datum.Unknown, Datum.Unknown, Datum.True, Datum.Unknown);
        });

    /// <summary>Stands for the number, which only format_type() is given.</summary>
    private Datum ModifierOf(TypeReference? type) => type is null ? Datum.Unknown : Datum.OfObject("modifier of " + type.ToSql(catalog), type.ToSql(catalog));

    private Datum TypeOf(TypeReference? type) => type is null ? Datum.Unknown : TypeObject(catalog, path, type);

    internal static Datum TypeObject(CatalogReader catalog, SearchPath path, TypeReference type) =>
        type.IsArray ? Datum.OfObject("array " + type.WithoutModifiers.ToSql(catalog), type.WithoutModifiers.ToSql(catalog))
        : catalog.Find(type.Type) is { } own ? ObjectOf(catalog, path, own)
        : type.BuiltIn is { } builtIn ? Datum.OfObject("type " + builtIn.Name, BuiltInTypes.Format(builtIn, modifiers: null))
        : Datum.Unknown;

    private VirtualTable Defaults() => Objects(
        ["adrelid", "adnum", "adbin"],
        NameSpace.Relation,
        nameColumn: null,
        objectColumn: "adrelid",
        (table, objects) =>
        {
            foreach (var relation in objects.OfType<Table>())
            {
                foreach (var column in relation.Columns.Where(static c => c.Default is not null))
                {
                    table.Add(Object(relation), Datum.Of(column.Number), DefaultText.Of(catalog, column));
                }
            }
        });

    private VirtualTable Types() => new(["oid", "typname", "typnamespace", "typtype", "typrelid"], new ObjectRows(
        catalog,
        NameSpace.Type,
        nameColumn: "typname",
        objectColumn: "oid",
        (table, objects, name) =>
        {
            foreach (var value in objects.Where(static o => o is UserType or Table or View))
            {
                table.Add(
                    Object(value),
                    Datum.Of(value.Name),
                    SchemaOf(value),
                    Datum.Of(value switch { EnumType => "e", DomainType => "d", DefinedType { IsRange: true } => "r", DefinedType => "b", _ => "c" }),
                    value is EnumType or DomainType or DefinedType ? Datum.Of(0) : Object(value));
            }

            foreach (var builtIn in name is null ? BuiltInTypes.All : BuiltInTypes.Contains(name) ? [name] : [])
            {
                table.Add(TypeOf(TypeReference.OfBuiltIn(builtIn)), Datum.Of(builtIn), Datum.OfObject("pg_catalog", "pg_catalog"), Datum.Unknown, Datum.Of(0));
            }

            foreach (var extension in All<Extension>())
            {
                foreach (var type in ExtensionContents.TypesOf(extension.Name))
                {
                    table.Add(Datum.Unknown, Datum.Of(type), ObjectOrZero(extension.InstalledIn), Datum.Unknown, Datum.Of(0));
                }

                if (ExtensionContents.IsUnknown(extension.Name))
                {
                    table.AddSystem(Datum.Unknown, name is null ? Datum.Unknown : Datum.Of(name), ObjectOrZero(extension.InstalledIn), Datum.Unknown, Datum.Unknown);
                }
            }

            table.AddSystem(Datum.Unknown, SystemName, Datum.OfObject("pg_catalog", "pg_catalog"), Datum.Unknown, Datum.Unknown);
        }));

    private VirtualTable Enums() => Objects(
        ["enumtypid", "enumlabel", "enumsortorder"],
        NameSpace.Type,
        nameColumn: null,
        objectColumn: "enumtypid",
        (table, objects) =>
        {
            foreach (var type in objects.OfType<EnumType>())
            {
                var position = 0;
                foreach (var label in type.Labels)
                {
                    table.Add(Object(type), Datum.Of(label), Datum.Of(++position));
                }
            }
        });

    private VirtualTable Constraints() => Objects(
        ["oid", "conname", "connamespace", "contype", "conrelid", "confrelid", "conindid", "convalidated", "condeferrable", "condeferred", "conkey", "confkey"],
        NameSpace.SchemaConstraint,
        nameColumn: "conname",
        objectColumn: null,
        (table, objects) =>
        {
            foreach (var constraint in objects.OfType<TableConstraint>())
            {
                table.Add(
                    Object(constraint),
                    Datum.Of(constraint.Name),
                    catalog.Find(constraint.Schema) is { } schema ? Object(schema) : Datum.Unknown,
                    Datum.Of(TypeOf(constraint.Type).Letter),
                    ObjectOrZero(constraint.Table),
                    ObjectOrZero(constraint.ReferencedTable),
                    ObjectOrZero(constraint.Index.IsNone ? constraint.ReferencedIndex : constraint.Index),
                    Datum.Of(!constraint.NotValid),
                    Datum.Of(constraint.Deferrable),
                    Datum.Of(constraint.InitiallyDeferred),
                    Numbers(constraint.Columns),
                    Numbers(constraint.ReferencedColumns));
            }

            // NOT NULL constraints have rows from PostgreSQL 18 on, and PostgreSQL's own keys have some too.
            foreach (var relation in objects.OfType<Table>())
            {
                foreach (var column in relation.Columns.Where(static c => c.NotNull))
                {
                    table.AddSystem(
                        Datum.Unknown, Datum.Of(ColumnCommandReplay.NotNullName(relation, column)), SchemaOf(relation), Datum.Of("n"), Object(relation), Datum.Of(0), Datum.Of(0), Datum.True, Datum.False, Datum.False,
                        Datum.OfArray([Datum.Of(column.Number)]), Datum.Null);
                }
            }

            table.AddSystem(
                Datum.Unknown, SystemName, Datum.OfObject("pg_catalog", "pg_catalog"), Datum.Unknown, Datum.OfObject("pg_catalog", "pg_catalog"), Datum.Of(0), Datum.Unknown, Datum.True, Datum.False, Datum.False, Datum.Unknown, Datum.Null);
        });

    internal static (string Letter, string Words) TypeOf(ConstraintKind kind) => kind switch
    {
        ConstraintKind.PrimaryKey => ("p", "PRIMARY KEY"),
        ConstraintKind.Unique => ("u", "UNIQUE"),
        ConstraintKind.ForeignKey => ("f", "FOREIGN KEY"),
        ConstraintKind.Exclusion => ("x", "EXCLUDE"),
        _ => ("c", "CHECK"),
    };

    private static Datum Numbers(EquatableArray<int> numbers) => numbers.IsEmpty ? Datum.Null : Datum.OfArray([.. numbers.Select(static n => Datum.Of(n))]);

    private VirtualTable Indexes()
    {
        var table = new VirtualTable(["indexrelid", "indrelid", "indisunique", "indisprimary", "indisvalid", "indisready", "indkey", "indnkeyatts", "indnatts"]);
        foreach (var index in table.Each(catalog, All<Index>()))
        {
            table.Add(
                Object(index),
                ObjectOrZero(index.Table),
                Datum.Of(index.IsUnique),
                Datum.Of(catalog.Find(index.Constraint) is TableConstraint { Type: ConstraintKind.PrimaryKey }),
                Datum.Of(!index.IsInvalid),
                Datum.Of(!index.IsAsleep),
                Datum.OfArray([.. index.IndexKeys.Select(static k => Datum.Of(k.Column)), .. index.Included.Select(static c => Datum.Of(c))]),
                Datum.Of(index.IndexKeys.Count),
                Datum.Of(index.IndexKeys.Count + index.Included.Count));
        }

        table.AddSystem(
            Datum.OfObject("pg_catalog", "pg_catalog"), Datum.OfObject("pg_catalog", "pg_catalog"), Datum.Unknown, Datum.Unknown, Datum.True, Datum.True, Datum.Unknown, Datum.Unknown, Datum.Unknown);
        return table;
    }

    private VirtualTable IndexList() => Objects(
        ["schemaname", "tablename", "indexname", "indexdef"],
        NameSpace.Relation,
        nameColumn: "indexname",
        objectColumn: null,
        (table, objects) =>
        {
            foreach (var index in objects.OfType<Index>())
            {
                table.Add(Datum.Of(catalog.SchemaName(index.Schema)), Datum.Of(catalog.Find(index.Table)?.Name ?? ""), Datum.Of(index.Name), Datum.Unknown);
            }

            table.AddSystem(SystemSchema, SystemName, SystemName, Datum.Unknown);
        });

    private VirtualTable Relations<T>(string nameColumn, Func<T, bool> isListed)
        where T : Relation => Objects(
        ["schemaname", nameColumn],
        NameSpace.Relation,
        nameColumn,
        objectColumn: null,
        (table, objects) =>
        {
            foreach (var relation in objects.OfType<T>().Where(isListed))
            {
                table.Add(Datum.Of(catalog.SchemaName(relation.Schema)), Datum.Of(relation.Name));
            }

            table.AddSystem(SystemSchema, SystemName);
        });

    private VirtualTable Triggers()
    {
        var table = new VirtualTable(["tgrelid", "tgname", "tgisinternal", "tgenabled"]);
        foreach (var trigger in table.Each(catalog, All<Trigger>()))
        {
            table.Add(
                ObjectOrZero(trigger.Table),
                Datum.Of(trigger.Name),
                Datum.False,
                Datum.Of(trigger.State switch { TriggerState.Disabled => "D", TriggerState.Replica => "R", TriggerState.Always => "A", _ => "O" }));
        }

        // Foreign keys have triggers of their own.
        foreach (var constraint in All<TableConstraint>().Where(static c => c.Type == ConstraintKind.ForeignKey))
        {
            foreach (var side in new[] { constraint.Table, constraint.ReferencedTable })
            {
                table.AddSystem(ObjectOrZero(side), Datum.Of("RI_ConstraintTrigger_\u0001"), Datum.True, Datum.Of("O"));
            }
        }

        return table;
    }

    private VirtualTable Policies()
    {
        var table = new VirtualTable(["polrelid", "polname"]);
        foreach (var policy in table.Each(catalog, All<Policy>()))
        {
            table.Add(ObjectOrZero(policy.ParentOid), Datum.Of(policy.Name));
        }

        return table;
    }

    private VirtualTable PolicyList()
    {
        var table = new VirtualTable(["schemaname", "tablename", "policyname"]);
        foreach (var policy in table.Each(catalog, All<Policy>()))
        {
            if (catalog.Find(policy.ParentOid) is Relation relation)
            {
                table.Add(Datum.Of(catalog.SchemaName(relation.Schema)), Datum.Of(relation.Name), Datum.Of(policy.Name));
            }
        }

        return table;
    }

    private VirtualTable Extensions() => NamesOf<Extension>(NameSpace.Extension, "extname");

    /// <summary>Of a kind of which no more is asked than whether there is one of a name.</summary>
    private VirtualTable NamesOf<T>(NameSpace space, string nameColumn)
        where T : DbObject => Objects(
        ["oid", nameColumn],
        space,
        nameColumn,
        objectColumn: "oid",
        (table, objects) =>
        {
            foreach (var value in objects.OfType<T>())
            {
                table.Add(Object(value), Datum.Of(value.Name));
            }
        });

    /// <summary>Functions of extensions are not listed, so that one of another name cannot be ruled out.</summary>
    private VirtualTable Routines() => new(["oid", "proname", "pronamespace", "prokind", "pronargs", "prorettype", "prosecdef", "proconfig"], new ObjectRows(
        catalog,
        NameSpace.Routine,
        nameColumn: "proname",
        objectColumn: "oid",
        (table, objects, name) =>
        {
            foreach (var routine in objects.OfType<Routine>())
            {
                table.Add(
                    Datum.OfObject(KeyOf(routine), ""),
                    Datum.Of(routine.Name),
                    SchemaOf(routine),
                    Datum.Of(routine.RoutineKind switch { RoutineKind.Procedure => "p", RoutineKind.Aggregate => "a", _ => "f" }),
                    Datum.Of(routine.InputParameters.Count()),
                    routine.RoutineKind == RoutineKind.Function && routine.Returns is { } returns && !routine.Parameters.Any(static p => p.Mode is ParameterMode.Out or ParameterMode.InOut or ParameterMode.Table) ? TypeOf(returns) : Datum.Unknown,
                    Datum.Of(routine.SecurityDefiner),
                    routine.Settings.IsEmpty ? Datum.Null : Datum.Unknown);
            }

            if (name is null || BuiltInFunctions.IsInPgProc(name))
            {
                table.AddSystem(Datum.Unknown, Datum.Unknown, Datum.OfObject("pg_catalog", "pg_catalog"), Datum.Unknown, Datum.Unknown, Datum.Unknown, Datum.Unknown, Datum.Unknown);
            }

            foreach (var extension in All<Extension>())
            {
                var schema = extension.InstalledIn.IsNone ? Datum.OfObject("pg_catalog", "pg_catalog") : ObjectOrZero(extension.InstalledIn);
                foreach (var function in ExtensionContents.FunctionsOf(extension.Name))
                {
                    table.AddSystem(Datum.Unknown, function is null ? Datum.Unknown : Datum.Of(function), schema, Datum.Unknown, Datum.Unknown, Datum.Unknown, Datum.Unknown, Datum.Unknown);
                }
            }
        }));

    /// <summary>The routine that a text names with its arguments, as `f(integer)`; null when there is none.</summary>
    public Datum? RoutineOf(string signature)
    {
        var read = SqlReader.Read("DROP FUNCTION " + signature).Statements;
        if (read.Count != 1 || read[0] is not DropStatement { Objects.Count: 1 } statement || statement.Objects[0] is not { Arguments: { } arguments, Name: var name }
            || name.Schema is "pg_catalog" or "information_schema" || BuiltInFunctions.IsInPgProc(name.Name))
        {
            return Datum.Unknown;
        }

        var types = arguments.Select(a => a is null ? null : TypeResolver.TryResolve(catalog, path, a)).ToList();
        return types.Contains(null) ? Datum.Unknown
            : catalog.FindRoutines(name, path, types.ConvertAll(static t => t!)).FirstOrDefault() is { } routine ? Datum.OfObject(KeyOf(routine), signature)
            : possible.Any(p => p.Matches(ObjectKind.Function, name.Name)) || ExtensionContents.Unknown(catalog).Any() || ExtensionContents.ExtensionOfFunction(name.Name) is not null ? Datum.Unknown
            : null;
    }

    /// <summary>What regprocedure makes of a value of pg_proc.oid.</summary>
    public Datum Signature(Datum value)
    {
        if (FindObject(catalog, value) is not Routine routine)
        {
            return Datum.Unknown;
        }

        var arguments = string.Join(",", routine.InputParameters.Select(p => p.Type.WithoutModifiers.ToSql(catalog)));
        return Datum.OfObject(value.Key, $"{Object(routine).Text}({arguments})");
    }

    /// <summary>What pg_get_function_identity_arguments says of a value of pg_proc.oid.</summary>
    public Datum IdentityArguments(Datum value)
    {
        if (FindObject(catalog, value) is not Routine { RoutineKind: RoutineKind.Function } routine)
        {
            return Datum.Unknown;
        }

        var mode = (RoutineParameter p) => p.Mode switch { ParameterMode.InOut => "INOUT ", ParameterMode.Variadic => "VARIADIC ", _ => "" };
        return Datum.Of(string.Join(", ", routine.InputParameters.Select(p => $"{mode(p)}{(p.Name is null ? "" : SqlIdentifier.Quote(p.Name) + " ")}{p.Type.WithoutModifiers.ToSql(catalog)}")));
    }

    /// <summary>The sequence that a column owns, as pg_get_serial_sequence writes it.</summary>
    public Datum SequenceOf(Datum relation, Datum column)
    {
        if (RelationOf(relation) is not Table table || column.Kind != DatumKind.Text || table.FindColumn(column.Text) is not { } found)
        {
            return Datum.Unknown;
        }

        var sequence = catalog.Dependents(table.Oid).Select(catalog.Find<Sequence>).FirstOrDefault(s => s?.OwnedByTable == table.Oid && s.OwnedByColumn == found.Number);
        return sequence is null ? Datum.Null : Datum.Of(catalog.QualifiedName(sequence));
    }

    private VirtualTable Parents()
    {
        var table = new VirtualTable(["inhrelid", "inhparent"]);
        foreach (var child in table.Each(catalog, All<Table>()))
        {
            foreach (var parent in child.Parents)
            {
                table.Add(Object(child), ObjectOrZero(parent));
            }
        }

        foreach (var index in table.Each(catalog, All<Index>().Where(static i => !i.PartitionOf.IsNone)))
        {
            table.Add(Object(index), ObjectOrZero(index.PartitionOf));
        }

        AddPossible(table);
        return table;
    }

    /// <summary>PostgreSQL has none of its own.</summary>
    private VirtualTable PartitionedTables()
    {
        var table = new VirtualTable(["partrelid", "partstrat"]);
        foreach (var partitioned in table.Each(catalog, All<Table>().Where(static t => t.PartitionKey is not null)))
        {
            table.Add(Object(partitioned), Datum.Unknown);
        }

        AddPossible(table);
        return table;
    }

    /// <summary>A row that no name of its own tells from others, for tables and indexes that may be there.</summary>
    private void AddPossible(VirtualTable table)
    {
        if (possible.Any(static p => p.Kind is ObjectKind.Table or ObjectKind.Index))
        {
            table.AddSystem(Datum.Unknown, Datum.Unknown);
        }
    }
}
