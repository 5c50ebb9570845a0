using PgRollback.Testing;

namespace PgRollback.Snapshots.Tests;

/// <summary>What is dropped and made again as it was has another oid, and nothing else that a snapshot shows.</summary>
public sealed class RecreationTests
{
    private static readonly string[] Statements =
    [
        "DROP INDEX app.items_note_idx; CREATE INDEX items_note_idx ON app.items (lower(note), price) WHERE price > 0; COMMENT ON INDEX app.items_note_idx IS 'for searching'",
        "ALTER TABLE app.items DROP CONSTRAINT items_owner_fkey, ADD CONSTRAINT items_owner_fkey FOREIGN KEY (owner_id) REFERENCES app.owners ON DELETE CASCADE",
        "ALTER TABLE app.items DROP CONSTRAINT items_code_key, ADD CONSTRAINT items_code_key UNIQUE (code) DEFERRABLE",
        "ALTER TABLE app.others DROP b, ADD b text",
        "DROP RULE items_quiet ON app.others; DROP TABLE app.others; CREATE TABLE app.others (a integer, b text); CREATE RULE items_quiet AS ON DELETE TO app.others DO INSTEAD NOTHING",
        "DROP TRIGGER items_touch ON app.items; CREATE TRIGGER items_touch BEFORE UPDATE OF code, note ON app.items FOR EACH ROW WHEN (OLD.code <> NEW.code) EXECUTE FUNCTION app.touch()",
        "DROP POLICY items_own ON app.items; CREATE POLICY items_own ON app.items FOR SELECT USING (owner_id > 0)",
        "DROP VIEW app.priced CASCADE; CREATE VIEW app.priced AS SELECT id, price FROM app.items WHERE price IS NOT NULL; CREATE VIEW app.cheap WITH (security_barrier) AS SELECT id FROM app.priced WHERE price < 10",
        "DROP MATERIALIZED VIEW app.summary; CREATE MATERIALIZED VIEW app.summary AS SELECT owner_id, count(*) AS number FROM app.items GROUP BY owner_id",
        "DROP FUNCTION app.add(integer, integer); CREATE FUNCTION app.add(a integer, b integer DEFAULT 1) RETURNS integer LANGUAGE sql IMMUTABLE STRICT AS 'SELECT a + b'; COMMENT ON FUNCTION app.add(integer, integer) IS 'adds'",
        "DROP SEQUENCE app.numbers; CREATE SEQUENCE app.numbers AS integer INCREMENT 2 CACHE 5",
        "ALTER TABLE app.owners ALTER kind DROP DEFAULT, ALTER kind TYPE text; DROP TYPE app.mood; CREATE TYPE app.mood AS ENUM ('sad', 'ok', 'happy'); ALTER TABLE app.owners ALTER kind TYPE app.mood USING kind::app.mood, ALTER kind SET DEFAULT 'ok'",
        "ALTER TYPE app.mood RENAME TO old_mood; ALTER TYPE app.old_mood RENAME TO mood",
        "DROP DOMAIN app.positive; CREATE DOMAIN app.positive AS integer DEFAULT 1 CONSTRAINT above_zero CHECK (VALUE > 0)",
        "DROP TABLE app.measures_2024; CREATE TABLE app.measures_2024 PARTITION OF app.measures FOR VALUES FROM ('2024-01-01') TO ('2025-01-01')",
        "DROP STATISTICS app.items_stats; CREATE STATISTICS app.items_stats (dependencies, ndistinct) ON note, code FROM app.items",
        "DROP PUBLICATION changes; CREATE PUBLICATION changes FOR TABLE app.owners (name, id) WHERE (id > 0)",
        "REVOKE SELECT ON app.items FROM PUBLIC; GRANT SELECT ON app.items TO PUBLIC",
        "REVOKE ALL ON app.owners FROM postgres; GRANT ALL ON app.owners TO postgres",
        "ALTER TABLE app.items RESET (fillfactor); ALTER TABLE app.items SET (autovacuum_enabled = true, fillfactor = 90); ALTER TABLE app.items RESET (autovacuum_enabled)",
        "ALTER TABLE app.items ALTER note SET STATISTICS 100; ALTER TABLE app.items ALTER note SET STATISTICS -1",
        "ALTER TABLE app.items DISABLE TRIGGER ALL; ALTER TABLE app.items ENABLE TRIGGER ALL",
        "INSERT INTO app.owners (name) VALUES ('a'), ('b'); ANALYZE app.owners",
        "CREATE TEMPORARY TABLE items (LIKE app.items INCLUDING ALL)",
        "SET search_path = app, public; SET TimeZone = 'Asia/Tokyo'; SET DateStyle = 'German'; SET quote_all_identifiers = on; SET extra_float_digits = -5",
    ];

