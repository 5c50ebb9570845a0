using static PgRollback.Benchmarks.Adversarial.AdversarialText;

namespace PgRollback.Benchmarks.Adversarial;

/// <summary>What is hard on a parser of expressions and queries, and on the resolution of their names.</summary>
internal static class AdversarialExpressions
{
    private const string Base = "CREATE TABLE b (id int, x int, n text);\n";

    public static IReadOnlyList<AdversarialInput> Inputs { get; } =
    [
        AdversarialInput.Of("nested parentheses", static n => Nested(n, Base + "CREATE VIEW v AS SELECT ", "(", "1", ")", " AS c;")),
        AdversarialInput.Of("unclosed parentheses", static n => Base + "CREATE VIEW v AS SELECT " + new string('(', n)),
        AdversarialInput.Of("nested CASE", static n => Nested(n, Base + "CREATE VIEW v AS SELECT ", "CASE WHEN x > 1 THEN ", "1", " END", " AS c FROM b;")),
        AdversarialInput.Of("nested calls", static n => Nested(n, Base + "CREATE VIEW v AS SELECT ", "abs(", "x", ")", " AS c FROM b;")),
        AdversarialInput.Of("nested arrays", static n => Nested(n, "SELECT ", "ARRAY[", "1", "]", ";")),
        AdversarialInput.Of("nested subqueries", static n => Nested(n, Base + "CREATE VIEW v AS ", "SELECT * FROM (", "SELECT 1 AS c", ") s", ";")),
        AdversarialInput.Of("nested WITH", static n => Nested(n, Base + "CREATE VIEW v AS ", "WITH w AS (", "SELECT 1 AS c", ") SELECT * FROM w", ";")),
        AdversarialInput.Of("a chain of WITH", static n => Pieces(n, Base + "CREATE VIEW v AS WITH w0 AS (SELECT id FROM b)", static i => $", w{i} AS (SELECT id FROM b)", " SELECT * FROM w0;")),
        AdversarialInput.Of("a long sum", static n => Pieces(n, Base + "CREATE VIEW v AS SELECT x", static i => $" + {i}", " AS c FROM b;")),
        AdversarialInput.Of("a chain of signs", static n => Pieces(n, "SELECT ", static _ => "- ", "1;")),
        AdversarialInput.Of("a chain of NOT", static n => Pieces(n, Base + "CREATE VIEW v AS SELECT ", static _ => "NOT ", "true AS c;")),
        AdversarialInput.Of("a chain of casts", static n => Pieces(n, Base + "CREATE VIEW v AS SELECT x", static _ => "::int", " AS c FROM b;")),
        AdversarialInput.Of("a chain of OR", static n => Pieces(n, Base + "ALTER TABLE b ADD CHECK (x = 0", static i => $" OR x = {i}", ");")),
        AdversarialInput.Of("a chain of UNION", static n => Pieces(n, Base + "CREATE VIEW v AS SELECT id FROM b", static _ => " UNION ALL SELECT id FROM b", ";")),
        AdversarialInput.Of("a chain of joins", static n => Pieces(n, Base + "CREATE VIEW v AS SELECT b.id FROM b", static i => $" JOIN b b{i} ON b{i}.id = b.id", ";")),
        AdversarialInput.Of("a long IN list", static n => List(n, Base + "ALTER TABLE b ADD CHECK (x IN (", static i => i, "));")),
        AdversarialInput.Of("a long name with dots", static n => Pieces(n, "SELECT a", static _ => ".a", ";")),
        AdversarialInput.Of("a wide view", static n => List(n, Base + "CREATE VIEW v AS SELECT ", static i => $"x AS c{i}", " FROM b;")),
        AdversarialInput.Of("a huge INSERT", static n => List(n, Base + "INSERT INTO b VALUES ", static i => $"({i}, {i}, 'text {i}')", ";")),
        AdversarialInput.Of("many INSERTs under a key", static n => Pieces(n, "CREATE TABLE k (id int PRIMARY KEY);\n-- pgrollback: nothing\n", static i => $"INSERT INTO k VALUES ({i});\n")),
        AdversarialInput.Of("a long function body", static n => Pieces(n, Base + "CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN\n", static i => $"  UPDATE b SET x = {i} WHERE id = {i};\n", "END $$;")),
        AdversarialInput.Of("a long BEGIN ATOMIC body", static n => Pieces(n, Base + "CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC\n", static i => $"  SELECT id FROM b WHERE x = {i};\n", "END;")),
        AdversarialInput.Of("DO blocks", static n => Pieces(n, Base, static i => $"DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_class WHERE relname = 't{i}') THEN CREATE TABLE t{i} (id int); END IF; END $$;\n")),
        AdversarialInput.Of("a long DO block", static n => Pieces(n, Base + "DO $$ BEGIN\n", static i => $"  CREATE TABLE t{i} (id int);\n", "END $$;")),
        AdversarialInput.Of("nested blocks", static n => Nested(n, "DO $$ ", "BEGIN ", "NULL; ", "END; ", " $$;")),
    ];
}
