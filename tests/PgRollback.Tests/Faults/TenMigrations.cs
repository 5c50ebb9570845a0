using PgRollback.Testing;
using PgRollback.Tests.Material;

namespace PgRollback.Tests.Faults;

/// <summary>Ten migrations whose way back has steps of many kinds, inside and outside transactions; the first one stays, with rows that nobody may lose.</summary>
internal static class TenMigrations
{
    public const string Reason = "the fault test";

    private const string ChangeRows = "UPDATE keep SET b = -b WHERE id <= 10; DELETE FROM keep WHERE id > 105;";

    private const string Facts = """
        SELECT concat_ws(E'\n',
            (SELECT string_agg(concat_ws(' ', c.relname, c.relkind, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull), E'\n' ORDER BY c.relname, a.attname)
             FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid WHERE c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped),
            (SELECT string_agg(concat_ws(' ', pg_get_indexdef(indexrelid), indisvalid), E'\n' ORDER BY indexrelid::regclass::text) FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid WHERE relnamespace = 'public'::regnamespace),
            (SELECT string_agg(concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid)), E'\n' ORDER BY conrelid::regclass::text, conname) FROM pg_constraint WHERE connamespace = 'public'::regnamespace),
            (SELECT string_agg(concat_ws(' ', oid::regprocedure, prosrc), E'\n' ORDER BY oid::regprocedure::text) FROM pg_proc WHERE pronamespace = 'public'::regnamespace),
            (SELECT string_agg(concat_ws(' ', enumtypid::regtype, enumlabel), E'\n' ORDER BY enumtypid::regtype::text, enumsortorder) FROM pg_enum))
        """;

    /// <summary>What each migration leaves as long as it is applied.</summary>
    private const string Agreement = """
        SELECT coalesce(string_agg(h.stem || ' ' || h.state, ', '), '')
        FROM pgrollback.history AS h JOIN (VALUES
            ('002_indexed', to_regclass('keep_a_idx') IS NULL),
            ('003_item', to_regclass('item') IS NOT NULL),
            ('004_column', EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'keep'::regclass AND attname = 'extra' AND NOT attisdropped)),
            ('005_unindexed', to_regclass('keep_b_idx') IS NOT NULL),
            ('006_function', to_regprocedure('f()') IS NOT NULL),
            ('007_rows', EXISTS (SELECT FROM keep WHERE id = 1000)),
            ('009_enum', to_regtype('mood') IS NOT NULL),
            ('010_view', to_regclass('v') IS NOT NULL)
        ) AS o (stem, is_there) USING (stem)
        WHERE h.state = 'applied' AND NOT o.is_there OR h.state = 'rolled back' AND o.is_there
        """;

    /// <summary>What rollbacks have parked, with its contents, and what a witness has brought back.</summary>
    private const string Archive = """
        SELECT coalesce(string_agg(concat_ws(' ', origin, stem, kind, source_name, source_column, row_count, restored_at IS NOT NULL,
            CASE WHEN origin = 'rollback' THEN md5(query_to_xml(format('SELECT to_jsonb(t) AS r FROM pgrollback_archive.%I AS t ORDER BY 1', archive_table), true, false, '')::text) END), E'\n' ORDER BY stem, origin, kind, source_name, source_column), '')
        FROM pgrollback_archive.manifest
        """;

