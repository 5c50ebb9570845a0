using PgRollback.Tests.Material;

namespace PgRollback.Tests.Witness;

/// <summary>A migration that changes or destroys data of older tables, where its plan says so, and the schema's way back.</summary>
/// <param name="Name">For people.</param>
/// <param name="Up">The migration.</param>
/// <param name="Losses">Kind, table and column, such as <c>Values t.c</c>.</param>
/// <param name="Steps">What the plan does.</param>
internal sealed record WitnessCase(string Name, string Up, string[] Losses, params TestStep[] Steps)
{
    public const string Base = """
        CREATE TABLE parent (id int PRIMARY KEY, v text, n numeric(12,4), at timestamptz, w json, size text GENERATED ALWAYS AS (v || '!') STORED);
        INSERT INTO parent SELECT g, CASE WHEN g % 11 <> 0 THEN 'p' || g END, g / 7.0, timestamptz '2024-01-01Z' + g * interval '1 hour', '{"a" :  1}' FROM generate_series(1, 300) AS g;
        CREATE TABLE child (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, parent int REFERENCES parent ON DELETE CASCADE, other int REFERENCES parent ON DELETE SET NULL);
        INSERT INTO child (parent, other) SELECT g, g % 50 + 1 FROM generate_series(1, 300) AS g;
        CREATE TABLE old (id int, k text, v text, PRIMARY KEY (id, k));
        INSERT INTO old SELECT g, 'k' || g % 3, 'v' || g FROM generate_series(1, 100) AS g;
        CREATE TABLE keyless (v text, n int);
        INSERT INTO keyless SELECT 'k' || g % 5, g FROM generate_series(1, 50) AS g;
        CREATE SEQUENCE numbers;
        SELECT setval('numbers', 77)
        """;

    public static IReadOnlyList<WitnessCase> All { get; } =
    [
        new("updated rows", "UPDATE parent SET v = upper(v), n = n * 1.5 WHERE id % 2 = 0; UPDATE parent SET n = n + 1 WHERE id % 4 = 0", ["ChangedRows parent"]),
        new("updates that come to nothing", "UPDATE parent SET v = v; UPDATE parent SET n = n + 1; UPDATE parent SET n = n - 1", ["ChangedRows parent"]),
        new("deleted rows, and rows that foreign keys delete and change", "DELETE FROM parent WHERE id % 3 = 0", ["ChangedRows parent"]),
        new("inserted rows", "INSERT INTO parent (id, v) SELECT g, 'new' FROM generate_series(290, 320) AS g ON CONFLICT (id) DO UPDATE SET v = 'twice'", ["ChangedRows parent"]),
        new("rows that come and go", "INSERT INTO old VALUES (500, 'a', 'b'); UPDATE old SET v = 'c' WHERE id = 500; DELETE FROM old WHERE id IN (500, 7); INSERT INTO old SELECT 7, 'k1', 'again'", ["ChangedRows old"]),
        new("changed keys", "UPDATE old SET id = id + 1000 WHERE id > 50", ["ChangedRows old"]),
        new("rows of a renamed table and column", "ALTER TABLE old RENAME COLUMN v TO w; ALTER TABLE old RENAME TO newer; UPDATE newer SET w = 'x' WHERE id < 9", ["ChangedRows old"],
            new TestStep("RenameTable", "TABLE", "old", "ALTER TABLE public.newer RENAME TO old"), new TestStep("RenameColumn", "COLUMN", "v", "ALTER TABLE public.old RENAME COLUMN w TO v") { Table = "old" }),
        new("a truncated table", "TRUNCATE child", ["AllRows child"]),
        new("a dropped table", "DROP TABLE child", ["AllRows child"], new TestStep("CreateTable", "TABLE", "child", "CREATE TABLE public.child (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, parent int, other int)"),
            new TestStep("AddConstraint", "CONSTRAINT", "child_parent_fkey", "ALTER TABLE public.child ADD CONSTRAINT child_parent_fkey FOREIGN KEY (parent) REFERENCES public.parent ON DELETE CASCADE") { Table = "child" },
            new TestStep("AddConstraint", "CONSTRAINT", "child_other_fkey", "ALTER TABLE public.child ADD CONSTRAINT child_other_fkey FOREIGN KEY (other) REFERENCES public.parent ON DELETE SET NULL") { Table = "child" }),
        new("a dropped column", "ALTER TABLE old DROP COLUMN v", ["Values old.v"], new TestStep("AddColumn", "COLUMN", "v", "ALTER TABLE public.old ADD COLUMN v text") { Table = "old" }),
        new("a dropped column of a table without a key", "ALTER TABLE keyless DROP COLUMN v", ["Values keyless.v"], new TestStep("AddColumn", "COLUMN", "v", "ALTER TABLE public.keyless ADD COLUMN v text") { Table = "keyless", LosesColumnOrder = true }),
        new("a narrowed column", "ALTER TABLE parent ALTER COLUMN n TYPE int", ["Values parent.n"], new TestStep("AlterColumnType", "COLUMN", "n", "ALTER TABLE public.parent ALTER COLUMN n TYPE numeric(12,4)") { Table = "parent" }),
        new("a rewritten column", "ALTER TABLE parent ALTER COLUMN at TYPE date USING date_trunc('month', at)", ["Values parent.at"],
            new TestStep("AlterColumnType", "COLUMN", "at", "ALTER TABLE public.parent ALTER COLUMN at TYPE timestamptz") { Table = "parent" }),
        new("a sequence that begins anew", "ALTER SEQUENCE numbers RESTART", ["SequenceValue numbers"]),
        new("all of it", "UPDATE old SET v = 'x'; ALTER TABLE parent DROP COLUMN w; DELETE FROM parent WHERE id < 10; ALTER TABLE parent ADD COLUMN late int DEFAULT 5; UPDATE parent SET v = late::text WHERE id < 20", ["ChangedRows old", "ChangedRows parent", "Values parent.w"],
            TestStep.DropColumn("parent", "late") with { DestroysRows = false }, new TestStep("AddColumn", "COLUMN", "w", "ALTER TABLE public.parent ADD COLUMN w json") { Table = "parent", LosesColumnOrder = true }),
    ];

    public TestMigrations Migrations() => new TestMigrations()
        .Add("001_base", Base)
        .Add("002_up", Up, plan => WithLosses(plan).Steps(Steps));

    /// <summary>Says what the migration loses.</summary>
    public PlanText WithLosses(PlanText plan)
    {
        foreach (var loss in Losses)
        {
            var parts = loss.Split(' ', '.');
            plan.Record("loses", parts[0]).Record("loses-schema", "public").Record("loses-name", parts[1]);
            if (parts.Length > 2)
            {
                plan.Record("loses-column", parts[2]);
            }
        }

        return plan;
    }
}
