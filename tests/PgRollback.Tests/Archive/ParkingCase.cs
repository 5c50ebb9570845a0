using PgRollback.Tests.Material;

namespace PgRollback.Tests.Archive;

/// <summary>A migration that makes something, the steps that would destroy it, and what people put into it.</summary>
internal sealed record ParkingCase(string Name, string Up, TestStep[] Steps, string Use)
{
    public const string Base = """
        CREATE TABLE old (id int PRIMARY KEY, v varchar(8)); INSERT INTO old SELECT g, 'v' || g FROM generate_series(1, 200) AS g;
        CREATE TABLE keyless (v text); INSERT INTO keyless SELECT 'k' || g % 4 FROM generate_series(1, 40) AS g
        """;

    public static IReadOnlyList<ParkingCase> All { get; } =
    [
        new("a table", "CREATE TABLE t (id int PRIMARY KEY, v text, n numeric(9,3), at timestamptz)", [TestStep.DropTable("t")],
            "INSERT INTO t SELECT g, CASE WHEN g % 7 <> 0 THEN repeat('ä\"''\\', g % 5) END, g / 7.0, timestamptz '2024-02-29 12:00Z' + g * interval '1.5 day' FROM generate_series(1, 500) AS g"),
        new("a table with an identity and a serial", "CREATE TABLE t (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, s serial, g int GENERATED ALWAYS AS (s * 2) STORED)", [TestStep.DropTable("t")],
            "INSERT INTO t (s) SELECT nextval('t_s_seq') FROM generate_series(1, 40); DELETE FROM t WHERE id % 3 = 0"),
        new("a table without a key", "CREATE TABLE t (v text, w json)", [TestStep.DropTable("t")], "INSERT INTO t VALUES ('a', '{\"b\" : 1}'), ('a', '{\"b\" : 1}'), (NULL, NULL)"),
        new("a partitioned table", "CREATE TABLE t (id int, k int, PRIMARY KEY (id, k)) PARTITION BY LIST (k); CREATE TABLE t1 PARTITION OF t FOR VALUES IN (1); CREATE TABLE t2 PARTITION OF t DEFAULT", [TestStep.DropTable("t")],
            "INSERT INTO t SELECT g, g % 3 FROM generate_series(1, 90) AS g"),
        new("types that go with it", "CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE DOMAIN pos AS int CHECK (VALUE > 0); CREATE TYPE pair AS (a mood, d date); CREATE TABLE t (id int PRIMARY KEY, m mood, ms mood[], p pos, c pair)",
            [TestStep.DropTable("t"), new TestStep("DropType", "TYPE", "pair", "DROP TYPE public.pair"), new TestStep("DropDomain", "DOMAIN", "pos", "DROP DOMAIN public.pos"), new TestStep("DropType", "TYPE", "mood", "DROP TYPE public.mood")],
            "INSERT INTO t VALUES (1, 'sad', '{ok,sad,NULL}', 3, ROW('ok', '2024-03-01')), (2, NULL, NULL, NULL, NULL)"),
        new("a column", "ALTER TABLE old ADD COLUMN name text DEFAULT 'none'", [TestStep.DropColumn("old", "name")],
            "UPDATE old SET name = 'n' || id WHERE id % 2 = 0; UPDATE old SET name = NULL WHERE id % 5 = 0"),
        new("a column with a sequence", "ALTER TABLE old ADD COLUMN num serial", [TestStep.DropColumn("old", "num")], "UPDATE old SET num = num + 1000; SELECT setval('old_num_seq', 5000)"),
        new("an identity column", "ALTER TABLE old ADD COLUMN num int GENERATED ALWAYS AS IDENTITY", [TestStep.DropColumn("old", "num")], "INSERT INTO old (id, v) SELECT g, g FROM generate_series(1000, 1010) AS g; DELETE FROM old WHERE id = 4"),
        new("a column of a table without a key", "ALTER TABLE keyless ADD COLUMN name text", [TestStep.DropColumn("keyless", "name")], "UPDATE keyless SET name = v || (SELECT count(*) FROM old) || ctid::text"),
        new("a sequence", "CREATE SEQUENCE s INCREMENT -5", [new TestStep("DropSequence", "SEQUENCE", "s", "DROP SEQUENCE public.s")], "SELECT nextval('s') FROM generate_series(1, 9)"),
        new("values that are cut off", "ALTER TABLE old ALTER COLUMN v TYPE text", [new TestStep("AlterColumnType", "COLUMN", "v", "ALTER TABLE public.old ALTER COLUMN v TYPE varchar(8) USING v::varchar(8)") { Table = "old", DestroysRows = true, Hazard = "ValuesTooLong" }],
            "UPDATE old SET v = repeat(v, 20) WHERE id % 3 = 0"),
        new("rows that the migration inserted and others changed", "INSERT INTO old VALUES (-1, 'first'), (-2, 'second')", [new TestStep("DeleteRows", "TABLE", "old", "DELETE FROM public.old WHERE id IN (-1, -2)")],
            "UPDATE old SET v = 'changed' WHERE id = -2"),
    ];
}