    public static TheoryData<int, string> Rows()
    {
        var rows = new TheoryData<int, string>();
        foreach (var major in ServerVersions.Available)
        {
            foreach (var statement in Statements)
            {
                rows.Add(major, statement);
            }
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task What_is_made_again_as_it_was_is_no_difference(int major, string statement)
    {
        var comparison = await Given.CompareAsync(major, statement);

        Assert.Equal("", comparison.ToString());
        Assert.Equal(SnapshotVerdict.Exact, comparison.Verdict);
    }

    [Theory]
    [MemberData(nameof(ServerVersions.Rows), MemberType = typeof(ServerVersions))]
    public async Task A_column_that_came_back_at_the_end_differs_in_order_only(int major)
    {
        var comparison = await Given.CompareAsync(major, "ALTER TABLE app.parents DROP a, ADD a integer");

        Assert.Equal(SnapshotVerdict.ExactButForColumnOrder, comparison.Verdict);
        Assert.Contains(comparison.Differences, difference => difference is { Object: "column app.parents.b", Property: "position", Before: "2", After: "1" });
    }

    [Theory]
    [MemberData(nameof(ServerVersions.Rows), MemberType = typeof(ServerVersions))]
    public async Task Names_that_a_view_gives_columns_are_in_their_order(int major)
    {
        const string Given = """
            CREATE TABLE one (id integer, a integer, b integer);
            CREATE TABLE other (id integer, b integer, d integer);
            CREATE VIEW joined AS SELECT j.a, j.d FROM (one JOIN other USING (id)) j;
            ALTER TABLE one ADD x integer;
            ALTER TABLE one ADD y integer;
            """;

        var comparison = await Tests.Given.CompareAsync(major, "ALTER TABLE one DROP x, ADD x integer", Given);

        Assert.Equal(SnapshotVerdict.ExactButForColumnOrder, comparison.Verdict);
        Assert.Contains(comparison.Differences, difference => difference is { Object: "view public.joined", Property: "definition" });
    }

    [Theory]
    [MemberData(nameof(ServerVersions.Rows), MemberType = typeof(ServerVersions))]
    public async Task Storage_parameters_of_an_index_have_no_order(int major)
    {
        const string Given = "CREATE TABLE t (a integer[]); CREATE INDEX i ON t USING gin (a) WITH (fastupdate = on, gin_pending_list_limit = 4096);";

        var comparison = await Tests.Given.CompareAsync(major, "ALTER INDEX i SET (fastupdate = off); ALTER INDEX i RESET (fastupdate); ALTER INDEX i SET (fastupdate = on)", Given);

        Assert.Equal("", comparison.ToString());
    }

    [Theory]
    [MemberData(nameof(ServerVersions.Rows), MemberType = typeof(ServerVersions))]
    public async Task Parts_of_a_foreign_key_do_not_keep_the_names_that_columns_had(int major)
    {
        const string Given = """
            CREATE TABLE p (a integer, b integer, PRIMARY KEY (a, b)) PARTITION BY LIST (a);
            CREATE TABLE q PARTITION OF p FOR VALUES IN (1) PARTITION BY LIST (b);
            CREATE TABLE r PARTITION OF q FOR VALUES IN (1);
            CREATE TABLE t (a integer, was integer, CONSTRAINT one FOREIGN KEY (a, was) REFERENCES p, CONSTRAINT other FOREIGN KEY (a, was) REFERENCES p);
            ALTER TABLE t RENAME was TO b;
            """;

        var comparison = await Tests.Given.CompareAsync(major, "DROP TABLE t; CREATE TABLE t (a integer, b integer, CONSTRAINT one FOREIGN KEY (a, b) REFERENCES p, CONSTRAINT other FOREIGN KEY (a, b) REFERENCES p)", Given);

        Assert.Equal("", comparison.ToString());
    }

    [Theory]
    [MemberData(nameof(ServerVersions.Rows), MemberType = typeof(ServerVersions))]
    public async Task Publications_and_statistics_do_not_depend_on_the_order_of_columns(int major)
    {
        const string Given = """
            CREATE TABLE t (a integer, b integer, c integer PRIMARY KEY);
            CREATE STATISTICS s ON a, b FROM t;
            CREATE PUBLICATION p FOR TABLE t (a, c);
            """;

        var comparison = await Tests.Given.CompareAsync(major, "DROP PUBLICATION p; DROP STATISTICS s; ALTER TABLE t DROP a, ADD a integer; CREATE STATISTICS s ON a, b FROM t; CREATE PUBLICATION p FOR TABLE t (a, c)", Given);

        Assert.Equal(SnapshotVerdict.ExactButForColumnOrder, comparison.Verdict);
    }

    [Theory]
    [InlineData("ALTER TABLE app.parents DROP a, ADD a bigint")]
    [InlineData("ALTER TYPE app.address DROP ATTRIBUTE street, ADD ATTRIBUTE street text")]
    [InlineData("DROP VIEW app.priced CASCADE; CREATE VIEW app.priced AS SELECT price, id FROM app.items WHERE price IS NOT NULL")]
    public async Task Another_difference_beside_the_order_is_a_difference(string statement)
    {
        var comparison = await Given.CompareAsync(ServerVersions.Available[0], statement);

        Assert.Equal(SnapshotVerdict.Differs, comparison.Verdict);
    }
}
