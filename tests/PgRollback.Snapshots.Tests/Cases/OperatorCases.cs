namespace PgRollback.Snapshots.Tests.Cases;

using static DifferenceCase;

internal static class OperatorCases
{
    public static IEnumerable<DifferenceCase> All { get; } =
    [
        new("CREATE OPERATOR app.!== (LEFTARG = integer, RIGHTARG = integer, FUNCTION = app.same)", "operator app.!==(integer,integer)", Added),
        new("CREATE OPERATOR app.<<< (LEFTARG = integer, RIGHTARG = integer, FUNCTION = app.same, COMMUTATOR = OPERATOR(app.>>>)); DROP OPERATOR app.<<< (integer, integer)", "operator app.>>>(integer,integer)", Added),
        new("ALTER OPERATOR app.=== (integer, integer) SET (RESTRICT = eqsel)", "operator app.===(integer,integer)", "restrict"),
        new("ALTER OPERATOR app.=== (integer, integer) SET (JOIN = eqjoinsel)", "operator app.===(integer,integer)", "join"),
        new("ALTER OPERATOR app.=== (integer, integer) OWNER TO pg_monitor", "operator app.===(integer,integer)", "owner"),
        new("ALTER OPERATOR app.=== (integer, integer) SET (HASHES)", "operator app.===(integer,integer)", "hashes", From: 17),
        new("ALTER OPERATOR app.=== (integer, integer) SET (MERGES)", "operator app.===(integer,integer)", "merges", From: 17),
        new("CREATE OPERATOR app.!== (LEFTARG = integer, RIGHTARG = integer, FUNCTION = app.same, NEGATOR = OPERATOR(app.===))", "operator app.===(integer,integer)", "negator"),
        new("COMMENT ON OPERATOR app.=== (integer, integer) IS 'equal'", "operator app.===(integer,integer)", "comment"),

        new("CREATE OPERATOR CLASS app.plain FOR TYPE integer USING hash AS OPERATOR 1 =", "operator class app.plain using hash", Added),
        new("CREATE OPERATOR CLASS app.plain FOR TYPE integer USING hash AS OPERATOR 1 =", "operator family app.plain using hash", Added),
        new("DROP OPERATOR CLASS app.int_class USING btree", "operator class app.int_class using btree", Removed),
        new("ALTER OPERATOR CLASS app.int_class USING btree OWNER TO pg_monitor", "operator class app.int_class using btree", "owner"),
        new("COMMENT ON OPERATOR CLASS app.int_class USING btree IS 'ints'", "operator class app.int_class using btree", "comment"),
        new("ALTER OPERATOR FAMILY app.int_family USING btree OWNER TO pg_monitor", "operator family app.int_family using btree", "owner"),
        new("ALTER OPERATOR FAMILY app.int_family USING btree ADD OPERATOR 1 < (integer, bigint)", "operator 1 (integer, bigint) of operator family app.int_family using btree", Added),
        new("ALTER OPERATOR FAMILY app.int_family USING btree ADD FUNCTION 1 (integer, bigint) btint48cmp(integer, bigint)", "function 1 (integer, bigint) of operator family app.int_family using btree", Added),
        new("CREATE FUNCTION app.smaller(app.address, app.address) RETURNS boolean LANGUAGE sql IMMUTABLE RETURN true; CREATE OPERATOR app.< (LEFTARG = app.address, RIGHTARG = app.address, FUNCTION = app.smaller); ALTER OPERATOR FAMILY integer_ops USING btree ADD OPERATOR 1 app.< (app.address, app.address)", "operator 1 (app.address, app.address) of operator family pg_catalog.integer_ops using btree", Added),
        new("COMMENT ON OPERATOR FAMILY app.int_family USING btree IS 'ints'", "operator family app.int_family using btree", "comment"),

        new("DROP CAST (app.address AS text)", "cast (app.address AS text)", Removed),
        new("DROP CAST (app.address AS text); CREATE CAST (app.address AS text) WITH INOUT", "cast (app.address AS text)", "context"),
        new("CREATE FUNCTION app.text_of(app.address) RETURNS text LANGUAGE sql AS 'SELECT ''x'''; DROP CAST (app.address AS text); CREATE CAST (app.address AS text) WITH FUNCTION app.text_of(app.address) AS ASSIGNMENT", "cast (app.address AS text)", "function"),
        new("COMMENT ON CAST (app.address AS text) IS 'shown'", "cast (app.address AS text)", "comment"),

        new("CREATE COLLATION app.other FROM \"C\"", "collation app.other", Added),
        new("DROP COLLATION app.plain; CREATE COLLATION app.plain (provider = libc, locale = 'POSIX')", "collation app.plain", "collate"),
        new("ALTER COLLATION app.plain OWNER TO pg_monitor", "collation app.plain", "owner"),
        new("COMMENT ON COLLATION app.plain IS 'bytes'", "collation app.plain", "comment"),
        new("DROP CONVERSION app.to_latin; CREATE DEFAULT CONVERSION app.to_latin FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1", "conversion app.to_latin", "is default"),
        new("COMMENT ON CONVERSION app.to_latin IS 'west'", "conversion app.to_latin", "comment"),

        new("ALTER TEXT SEARCH CONFIGURATION app.words DROP MAPPING FOR word", "text search configuration app.words", "mappings"),
        new("ALTER TEXT SEARCH CONFIGURATION app.words ALTER MAPPING FOR word WITH app.simple_words, simple", "text search configuration app.words", "mappings"),
        new("ALTER TEXT SEARCH DICTIONARY app.simple_words (accept = false)", "text search dictionary app.simple_words", "options"),
        new("CREATE TEXT SEARCH PARSER app.parsed (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype)", "text search parser app.parsed", Added),
        new("CREATE TEXT SEARCH TEMPLATE app.template (LEXIZE = dsimple_lexize)", "text search template app.template", Added),
        new("COMMENT ON TEXT SEARCH CONFIGURATION app.words IS 'all'", "text search configuration app.words", "comment"),
        new("COMMENT ON TEXT SEARCH DICTIONARY app.simple_words IS 'all'", "text search dictionary app.simple_words", "comment"),

        new("DROP ACCESS METHOD other_heap; CREATE ACCESS METHOD other_heap TYPE INDEX HANDLER bthandler", "access method other_heap", "type"),
        new("COMMENT ON ACCESS METHOD other_heap IS 'second'", "access method other_heap", "comment"),
    ];
}
