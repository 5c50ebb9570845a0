using Npgsql;

namespace PgRollback.Tool.Verification.Rows;

/// <summary>Reads from the catalogs what the tables of a database want of their rows.</summary>
internal static class TableShapeReader
{
    private const string Tables = """
        FROM pg_catalog.pg_class c
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
          AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid AND d.deptype = 'e')
        """;

    private const string Columns = $$"""
        WITH RECURSIVE tables AS (SELECT c.oid, pg_catalog.format('%I.%I', n.nspname, c.relname) AS name {{Tables}}),
        types AS (
          SELECT t.oid AS declared, t.oid, t.typtype, t.typbasetype, -1 AS modifier, false AS domain_not_null FROM pg_catalog.pg_type t
          UNION ALL
          SELECT y.declared, t.oid, t.typtype, t.typbasetype, d.typtypmod, d.typnotnull OR y.domain_not_null
          FROM types y JOIN pg_catalog.pg_type d ON d.oid = y.oid AND d.typtype = 'd' JOIN pg_catalog.pg_type t ON t.oid = d.typbasetype)
        SELECT t.name, pg_catalog.quote_ident(a.attname), pg_catalog.format_type(a.atttypid, a.atttypmod),
          CASE WHEN e.oid IS NULL THEN b.typname ELSE e.typname END::pg_catalog.text, b.typtype::pg_catalog.text, b.typcategory::pg_catalog.text, CASE WHEN a.atttypmod = -1 THEN y.modifier ELSE a.atttypmod END,
          a.attnotnull OR y.domain_not_null, coalesce(pg_catalog.pg_get_expr(f.adbin, f.adrelid) LIKE '%nextval(%', false),
          pg_catalog.format_type(b.oid, CASE WHEN a.atttypmod = -1 THEN y.modifier ELSE a.atttypmod END),
          ARRAY(SELECT enumlabel::pg_catalog.text FROM pg_catalog.pg_enum WHERE enumtypid IN (b.oid, e.oid) ORDER BY enumsortorder)::pg_catalog.text[]
        FROM tables t
        JOIN pg_catalog.pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' AND a.attidentity = ''
        JOIN types y ON y.declared = a.atttypid AND y.typtype <> 'd'
        JOIN pg_catalog.pg_type b ON b.oid = y.oid
        LEFT JOIN pg_catalog.pg_type e ON e.oid = b.typelem AND b.typcategory = 'A'
        LEFT JOIN pg_catalog.pg_attrdef f ON f.adrelid = a.attrelid AND f.adnum = a.attnum
        ORDER BY t.name, a.attnum
        """;

    private const string ForeignKeys = $$"""
        WITH tables AS (SELECT c.oid, pg_catalog.format('%I.%I', n.nspname, c.relname) AS name {{Tables}})
        SELECT t.name, r.name,
          ARRAY(SELECT pg_catalog.quote_ident(a.attname) FROM pg_catalog.unnest(k.conkey) WITH ORDINALITY u(n, o) JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.n ORDER BY u.o)::pg_catalog.text[],
          ARRAY(SELECT pg_catalog.quote_ident(a.attname) FROM pg_catalog.unnest(k.confkey) WITH ORDINALITY u(n, o) JOIN pg_catalog.pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.n ORDER BY u.o)::pg_catalog.text[]
        FROM tables t JOIN pg_catalog.pg_constraint k ON k.conrelid = t.oid AND k.contype = 'f' AND k.conparentid = 0 JOIN tables r ON r.oid = k.confrelid
        ORDER BY t.name, k.conname
        """;

