using System.Globalization;
using static PgRollback.Benchmarks.Adversarial.AdversarialText;

namespace PgRollback.Benchmarks.Adversarial;

/// <summary>What is hard on the catalog, on the search for what depends on what, and on the order of a plan.</summary>
internal static class AdversarialSchemas
{
    public static IReadOnlyList<AdversarialInput> Inputs { get; } =
    [
        AdversarialInput.Of("many tables", static n => Pieces(n, "", static i => $"CREATE TABLE t{i} (id int PRIMARY KEY, n text NOT NULL);\n")),
        AdversarialInput.Of("many columns", static n => List(n, "CREATE TABLE t (", static i => $"c{i} int NOT NULL DEFAULT {i}", ");")),
        AdversarialInput.Of("ALTER TABLE with many commands", static n => List(n, "CREATE TABLE t (id int);\nALTER TABLE t ", static i => $"ADD COLUMN c{i} int", ";")),
        AdversarialInput.Of("many ALTER TABLE", static n => Pieces(n, "CREATE TABLE t (id int);\n", static i => $"ALTER TABLE t ADD COLUMN c{i} int;\n")),
        AdversarialInput.Of("many constraints", static n => Pieces(n, "CREATE TABLE t (id int);\n", static i => $"ALTER TABLE t ADD CHECK (id <> {i});\n")),
        AdversarialInput.Of("many indexes of a table", static n => Pieces(n, "CREATE TABLE t (id int);\n", static _ => "CREATE INDEX ON t (id);\n")),
        AdversarialInput.Of("many triggers of a table", static n => Pieces(n, "CREATE TABLE t (id int);\nCREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;\n", static i => $"CREATE TRIGGER g{i} BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();\n")),
        AdversarialInput.Of("foreign keys to one table", static n => Pieces(n, "CREATE TABLE t (id int PRIMARY KEY);\n", static i => $"CREATE TABLE r{i} (id int REFERENCES t);\n")),
        AdversarialInput.Of("a chain of foreign keys", static n => Chain(n, "CREATE TABLE t0 (id int PRIMARY KEY);\n", static (a, b) => $"CREATE TABLE t{b} (id int PRIMARY KEY REFERENCES t{a});\n")),
        AdversarialInput.Of("views over one table", static n => Pieces(n, "CREATE TABLE t (id int);\n", static i => $"CREATE VIEW v{i} AS SELECT id FROM t;\n")),
        AdversarialInput.Of("a chain of views", static n => Chain(n, "CREATE VIEW v0 AS SELECT 1 AS c;\n", static (a, b) => $"CREATE VIEW v{b} AS SELECT c FROM v{a};\n")),
        AdversarialInput.Of("a wide partition tree", static n => Pieces(n, "CREATE TABLE t (id int PRIMARY KEY) PARTITION BY LIST (id);\n", static i => $"CREATE TABLE q{i} PARTITION OF t FOR VALUES IN ({i});\n")),
        AdversarialInput.Of("a deep partition tree", static n => Chain(n, "CREATE TABLE t0 (id int) PARTITION BY LIST (id);\n", static (a, b) => $"CREATE TABLE t{b} PARTITION OF t{a} DEFAULT PARTITION BY LIST (id);\n")),
        AdversarialInput.Of("many children", static n => Pieces(n, "CREATE TABLE t (id int);\n", static i => $"CREATE TABLE c{i} () INHERITS (t);\n", "ALTER TABLE t ADD COLUMN x int;")),
        AdversarialInput.Of("many parents", static n => Pieces(n / 2, "", static i => $"CREATE TABLE p{i} (id int);\n") + ManyParents(n / 2)),
        AdversarialInput.Of("a chain of renames", static n => Chain(n, "CREATE TABLE t0 (id int);\n", static (a, b) => $"ALTER TABLE t{a} RENAME TO t{b};\n")),
        AdversarialInput.Of("a chain of column renames", static n => Chain(n, "CREATE TABLE t (c0 int);\nCREATE VIEW v AS SELECT c0 FROM t;\n", static (a, b) => $"ALTER TABLE t RENAME COLUMN c{a} TO c{b};\n")),
        AdversarialInput.Of("made and dropped", static n => Pieces(n, "", static i => $"CREATE TABLE t{i} (id int);DROP TABLE t{i};\n")),
        AdversarialInput.Of("DROP IF EXISTS of nothing", static n => Pieces(n, "", static i => $"DROP TABLE IF EXISTS t{i};\n")),
        AdversarialInput.Of("one DROP of many", static n => Pieces(n / 2, "", static i => $"CREATE TABLE t{i} (id int);\n") + List(n / 2, "DROP TABLE IF EXISTS ", static i => "t" + i, ";")),
        AdversarialInput.Of("DROP SCHEMA CASCADE", static n => Pieces(n, "CREATE SCHEMA s;\n", static i => $"CREATE TABLE s.t{i} (id int);\n", "DROP SCHEMA s CASCADE;")),
        AdversarialInput.Of("long access lists", static n => Pieces(n, "", GrantOfMany)),
        AdversarialInput.Of("a GRANT to many", static n => List(n, "CREATE TABLE t (id int);\nGRANT SELECT ON t TO ", static i => "r" + i, ";")),
        AdversarialInput.Of("a long enum", static n => List(n, "CREATE TYPE e AS ENUM (", static i => $"'value {i}'", ");")),
        AdversarialInput.Of("many ADD VALUE", static n => Pieces(n, "CREATE TYPE e AS ENUM ('a');\n", static i => $"ALTER TYPE e ADD VALUE 'v{i}';\n")),
        AdversarialInput.Of("many comments", static n => Pieces(n, "CREATE TABLE t (id int);\n", static i => $"COMMENT ON TABLE t IS 'comment {i}';\n")),
        AdversarialInput.Of("overloads of a function", static n => Chain(n, "CREATE TYPE e0 AS ENUM ('a');\n", static (_, b) => $"CREATE TYPE e{b} AS ENUM ('a');CREATE FUNCTION f(e{b}) RETURNS int LANGUAGE sql AS 'SELECT 1';\n")),
        AdversarialInput.Of("CREATE OR REPLACE of one function", static n => Pieces(n, "", static i => $"CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT {i}';\n")),
        AdversarialInput.Of("a chain of SET", static n => Pieces(n, "CREATE SCHEMA s;\n", static i => $"SET search_path = s, public;SET statement_timeout = {i};\n")),
        AdversarialInput.Of("a long search_path", static n => List(n, "SET search_path = ", static i => "s" + i, ";CREATE TABLE public.t (id int);")),
        new("migrations that touch one table", static n => Migrations(n, static i => $"ALTER TABLE t ADD COLUMN c{i} int;")),
        new("migrations with a table each", static n => Migrations(n, static i => $"CREATE TABLE t{i} (id int);")),
        new("migrations that change one column", static n => Migrations(n, static i => $"ALTER TABLE t ALTER COLUMN id SET DEFAULT {i};")),
        new("migrations that replace one view", static n => Migrations(n, static i => $"CREATE OR REPLACE VIEW v AS SELECT id + {i} AS c FROM t;")),
        new("a large older schema", static n => [Pieces(n, "", static i => $"CREATE TABLE t{i} (id int);\n"), "ALTER TABLE t1 ADD COLUMN x int;"]),
    ];

    /// <summary>As many as the first half of the text made, which is the longer one by its statements.</summary>
    private static string ManyParents(int length) => List(length / 8, "CREATE TABLE c () INHERITS (", static i => "p" + (int.Parse(i, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture), ");");

    /// <summary>As many on one table as a row of pg_class has room for.</summary>
    private static string GrantOfMany(string number)
    {
        const int RoomInPgClass = 250;
        var i = int.Parse(number, CultureInfo.InvariantCulture) - 1;
        var table = (i / RoomInPgClass).ToString(CultureInfo.InvariantCulture);
        return (i % RoomInPgClass == 0 ? $"CREATE TABLE t{table} (id int);\n" : "") + $"GRANT SELECT ON t{table} TO r{number};\n";
    }

    private static List<string> Migrations(int length, Func<string, string> write)
    {
        var result = new List<string> { "CREATE TABLE t (id int);" };
        for (var written = 0; written < length; written += result[^1].Length)
        {
            result.Add(write(result.Count.ToString(CultureInfo.InvariantCulture)));
        }

        return result;
    }
}