    /// <param name="keepsData">One of them changes and deletes rows of an older table, which only a witness can bring back.</param>
    public static TestMigrations Create(bool keepsData = false) => new TestMigrations()
        .Add("001_keep", "CREATE TABLE keep (id int PRIMARY KEY, a int, b int, parent int REFERENCES keep DEFERRABLE INITIALLY DEFERRED); CREATE INDEX keep_a_idx ON keep (a); INSERT INTO keep SELECT g, g, g FROM generate_series(1, 110) AS g;", TestStep.DropTable("keep"))
        .Add("002_indexed", "DROP INDEX keep_a_idx;", TestStep.CreateIndexConcurrently("keep", "a"))
        .Add("003_item", "CREATE TABLE item (id int PRIMARY KEY, keep_id int REFERENCES keep); CREATE INDEX item_keep_idx ON item (keep_id); INSERT INTO item SELECT g, g FROM generate_series(1, 100) AS g;", TestStep.DropTable("item") with { Lock = "ACCESS EXCLUSIVE" })
        .Add(
            "004_column",
            $"ALTER TABLE keep ADD COLUMN extra text DEFAULT 'x'; {(keepsData ? ChangeRows : "")}",
            plan => (keepsData ? plan.Record("loses", "ChangedRows").Record("loses-schema", "public").Record("loses-name", "keep") : plan).Steps(TestStep.DropColumn("keep", "extra") with { Lock = "ACCESS EXCLUSIVE" }))
        .Add("005_unindexed", "CREATE INDEX keep_b_idx ON keep (b);", DropIndexConcurrently("keep", "keep_b_idx"))
        .Add("006_function", "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';", new TestStep("DropFunction", "FUNCTION", "f", "DROP FUNCTION public.f()"))
        .Add(
            "007_rows",
            "ALTER TABLE keep ALTER COLUMN a TYPE bigint; INSERT INTO keep (id, parent) VALUES (1000, 1);",
            new TestStep("DeleteRow", "TABLE", "keep", "DELETE FROM public.keep WHERE id = 1000"),
            new TestStep("AlterColumnType", "COLUMN", "a", "ALTER TABLE public.keep ALTER COLUMN a TYPE int") { Table = "keep", Lock = "ACCESS EXCLUSIVE" })
        .Add("008_two", "DROP INDEX item_keep_idx; CREATE TABLE two (id int);", CreateItemIndex(), TestStep.DropTable("two") with { Lock = "ACCESS EXCLUSIVE" })
        .Add("009_enum", "CREATE TYPE mood AS ENUM ('low', 'high'); ALTER TABLE keep ADD COLUMN m mood;", TestStep.DropColumn("keep", "m") with { Lock = "ACCESS EXCLUSIVE" }, new TestStep("DropType", "TYPE", "mood", "DROP TYPE public.mood"))
        .Add("010_view", "CREATE VIEW v AS SELECT id FROM keep;", new TestStep("DropView", "VIEW", "v", "DROP VIEW public.v") { Lock = "ACCESS EXCLUSIVE" });

    public static async Task<string> FactsAsync(TestDatabase database) => await database.ScalarAsync<string>(Facts) + "\n" + await database.HistoryAsync();

    /// <summary>Empty when nothing is kept.</summary>
    public static async Task<string> ArchiveAsync(TestDatabase database) =>
        await database.ScalarAsync<bool>("SELECT to_regclass('pgrollback_archive.manifest') IS NOT NULL") ? await database.ScalarAsync<string>(Archive) ?? "" : "";

    /// <summary>Where history and catalog disagree; empty when they agree, as they must at every moment. What is being rolled back may stand on either side.</summary>
    public static async Task<string> DisagreementAsync(TestDatabase database) => await database.ScalarAsync<string>(Agreement) ?? "";

    /// <summary>Rows that were there before the migrations that are taken back.</summary>
    public static async Task<string> RowsAsync(TestDatabase database) => await database.ScalarAsync<string>("SELECT count(*) || ' ' || sum(id) || ' ' || sum(b) FROM keep WHERE id <= 110") ?? "";

    private static TestStep DropIndexConcurrently(string table, string name) =>
        new("DropIndex", "INDEX", name, $"DROP INDEX CONCURRENTLY public.{name}") { Table = table, OutsideTransaction = true };

    private static TestStep CreateItemIndex() =>
        new("CreateIndex", "INDEX", "item_keep_idx", "CREATE INDEX CONCURRENTLY item_keep_idx ON public.item (keep_id)") { Table = "item", OutsideTransaction = true };
}
