using Npgsql;
using PgRollback.Catalog;
using PgRollback.Syntax;

namespace PgRollback.Core.Tests.Expressions;

/// <summary>A model catalog read from a server, with the server's own OIDs: what the resolver sees is then exactly what PostgreSQL saw.</summary>
internal static class ServerCatalog
{
    private const string UserSchemas = "n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'";

    public static async Task<DatabaseCatalog> ReadAsync(NpgsqlConnection connection)
    {
        var editor = new CatalogEditor(DatabaseCatalog.Empty);
        foreach (var schema in DatabaseCatalog.Empty.All.ToArray())
        {
            editor.Remove(schema.Oid);
        }

        var types = await ReadTypesAsync(connection);
        await foreach (var row in RowsAsync(connection, $"SELECT n.oid::int, n.nspname FROM pg_namespace n WHERE {UserSchemas}"))
        {
            editor.Put(new Schema { Oid = new Oid((int)row[0]!), Name = (string)row[1]! });
        }

        await ReadTypeObjectsAsync(connection, editor, types);
        await ReadRelationsAsync(connection, editor, types);
        await ReadRoutinesAsync(connection, editor, types);
        await ReadOthersAsync(connection, editor);
        return editor.ToCatalog();
    }

    private static async IAsyncEnumerable<object?[]> RowsAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var row = new object?[reader.FieldCount];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = await reader.IsDBNullAsync(i) ? null : reader.GetValue(i);
            }

            yield return row;
        }
    }

    private static async Task<Dictionary<int, TypeReference>> ReadTypesAsync(NpgsqlConnection connection)
    {
        var types = new Dictionary<int, TypeReference>();
        const string Sql = """
            SELECT t.oid::int, n.nspname, t.typname, t.typrelid::int, coalesce(e.oid, 0)::int, coalesce(en.nspname, ''), coalesce(e.typname, ''), coalesce(e.typrelid, 0)::int
            FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
            LEFT JOIN pg_type e ON e.oid = t.typelem AND t.typsubscript = 'array_subscript_handler'::regproc LEFT JOIN pg_namespace en ON en.oid = e.typnamespace
            """;
        await foreach (var row in RowsAsync(connection, Sql))
        {
            var isArray = (int)row[4]! != 0;
            var (oid, schema, name, relation) = isArray ? ((int)row[4]!, (string)row[5]!, (string)row[6]!, (int)row[7]!) : ((int)row[0]!, (string)row[1]!, (string)row[2]!, (int)row[3]!);
            types[(int)row[0]!] = schema is "pg_catalog" or "information_schema"
                ? new TypeReference { BuiltIn = new QualifiedName(schema, name), IsArray = isArray }
                : new TypeReference { Type = new Oid(relation != 0 ? relation : oid), IsArray = isArray };
        }

        return types;
    }

    private static async Task ReadTypeObjectsAsync(NpgsqlConnection connection, CatalogEditor editor, Dictionary<int, TypeReference> types)
    {
        var sql = $"SELECT t.oid::int, t.typname, t.typnamespace::int, t.typtype::text, t.typbasetype::int FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace WHERE {UserSchemas} AND typtype IN ('e', 'd', 'r')";
        await foreach (var row in RowsAsync(connection, sql))
        {
            var (oid, name, schema) = (new Oid((int)row[0]!), (string)row[1]!, new Oid((int)row[2]!));
            editor.Put((string)row[3]! switch
            {
                "e" => new EnumType { Oid = oid, Name = name, Schema = schema },
                "d" => new DomainType { Oid = oid, Name = name, Schema = schema, BaseType = types[(int)row[4]!] },
                _ => new DefinedType { Oid = oid, Name = name, Schema = schema, IsRange = true },
            });
        }
    }

    private static async Task ReadRelationsAsync(NpgsqlConnection connection, CatalogEditor editor, Dictionary<int, TypeReference> types)
    {
        var columns = new Dictionary<int, List<Column>>();
        var columnSql = $"""
            SELECT a.attrelid::int, a.attnum, a.attname, a.atttypid::int, a.atttypmod, format_type(a.atttypid, a.atttypmod)
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE {UserSchemas} AND a.attnum > 0 AND NOT a.attisdropped ORDER BY 1, 2
            """;
        await foreach (var row in RowsAsync(connection, columnSql))
        {
            var relation = (int)row[0]!;
            if (!columns.TryGetValue(relation, out var list))
            {
                columns[relation] = list = [];
            }

            var format = (string)row[5]!;
            var open = format.IndexOf('(', StringComparison.Ordinal);
            var modifiers = (int)row[4]! >= 0 && open >= 0 ? format[(open + 1)..format.IndexOf(')', StringComparison.Ordinal)] : null;
            list.Add(new Column { Number = (short)row[1]!, Name = (string)row[2]!, Type = types[(int)row[3]!] with { Modifiers = modifiers } });
        }

        var sql = $"SELECT c.oid::int, c.relname, c.relnamespace::int, c.relkind::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE {UserSchemas} AND relkind IN ('r', 'p', 'v', 'm', 'S', 'c', 'f')";
        await foreach (var row in RowsAsync(connection, sql))
        {
            var (oid, name, schema) = (new Oid((int)row[0]!), (string)row[1]!, new Oid((int)row[2]!));
            var own = columns.GetValueOrDefault((int)row[0]!, []).ToEquatableArray();
            editor.Put((string)row[3]! switch
            {
                "S" => new Sequence { Oid = oid, Name = name, Schema = schema, Type = TypeReference.OfBuiltIn("int8") },
                "c" => new CompositeType { Oid = oid, Name = name, Schema = schema, Columns = own },
                "v" or "m" => new View { Oid = oid, Name = name, Schema = schema, Columns = own, Query = new Expression { Text = "" }, IsMaterialized = (string)row[3]! == "m" },
                _ => new Table { Oid = oid, Name = name, Schema = schema, Columns = own },
            });
        }

        var constraintSql = $"SELECT c.oid::int, c.conname, c.connamespace::int, c.conrelid::int, c.conkey FROM pg_constraint c JOIN pg_namespace n ON n.oid = c.connamespace WHERE {UserSchemas} AND contype = 'p'";
        await foreach (var row in RowsAsync(connection, constraintSql))
        {
            editor.Put(new TableConstraint
            {
                Oid = new Oid((int)row[0]!),
                Name = (string)row[1]!,
                Schema = new Oid((int)row[2]!),
                Table = new Oid((int)row[3]!),
                Type = ConstraintKind.PrimaryKey,
                Columns = ((short[])row[4]!).Select(static n => (int)n).ToEquatableArray(),
            });
        }
    }

    private static async Task ReadRoutinesAsync(NpgsqlConnection connection, CatalogEditor editor, Dictionary<int, TypeReference> types)
    {
        var sql = $"""
            SELECT p.oid::int, p.proname, p.pronamespace::int, p.prokind::text, p.proargtypes::oid[]::int[], p.proallargtypes::int[], p.proargmodes::text[], p.proargnames, p.pronargdefaults, p.prorettype::int, p.proretset, p.provariadic <> 0
            FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE {UserSchemas}
            """;
        await foreach (var row in RowsAsync(connection, sql))
        {
            var all = row[5] as int[] ?? (int[])row[4]!;
            var modes = row[6] as string[];
            var names = row[7] as string[];
            var inputs = ((int[])row[4]!).Length;
            var firstDefault = inputs - (short)row[8]!;
            var parameters = new List<RoutineParameter>();
            var input = 0;
            for (var i = 0; i < all.Length; i++)
            {
                var mode = modes?[i] switch { "o" => ParameterMode.Out, "b" => ParameterMode.InOut, "v" => ParameterMode.Variadic, "t" => ParameterMode.Table, _ => ParameterMode.In };
                var isInput = mode is ParameterMode.In or ParameterMode.InOut or ParameterMode.Variadic;
                parameters.Add(new RoutineParameter
                {
                    Mode = mode,
                    Name = names?[i] is { Length: > 0 } name ? name : null,
                    Type = types[all[i]],
                    Default = isInput && input >= firstDefault ? new Expression { Text = "NULL" } : null,
                });
                input += isInput ? 1 : 0;
            }

            editor.Put(new Routine
            {
                Oid = new Oid((int)row[0]!),
                Name = (string)row[1]!,
                Schema = new Oid((int)row[2]!),
                RoutineKind = (string)row[3]! switch { "a" => RoutineKind.Aggregate, "p" => RoutineKind.Procedure, _ => RoutineKind.Function },
                Parameters = parameters.ToEquatableArray(),
                Returns = types[(int)row[9]!] with { SetOf = (bool)row[10]! },
            });
        }
    }

    private static async Task ReadOthersAsync(NpgsqlConnection connection, CatalogEditor editor)
    {
        var collations = $"SELECT c.oid::int, c.collname, c.collnamespace::int FROM pg_collation c JOIN pg_namespace n ON n.oid = c.collnamespace WHERE {UserSchemas}";
        await foreach (var row in RowsAsync(connection, collations))
        {
            editor.Put(Generic(ObjectKind.Collation, row, signature: null));
        }

        var operators = $"SELECT o.oid::int, o.oprname, o.oprnamespace::int, coalesce(nullif(o.oprleft, 0)::regtype::text, 'NONE') || ', ' || coalesce(nullif(o.oprright, 0)::regtype::text, 'NONE'), o.oprcode::oid::int FROM pg_operator o JOIN pg_namespace n ON n.oid = o.oprnamespace WHERE {UserSchemas}";
        await foreach (var row in RowsAsync(connection, operators))
        {
            editor.Put(Generic(ObjectKind.Operator, row, "(" + (string)row[3]! + ")") with { Edges = [new Dependency(new Oid((int)row[4]!), 0, DependencyType.Normal)] });
        }
    }

    private static GenericObject Generic(ObjectKind kind, object?[] row, string? signature) => new()
    {
        Oid = new Oid((int)row[0]!),
        Name = (string)row[1]!,
        Schema = new Oid((int)row[2]!),
        ObjectKind = kind,
        Signature = signature,
        Definition = new Expression { Text = "" },
    };
}
