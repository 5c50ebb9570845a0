namespace PgRollback.Catalog.Expressions;

/// <summary>What is known of pg_catalog's functions.</summary>
internal static class BuiltInFunctions
{
    private static readonly Dictionary<string, string> Results = new(StringComparer.Ordinal)
    {
        ["count"] = "int8", ["now"] = "timestamptz", ["statement_timestamp"] = "timestamptz", ["clock_timestamp"] = "timestamptz", ["transaction_timestamp"] = "timestamptz",
        ["lower"] = "text", ["upper"] = "text", ["btrim"] = "text", ["ltrim"] = "text", ["rtrim"] = "text", ["concat"] = "text", ["concat_ws"] = "text", ["md5"] = "text",
        ["format"] = "text", ["string_agg"] = "text", ["replace"] = "text", ["to_char"] = "text", ["initcap"] = "text", ["left"] = "text", ["right"] = "text",
        ["gen_random_uuid"] = "uuid", ["row_number"] = "int8", ["rank"] = "int8", ["dense_rank"] = "int8", ["nextval"] = "int8", ["currval"] = "int8", ["bool_and"] = "bool",
        ["bool_or"] = "bool", ["every"] = "bool", ["jsonb_build_object"] = "jsonb", ["jsonb_build_array"] = "jsonb", ["jsonb_agg"] = "jsonb", ["json_agg"] = "json",
        ["json_build_object"] = "json", ["to_jsonb"] = "jsonb", ["to_json"] = "json", ["row_to_json"] = "json", ["jsonb_object_agg"] = "jsonb", ["json_object_agg"] = "json",
        ["to_tsvector"] = "tsvector", ["to_tsquery"] = "tsquery", ["length"] = "int4", ["char_length"] = "int4", ["octet_length"] = "int4", ["random"] = "float8",
        ["date_part"] = "float8", ["percent_rank"] = "float8", ["cume_dist"] = "float8",
    };

    private static readonly HashSet<string> Regclass = new(StringComparer.Ordinal)
    {
        "nextval", "currval", "setval", "pg_relation_size", "pg_table_size", "pg_indexes_size", "pg_total_relation_size", "pg_sequence_last_value", "pg_relation_filenode",
        "pg_relation_filepath", "pg_partition_tree", "pg_partition_ancestors", "pg_partition_root", "pg_relation_is_updatable", "pg_column_is_updatable",
    };

    public static bool TakesRegclass(string name) => Regclass.Contains(name);

    public static bool Accepts(string name, List<Typed> arguments) => Results.ContainsKey(name) && arguments.Count >= 0;

    public static TypeReference? ResultType(string name, IReadOnlyList<Typed> arguments)
    {
        if (Results.TryGetValue(name, out var result))
        {
            return TypeReference.OfBuiltIn(result);
        }

        if (name is "max" or "min" or "lag" or "lead" or "first_value" or "last_value" or "nth_value" or "abs" && arguments.Count > 0)
        {
            return arguments[0].Type?.WithoutModifiers;
        }

        if (name is "array_agg" && arguments.Count == 1 && arguments[0].Type is { IsArray: false } element)
        {
            return element.WithoutModifiers with { IsArray = true };
        }

        return null;
    }

    private static readonly Dictionary<string, (string Name, string? Type)[]> Outputs = new(StringComparer.Ordinal)
    {
        ["jsonb_each"] = [("key", "text"), ("value", "jsonb")], ["json_each"] = [("key", "text"), ("value", "json")],
        ["jsonb_each_text"] = [("key", "text"), ("value", "text")], ["json_each_text"] = [("key", "text"), ("value", "text")],
        ["jsonb_array_elements"] = [("value", "jsonb")], ["json_array_elements"] = [("value", "json")],
        ["jsonb_array_elements_text"] = [("value", "text")], ["json_array_elements_text"] = [("value", "text")],
    };

    /// <summary>Columns that a function in FROM gives under names of its own.</summary>
    public static (string Name, string? Type)[]? OutputColumns(string name) => Outputs.TryGetValue(name, out var columns) ? columns : null;

    public static bool IsScalarSet(string name) =>
        name is "generate_series" or "unnest" or "regexp_split_to_table" or "string_to_table" or "jsonb_object_keys" or "json_object_keys" or "generate_subscripts" or "regexp_matches";
}
