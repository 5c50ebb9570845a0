using Npgsql;
using PgRollback.Testing;
using PgRollback.Tool.Verification.Rows;

namespace PgRollback.Tool.Tests.Verification;

public sealed class RowFillerTests
{
    [Theory]
    [InlineData("(a int, b smallint, c bigint, d numeric(3,2), e real, f text, g varchar(2), h char(1), i boolean, j uuid, k date, l timestamptz, m time, n interval)")]
    [InlineData("(a json, b jsonb, c bytea, d bit(3), e bit varying(4), f inet, g cidr, h macaddr, i point, j tsvector, k xml, l int[], m text[], n int4range, o pg_lsn, p money, q oid, r name)")]
    [InlineData("(id serial PRIMARY KEY, a int GENERATED ALWAYS AS IDENTITY, b int GENERATED ALWAYS AS (1) STORED, c text NOT NULL)")]
    [InlineData("(id int PRIMARY KEY, parent int REFERENCES t, other int NOT NULL UNIQUE)")]
    [InlineData("(a mood NOT NULL, b positive NOT NULL, c mood[])")]
    [InlineData("(email text CHECK (email LIKE '%@%'), code char(2) CHECK (code = upper(code) AND length(code) = 2), hash text CHECK (length(hash) = 64))")]
    [InlineData("(a int CHECK (a BETWEEN 500 AND 600), b numeric CHECK (b > -2.5 AND b < -1), c text CHECK (c IN ('x', 'it''s')))")]
    [InlineData("(a int, b int, c int, CHECK (a = b + c), CHECK (num_nonnulls(a, b) = 2))")]
    [InlineData("(a timestamptz NOT NULL, b timestamptz NOT NULL, CHECK (b > a))")]
    [InlineData("(a int, b int, CHECK (num_nonnulls(a, b) = 1))")]
    [InlineData("(status text NOT NULL CHECK (status IN ('open', 'done')), done_at timestamptz, CHECK ((status = 'done') = (done_at IS NOT NULL)))")]
    [InlineData("(\"order\" int NOT NULL, \"Mixed Case\" text NOT NULL CHECK (\"Mixed Case\" <> ''))")]
    [InlineData("(id int PRIMARY KEY, place int NOT NULL UNIQUE DEFERRABLE INITIALLY DEFERRED)")]
    [InlineData("()")]
    [InlineData("(a int) PARTITION BY LIST (a); CREATE TABLE t_default PARTITION OF t DEFAULT")]
    [InlineData("(a int); CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no'; END $$; CREATE TRIGGER no BEFORE INSERT ON t EXECUTE FUNCTION no()")]
    public async Task A_table_gets_its_rows_twice(string definition)
    {
        await using var database = await TestDatabase.CreateAsync(setUp: $"CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE DOMAIN positive AS int CHECK (VALUE > 0); CREATE TABLE t {definition};");
        await using var connection = await database.DataSource.OpenConnectionAsync();
        var filler = new RowFiller(connection, rows: 3, inTransaction: false);

        Assert.Empty(await filler.FillAsync(1, default));
        Assert.Empty(await filler.FillAsync(2, default));

        Assert.True(await database.ScalarAsync<long>("SELECT count(*) FROM t") > 0);
    }

    [Fact]
    public async Task Rows_refer_to_rows()
    {
        await using var database = await TestDatabase.CreateAsync(setUp: """
            CREATE TABLE a_child (id int PRIMARY KEY, x int NOT NULL, y int NOT NULL);
            CREATE TABLE parent (x int, y int, PRIMARY KEY (x, y));
            ALTER TABLE a_child ADD FOREIGN KEY (x, y) REFERENCES parent;
            """);
        await using var connection = await database.DataSource.OpenConnectionAsync();

        Assert.Empty(await new RowFiller(connection, rows: 3, inTransaction: false).FillAsync(1, default));

        Assert.Equal(3L, await database.ScalarAsync<long>("SELECT count(*) FROM a_child JOIN parent USING (x, y)"));
    }

    [Fact]
    public async Task Rows_refer_to_other_rows_the_second_time()
    {
        await using var database = await TestDatabase.CreateAsync(setUp: "CREATE TABLE parent (id int PRIMARY KEY); CREATE TABLE child (id int PRIMARY KEY REFERENCES parent);");
        await using var connection = await database.DataSource.OpenConnectionAsync();
        var filler = new RowFiller(connection, rows: 3, inTransaction: false);

        await filler.FillAsync(1, default);
        await filler.FillAsync(2, default);

        Assert.Equal(6L, await database.ScalarAsync<long>("SELECT count(*) FROM child"));
    }

    [Fact]
    public async Task A_table_that_cannot_be_filled_is_told_and_does_not_stop_the_others()
    {
        await using var database = await TestDatabase.CreateAsync(setUp: "CREATE TABLE a (x int CHECK (x > 1 AND x < 1)); ALTER TABLE a ALTER x SET NOT NULL; CREATE TABLE b (x int);");
        await using var connection = await database.DataSource.OpenConnectionAsync();

        var note = Assert.Single(await new RowFiller(connection, rows: 2, inTransaction: false).FillAsync(1, default));

        Assert.StartsWith("no rows in public.a: ", note, StringComparison.Ordinal);
        Assert.Equal(2L, await database.ScalarAsync<long>("SELECT count(*) FROM b"));
    }
}
