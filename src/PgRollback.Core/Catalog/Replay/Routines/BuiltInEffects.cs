using PgRollback.Catalog.Expressions;
using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>Functions outside the model: which are known to change the schema or to run SQL given as text, and which are not known at all.</summary>
internal static class BuiltInEffects
{
    private static readonly HashSet<string> Changing = new(StringComparer.Ordinal)
    {
        "dblink_exec", "query_to_xml", "create_hypertable", "add_retention_policy", "add_compression_policy", "create_distributed_table", "create_reference_table",
        "addgeometrycolumn", "dropgeometrycolumn", "updategeometrysrid", "create_parent", "lo_creat", "lo_create", "lo_from_bytea", "lo_import", "lo_unlink", "pg_import_system_collations",
    };

    private static readonly HashSet<string> OfLargeObjects = new(StringComparer.Ordinal) { "lo_creat", "lo_create", "lo_from_bytea", "lo_import", "lo_unlink" };

    /// <summary>Of the extensions that come with PostgreSQL, or are as common: functions that only compute.</summary>
    private static readonly HashSet<string> Computing = new(StringComparer.Ordinal)
    {
        "digest", "hmac", "crypt", "gen_salt", "encrypt", "decrypt", "gen_random_bytes", "uuid_generate_v1", "uuid_generate_v1mc", "uuid_generate_v3", "uuid_generate_v4", "uuid_generate_v5",
        "uuid_nil", "uuid_ns_dns", "uuid_ns_url", "similarity", "word_similarity", "show_trgm", "unaccent", "levenshtein", "soundex", "metaphone", "dmetaphone", "hstore", "akeys", "avals",
        "skeys", "svals", "each", "crosstab", "nlevel", "subpath", "subltree", "lca", "text2ltree", "ltree2text", "earth_distance", "ll_to_earth", "earth_box", "intset", "sort", "uniq", "idx",
    };

    private static readonly HashSet<string> OfServer = new(StringComparer.Ordinal)
    {
        "pg_create_logical_replication_slot", "pg_create_physical_replication_slot", "pg_copy_logical_replication_slot", "pg_copy_physical_replication_slot", "pg_drop_replication_slot",
        "pg_replication_origin_create", "pg_replication_origin_drop",
    };

    /// <summary>Replication slots and origins.</summary>
    public static bool ReachesBeyondTheDatabase(QualifiedName name) => OfServer.Contains(name.Name);

    /// <summary>Makes or drops large objects, which nothing else in a database hangs on.</summary>
    public static bool MakesOrDropsLargeObjects(QualifiedName name) => OfLargeObjects.Contains(name.Name);

    public static bool MayChangeSchema(QualifiedName name) => Changing.Contains(name.Name);

    /// <summary>Neither PostgreSQL's own nor of an extension whose functions are known to compute only: what it does is anybody's guess.</summary>
    public static bool IsUnknown(QualifiedName name) =>
        !Changing.Contains(name.Name)
        && !Computing.Contains(name.Name)
        && !BuiltInFunctions.List.Contains(name.Name)
        && !name.Name.StartsWith("pg_", StringComparison.Ordinal)
        && !name.Name.StartsWith("st_", StringComparison.Ordinal)
        && !BuiltInTypes.Contains(name.Name)
        && Keywords.Find(name.Name) == Keyword.NotAKeyword;
}
