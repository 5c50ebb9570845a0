using PgRollback.Catalog;

namespace PgRollback.Core.Tests.Expressions;

public sealed class SqlTextTests
{
    [Theory]
    [InlineData("SELECT  a\n, b -- c\n FROM /* x /* y */ */ T", "select a, b from t")]
    [InlineData("\"a\" + \"b c\"", "A + \"b c\"")]
    [InlineData("'it''s'", "E'it\\'s'")]
    [InlineData("$$it's$$", "'it''s'")]
    [InlineData("$f$a\nb$f$", "E'a\\nb'")]
    [InlineData("U&'d\\0061t'", "'dat'")]
    [InlineData("a != b", "a<>b")]
    [InlineData("((a > 1))", "a > 1")]
    [InlineData("(SELECT a, b FROM t)", "SELECT a, b FROM t;")]
    [InlineData("CAST(a AS int)", "a::integer")]
    [InlineData("CAST(a + b AS varchar(3))", "(a + b)::character varying(3)")]
    [InlineData("CAST(CAST(a AS text) AS bool)", "(a::text)::boolean")]
    [InlineData("a::int4", "a :: pg_catalog.int4")]
    [InlineData("a::timestamp with time zone", "a::timestamptz")]
    [InlineData("a::decimal(10, 2)[]", "a::numeric(10,2)[]")]
    [InlineData("a LEFT OUTER JOIN b ON true", "a left join b on TRUE")]
    [InlineData("a INNER JOIN b USING (c)", "a JOIN b USING(c)")]
    [InlineData("1E5 + 0XFF", "1e5+0xff")]
    [InlineData("x'1F'", "X'1f'")]
    public void Two_texts_of_one_meaning_are_alike(string a, string b) => Assert.Equal(SqlText.Canonicalize(a), SqlText.Canonicalize(b));

    [Theory]
    [InlineData("a", "\"A\"")]
    [InlineData("'a'", "a")]
    [InlineData("'A'", "'a'")]
    [InlineData("\"user\"", "user")]
    [InlineData("interval '1' day", "interval '1' \"day\"")]
    [InlineData("x AS isnull", "x isnull")]
    [InlineData("a::interval AS day", "a::interval day")]
    [InlineData("\"interval\"", "interval")]
    [InlineData("(a, b)", "a, b")]
    [InlineData("-1::int", "CAST(-1 AS int)")]
    [InlineData("a + b::int", "CAST(a + b AS int)")]
    [InlineData("a::\"char\"", "a::char")]
    [InlineData("a::bit", "a::varbit")]
    [InlineData("a::float", "a::float(3)")]
    [InlineData("(a) + (b)", "a) + (b")]
    [InlineData("a - -b", "a --b")]
    [InlineData("1.0", "1.00")]
    [InlineData("n'a'", "'a'")]
    [InlineData("b'1'", "x'1'")]
    [InlineData("'a' 'b'", "'ab'")]
    [InlineData("int4", "integer")]
    [InlineData("a.b", "a . \"B\"")]
    [InlineData("a[1:2]", "a[1]")]
    [InlineData("'a\\n'", "E'a\\n'")]
    public void Two_texts_that_differ_in_meaning_differ(string a, string b) => Assert.NotEqual(SqlText.Canonicalize(a), SqlText.Canonicalize(b));

    [Theory]
    [InlineData("f(a, b [1:2], c.d, -x, ARRAY[1, 2]) OPERATOR(pg_catalog.+) 'x'::text || $1")]
    [InlineData("SELECT CASE WHEN a THEN b ELSE c END, count(*) FILTER (WHERE d) OVER (PARTITION BY e) FROM ONLY t AS u (f, g)")]
    [InlineData("'unterminated")]
    [InlineData("FOR VALUES FROM (1) TO (MAXVALUE)")]
    public void What_is_canonical_stays_so(string sql)
    {
        var once = SqlText.Canonicalize(sql);
        Assert.Equal(once, SqlText.Canonicalize(once));
    }
}
