using System.Collections.Immutable;

namespace PgRollback.Catalog;

/// <summary>Types that PostgreSQL's contrib and the most used other extensions bring: a column of such a type hangs on its extension.</summary>
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

    /// <summary>Extensions that are known to bring no type of their own.</summary>
    private static readonly ImmutableHashSet<string> Complete = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "citext", "hstore", "ltree", "cube", "seg", "lo", "isn", "intarray", "pg_trgm", "uuid-ossp", "pgcrypto", "btree_gin", "btree_gist", "bloom", "unaccent", "fuzzystrmatch",
        "tablefunc", "dblink", "file_fdw", "postgres_fdw", "pg_stat_statements", "pgstattuple", "pg_buffercache", "plpgsql", "dict_int", "dict_xsyn", "tsm_system_rows",
        "tsm_system_time", "xml2", "sslinfo", "pgrowlocks", "pg_freespacemap", "pageinspect", "amcheck", "adminpack", "autoinc", "moddatetime", "refint", "insert_username", "tcn");

    public static string? ExtensionOfType(string type) => Types.TryGetValue(type, out var extension) ? extension : null;

    /// <summary>Installed extensions whose contents are not known.</summary>
    public static IEnumerable<Extension> Unknown(CatalogReader catalog) =>
        catalog.Find(new NameKey(NameSpace.Generic, Oid.None, UnknownMarker)) is null
            ? []
            : catalog.All.OfType<Extension>().Where(static e => !Complete.Contains(e.Name)).OrderBy(static e => e.Oid);

    /// <summary>Key under which every extension of unknown contents can also be found, so that a missing type costs one look-up where there is none.</summary>
    public const string UnknownMarker = "extension of unknown contents";

    public static bool IsUnknown(string extension) => !Complete.Contains(extension);
}
