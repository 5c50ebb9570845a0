using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>Types of pg_catalog: which names are theirs and how the server prints them.</summary>
public static class BuiltInTypes
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "bool", "bytea", "char", "name", "int8", "int2", "int2vector", "int4", "regproc", "text", "oid", "tid", "xid", "cid", "oidvector",
        "json", "xml", "pg_node_tree", "xid8", "point", "lseg", "path", "box", "polygon", "line", "float4", "float8", "unknown", "circle",
        "money", "macaddr", "inet", "cidr", "macaddr8", "aclitem", "bpchar", "varchar", "date", "time", "timestamp", "timestamptz", "interval",
        "timetz", "bit", "varbit", "numeric", "refcursor", "regprocedure", "regoper", "regoperator", "regclass", "regcollation", "regtype",
        "regrole", "regnamespace", "uuid", "pg_lsn", "tsvector", "gtsvector", "tsquery", "regconfig", "regdictionary", "jsonb", "jsonpath",
        "txid_snapshot", "pg_snapshot", "int4range", "numrange", "tsrange", "tstzrange", "daterange", "int8range", "int4multirange",
        "nummultirange", "tsmultirange", "tstzmultirange", "datemultirange", "int8multirange", "record", "cstring", "any", "anyarray", "void",
        "trigger", "event_trigger", "language_handler", "internal", "anyelement", "anynonarray", "anyenum", "fdw_handler", "index_am_handler",
        "tsm_handler", "table_am_handler", "anyrange", "anycompatible", "anycompatiblearray", "anycompatiblenonarray", "anycompatiblerange",
        "anymultirange", "anycompatiblemultirange", "pg_ddl_command", "pg_brin_bloom_summary", "pg_brin_minmax_multi_summary",
    };

    // Most columns are of one of a few types: they share one object.
    private static readonly Dictionary<string, TypeReference> References = Names.ToDictionary(static name => name, Reference, StringComparer.Ordinal);

    public static IEnumerable<string> All => Names;

    public static bool Contains(string name) => Names.Contains(name) || (name.Length > 1 && name[0] == '_' && Names.Contains(name.Substring(1)));

    /// <summary>The type of that name, without modifiers.</summary>
    public static TypeReference Find(string name) => References.TryGetValue(name, out var type) ? type : Reference(name);

    /// <summary>anyelement and its like: the type follows from the arguments.</summary>
    public static bool IsPolymorphic(TypeReference type) =>
        type is { Type.IsNone: true, BuiltIn.Schema: "pg_catalog" } && type.BuiltIn.Name.StartsWith("any", StringComparison.Ordinal);

    /// <summary>As format_type prints it.</summary>
    public static string Format(QualifiedName name, string? modifiers)
    {
        var suffix = modifiers is null ? "" : $"({modifiers})";
        if (!string.Equals(name.Schema, "pg_catalog", StringComparison.Ordinal))
        {
            return name + suffix;
        }

        return name.Name switch
        {
            "bool" => "boolean",
            "int2" => "smallint",
            "int4" => "integer",
            "int8" => "bigint",
            "float4" => "real",
            "float8" => "double precision",
            "numeric" => "numeric" + suffix,
            "varchar" => "character varying" + suffix,
            // Without a length bpchar and character differ: character alone means character(1).
            "bpchar" => modifiers is null ? "bpchar" : "character" + suffix,
            "timestamp" => "timestamp" + suffix + " without time zone",
            "timestamptz" => "timestamp" + suffix + " with time zone",
            "time" => "time" + suffix + " without time zone",
            "timetz" => "time" + suffix + " with time zone",
            "interval" => modifiers is null ? "interval" : modifiers[0] is >= '0' and <= '9' ? "interval" + suffix : "interval " + modifiers,
            "bit" => "bit" + suffix,
            "varbit" => "bit varying" + suffix,
            "char" => "\"char\"",
            // A keyword of the grammar since 16, and still not quoted.
            "json" => "json",
            _ => SqlIdentifier.Quote(name.Name) + suffix,
        };
    }

    private static TypeReference Reference(string name) => new() { BuiltIn = new QualifiedName("pg_catalog", name) };
}