    private const string Checks = $$"""
        WITH tables AS (SELECT c.oid, pg_catalog.format('%I.%I', n.nspname, c.relname) AS name {{Tables}})
        SELECT t.name, pg_catalog.pg_get_expr(k.conbin, k.conrelid), false,
          ARRAY(SELECT pg_catalog.quote_ident(a.attname) FROM pg_catalog.pg_attribute a WHERE a.attrelid = t.oid AND a.attnum = ANY (k.conkey))::pg_catalog.text[]
        FROM tables t JOIN pg_catalog.pg_constraint k ON k.conrelid = t.oid AND k.contype = 'c'
        UNION ALL
        SELECT t.name, pg_catalog.pg_get_expr(k.conbin, 0), true, ARRAY[pg_catalog.quote_ident(a.attname)]::pg_catalog.text[]
        FROM tables t JOIN pg_catalog.pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
        JOIN pg_catalog.pg_constraint k ON k.contypid = a.atttypid AND k.contype = 'c'
        ORDER BY 1, 2
        """;

    /// <summary>Every table that is no partition and no part of an extension, ordered so that what is referred to comes first.</summary>
    public static async Task<List<TableShape>> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var batch = new NpgsqlBatch(connection) { BatchCommands = { new(Names), new(Columns), new(ForeignKeys), new(Checks) } };
        await using (batch.ConfigureAwait(false))
        {
            var rows = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (rows.ConfigureAwait(false))
            {
                var names = await ReadAsync(rows, r => r.GetString(0), cancellationToken).ConfigureAwait(false);
                var columns = await ReadAsync(rows, r => (Table: r.GetString(0), Column: Column(r)), cancellationToken).ConfigureAwait(false);
                var keys = await ReadAsync(rows, r => (Table: r.GetString(0), Key: new ForeignKeyShape(r.GetFieldValue<string[]>(2), r.GetString(1), r.GetFieldValue<string[]>(3))), cancellationToken).ConfigureAwait(false);
                var checks = await ReadAsync(rows, r => (Table: r.GetString(0), Check: Check(r)), cancellationToken).ConfigureAwait(false);
                var columnsOf = columns.ToLookup(c => c.Table, c => c.Column, StringComparer.Ordinal);
                var keysOf = keys.ToLookup(k => k.Table, k => k.Key, StringComparer.Ordinal);
                var checksOf = checks.ToLookup(c => c.Table, c => c.Check, StringComparer.Ordinal);
                return InOrder(names.ConvertAll(n => new TableShape(n, [.. columnsOf[n]], [.. keysOf[n]], [.. checksOf[n]])));
            }
        }
    }

    private const string Names = $"SELECT pg_catalog.format('%I.%I', n.nspname, c.relname) {Tables} ORDER BY 1";

    private static ColumnShape Column(NpgsqlDataReader row) => new()
    {
        Name = row.GetString(1),
        Type = row.GetString(2),
        BaseType = row.GetString(3),
        Kind = row.GetString(4)[0],
        Category = row.GetString(5)[0],
        Modifier = row.GetInt32(6),
        NotNull = row.GetBoolean(7),
        IsSerial = row.GetBoolean(8),
        PlainType = row.GetString(9),
        Labels = row.GetFieldValue<string[]>(10),
    };

    private static CheckShape Check(NpgsqlDataReader row)
    {
        var columns = row.GetFieldValue<string[]>(3);
        var isOfDomain = row.GetBoolean(2);
        return new CheckShape(columns, isOfDomain ? CheckConstants.ReplaceValue(row.GetString(1), columns[0]) : row.GetString(1));
    }

    private static async Task<List<T>> ReadAsync<T>(NpgsqlDataReader rows, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        var result = new List<T>();
        while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            result.Add(read(rows));
        }

        await rows.NextResultAsync(cancellationToken).ConfigureAwait(false);
        return result;
    }

    /// <summary>Depth first; a cycle is entered anywhere.</summary>
    private static List<TableShape> InOrder(List<TableShape> tables)
    {
        var byName = tables.ToDictionary(t => t.Name, StringComparer.Ordinal);
        var visited = new HashSet<string>(StringComparer.Ordinal);
        var result = new List<TableShape>(tables.Count);
        foreach (var table in tables)
        {
            Visit(table);
        }

        return result;

        void Visit(TableShape table)
        {
            if (visited.Add(table.Name))
            {
                foreach (var key in table.ForeignKeys)
                {
                    Visit(byName[key.Table]);
                }

                result.Add(table);
            }
        }
    }
}
