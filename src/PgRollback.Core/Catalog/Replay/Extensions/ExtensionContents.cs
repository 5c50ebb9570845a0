using System.Collections.Immutable;

namespace PgRollback.Catalog;

/// <summary>Types and functions that PostgreSQL's contrib and the most used other extensions bring: a column of such a type and a default with such a call hang on their extension.</summary>
internal static class ExtensionContents
{
    private static readonly ImmutableDictionary<string, string> Types = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["citext"] = "citext",
        ["hstore"] = "hstore",
        ["ltree"] = "ltree",
        ["lquery"] = "ltree",
        ["ltxtquery"] = "ltree",
        ["cube"] = "cube",
        ["seg"] = "seg",
        ["lo"] = "lo",
        ["isbn"] = "isn",
        ["isbn13"] = "isn",
        ["issn"] = "isn",
        ["ean13"] = "isn",
        ["upc"] = "isn",
        ["query_int"] = "intarray",
        ["gtrgm"] = "pg_trgm",
        ["geometry"] = "postgis",
        ["geography"] = "postgis",
        ["box2d"] = "postgis",
        ["box3d"] = "postgis",
        ["raster"] = "postgis_raster",
        ["vector"] = "vector",
        ["halfvec"] = "vector",
        ["sparsevec"] = "vector",
        ["earth"] = "earthdistance",
    }.ToImmutableDictionary(StringComparer.Ordinal);

    private static readonly ImmutableDictionary<string, string> Functions = new (string Extension, string[] Functions)[]
    {
        ("uuid-ossp", ["uuid_generate_v1", "uuid_generate_v1mc", "uuid_generate_v3", "uuid_generate_v4", "uuid_generate_v5", "uuid_nil", "uuid_ns_dns", "uuid_ns_oid", "uuid_ns_url", "uuid_ns_x500"]),
        ("pgcrypto",
        [
            "armor", "crypt", "dearmor", "decrypt", "decrypt_iv", "digest", "encrypt", "encrypt_iv", "fips_mode", "gen_random_bytes", "gen_salt", "hmac", "pgp_armor_headers", "pgp_key_id",
            "pgp_pub_decrypt", "pgp_pub_decrypt_bytea", "pgp_pub_encrypt", "pgp_pub_encrypt_bytea", "pgp_sym_decrypt", "pgp_sym_decrypt_bytea", "pgp_sym_encrypt", "pgp_sym_encrypt_bytea",
        ]),
        ("pg_trgm", ["set_limit", "show_limit", "show_trgm", "similarity", "strict_word_similarity", "word_similarity"]),
        ("unaccent", ["unaccent"]),
        ("fuzzystrmatch", ["daitch_mokotoff", "difference", "dmetaphone", "dmetaphone_alt", "levenshtein", "levenshtein_less_equal", "metaphone", "soundex", "text_soundex"]),
        ("hstore", ["akeys", "avals", "each", "exist", "hstore", "hstore_to_json", "hstore_to_jsonb", "hstore_to_matrix", "skeys", "slice", "svals"]),
        ("ltree", ["index", "lca", "ltree2text", "nlevel", "subltree", "subpath", "text2ltree"]),
        ("intarray", ["icount", "idx", "intset", "sort_asc", "sort_desc", "uniq"]),
        ("cube", ["cube", "cube_dim", "cube_distance", "cube_ll_coord", "cube_ur_coord"]),
        ("earthdistance", ["earth", "earth_box", "earth_distance", "gc_to_sec", "latitude", "ll_to_earth", "longitude", "sec_to_gc"]),
        ("tablefunc", ["connectby", "crosstab", "crosstab2", "crosstab3", "crosstab4", "normal_rand"]),
        ("vector", ["cosine_distance", "inner_product", "l1_distance", "l2_distance", "l2_normalize", "vector_dims", "vector_norm"]),
    }.SelectMany(static e => e.Functions.Select(f => (Function: f, e.Extension))).ToImmutableDictionary(static e => e.Function, static e => e.Extension, StringComparer.Ordinal);

    /// <summary>Extensions of functions only, all of which are above: nothing hangs on them that the model does not see.</summary>
    private static readonly ImmutableHashSet<string> WhollyKnown = ImmutableHashSet.Create(StringComparer.Ordinal, "uuid-ossp", "pgcrypto", "fuzzystrmatch", "tablefunc", "plpgsql");

    /// <summary>Extensions that are known to bring no type of their own.</summary>
    private static readonly ImmutableHashSet<string> Complete = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "citext", "hstore", "ltree", "cube", "seg", "lo", "isn", "intarray", "pg_trgm", "uuid-ossp", "pgcrypto", "btree_gin", "btree_gist", "bloom", "unaccent", "fuzzystrmatch",
        "tablefunc", "dblink", "file_fdw", "postgres_fdw", "pg_stat_statements", "pgstattuple", "pg_buffercache", "plpgsql", "dict_int", "dict_xsyn", "tsm_system_rows",
        "tsm_system_time", "xml2", "sslinfo", "pgrowlocks", "pg_freespacemap", "pageinspect", "amcheck", "adminpack", "autoinc", "moddatetime", "refint", "insert_username", "tcn");

    public static IEnumerable<string> TypesOf(string extension) => Types.Where(t => string.Equals(t.Value, extension, StringComparison.Ordinal)).Select(static t => t.Key);

    public static string? ExtensionOfType(string type) => Types.TryGetValue(type, out var extension) ? extension : null;

    /// <summary>By its name alone: for a call that is neither PostgreSQL's own nor the user's.</summary>
    public static string? ExtensionOfFunction(string function) =>
        Functions.TryGetValue(function, out var extension) ? extension : function.StartsWith("st_", StringComparison.Ordinal) ? "postgis" : null;

    /// <summary>The names of an extension's functions, and null where there may be more of them.</summary>
    public static IEnumerable<string?> FunctionsOf(string extension)
    {
        foreach (var function in Functions)
        {
            if (string.Equals(function.Value, extension, StringComparison.Ordinal))
            {
                yield return function.Key;
            }
        }

        if (!WhollyKnown.Contains(extension))
        {
            yield return null;
        }
    }

    /// <summary>A function that replaces what extensions brought and touches nothing else.</summary>
    public static bool UpgradesExtensions(string function) => function is "postgis_extensions_upgrade";

    /// <summary>Operators, operator classes and functions of it may be in use without the model's knowledge.</summary>
    public static bool MayBeUsedUnseen(string extension) => !WhollyKnown.Contains(extension);

    /// <summary>Installed extensions whose contents are not known.</summary>
    public static IEnumerable<Extension> Unknown(CatalogReader catalog) =>
        catalog.Find(new NameKey(NameSpace.Generic, Oid.None, UnknownMarker)) is null
            ? []
            : catalog.All.OfType<Extension>().Where(static e => !Complete.Contains(e.Name)).OrderBy(static e => e.Oid);

    /// <summary>Key under which every extension of unknown contents can also be found, so that a missing type costs one look-up where there is none.</summary>
    public const string UnknownMarker = "extension of unknown contents";

    public static bool IsUnknown(string extension) => !Complete.Contains(extension);
}
