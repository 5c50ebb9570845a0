namespace PgRollback.Snapshots.Tests.Cases;

using static DifferenceCase;

internal static class TypeCases
{
    public static IEnumerable<DifferenceCase> All { get; } =
    [
        new("CREATE TYPE app.colour AS ENUM ('red')", "type app.colour", Added),
        new("ALTER TYPE app.mood ADD VALUE 'great'", "type app.mood", "labels"),
        new("ALTER TYPE app.mood RENAME VALUE 'sad' TO 'blue'", "type app.mood", "labels"),
        new("ALTER TYPE app.mood RENAME TO temper", "type app.temper", Added),
        new("ALTER TYPE app.mood OWNER TO pg_monitor", "type app.mood", "owner"),
        new("REVOKE USAGE ON TYPE app.mood FROM PUBLIC", "type app.mood", "privileges"),
        new("COMMENT ON TYPE app.mood IS 'how'", "type app.mood", "comment"),
        new("COMMENT ON TYPE app.items IS 'a row'", "type app.items", Added),
        new("DROP TYPE app.shell", "type app.shell", Removed),
        new("CREATE TYPE app._mood AS ENUM ()", "type app.mood", "array type"),
        new("DROP CAST (app.address AS text); DROP TYPE app.address", "column app.address.street", Removed),

        new("ALTER DOMAIN app.positive SET DEFAULT 2", "domain app.positive", "default"),
        new("ALTER DOMAIN app.positive SET NOT NULL", "domain app.positive", "not null"),
        new("DROP DOMAIN app.positive; CREATE DOMAIN app.positive AS bigint DEFAULT 1 CONSTRAINT above_zero CHECK (VALUE > 0)", "domain app.positive", "base type"),
        new("DROP DOMAIN app.words; CREATE DOMAIN app.words AS text COLLATE \"C\"", "domain app.words", "collation") { First = "CREATE DOMAIN app.words AS text" },
        new("COMMENT ON DOMAIN app.positive IS 'more than nothing'", "domain app.positive", "comment"),

        new("DROP TYPE app.span; CREATE TYPE app.span AS RANGE (subtype = float8)", "type app.span", "subtype difference"),
        new("DROP TYPE app.span; CREATE TYPE app.span AS RANGE (subtype = numeric, subtype_diff = numrange_subdiff)", "type app.span", "subtype"),
        new("DROP TYPE app.span; CREATE TYPE app.span AS RANGE (subtype = float8, subtype_diff = float8mi, multirange_type_name = app.spans)", "type app.span", "multirange"),
        new("DROP TYPE app.ends; CREATE TYPE app.ends AS RANGE (subtype = text, collation = \"POSIX\")", "type app.ends", "subtype collation") { First = "CREATE TYPE app.ends AS RANGE (subtype = text, collation = \"C\")" },
        new("DROP TYPE app.ends; CREATE TYPE app.ends AS RANGE (subtype = text, subtype_opclass = text_pattern_ops)", "type app.ends", "subtype operator class") { First = "CREATE TYPE app.ends AS RANGE (subtype = text)" },

        new("CREATE FUNCTION app.shell_in(cstring) RETURNS app.shell LANGUAGE internal IMMUTABLE STRICT AS 'int4in'; CREATE FUNCTION app.shell_out(app.shell) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out'; CREATE TYPE app.shell (INPUT = app.shell_in, OUTPUT = app.shell_out, LIKE = integer)", "type app.shell", "input"),
        new("ALTER TYPE app.shell SET (STORAGE = extended)", "type app.shell", "storage") { First = BaseType },
        new("ALTER TYPE app.shell SET (ANALYZE = array_typanalyze)", "type app.shell", "analyze") { First = BaseType },
        new("ALTER TYPE app.shell SET (SUBSCRIPT = raw_array_subscript_handler)", "type app.shell", "subscript") { First = BaseType },
    ];

    private const string BaseType = """
        CREATE FUNCTION app.shell_in(cstring) RETURNS app.shell LANGUAGE internal IMMUTABLE STRICT AS 'textin';
        CREATE FUNCTION app.shell_out(app.shell) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
        CREATE TYPE app.shell (INPUT = app.shell_in, OUTPUT = app.shell_out, INTERNALLENGTH = VARIABLE);
        """;
}
