using System.Globalization;
using System.Text;
using PgRollback.Syntax;

namespace PgRollback.Core.Tests.Syntax;

public sealed class RobustnessTests
{
    /// <summary><c>PGROLLBACK_MUTATIONS</c> asks for more than every run of the tests has time for.</summary>
    private static readonly int Mutations =
        int.TryParse(Environment.GetEnvironmentVariable("PGROLLBACK_MUTATIONS"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 20_000;

    [Theory]
    [InlineData("(", "1", ")")]
    [InlineData("f(", "1", ")")]
    [InlineData("(select ", "1", ")")]
    [InlineData("(select 1 from (a join ", "b", " on true) where true)")]
    [InlineData("case when ", "1", " then 1 end")]
    [InlineData("array[", "1", "]")]
    [InlineData("not ", "true", "")]
    [InlineData("- ", "1", "")]
    [InlineData("coalesce(", "1", ")")]
    [InlineData("(1 + ", "1", ")")]
    public void Deep_nesting_is_read_and_what_is_too_deep_is_an_error(string open, string middle, string close)
    {
        Assert.IsType<SelectStatement>(Assert.Single(SqlReader.Read("select " + Nest(open, middle, close, 2_000)).Statements));
        var statements = SqlReader.Read("select " + Nest(open, middle, close, 100_000) + "; select 1").Statements;
        Assert.StartsWith("memory exhausted at or near", Assert.IsType<ErrorStatement>(statements[0]).Message, StringComparison.Ordinal);
        Assert.IsType<SelectStatement>(statements[1]);
    }

    [Fact]
    public void Five_thousand_parentheses_are_read() =>
        Assert.IsType<SelectStatement>(Assert.Single(SqlReader.Read("select " + Nest("(", "1", ")", 5_000)).Statements));

    [Theory]
    [InlineData("select * from ", "(", "a join b on true", ")")]
    [InlineData("", "create function f() returns int begin atomic ", "select 1;", " end;")]
    [InlineData("create schema s ", "create schema t ", "", "")]
    [InlineData("select 1 from t group by ", "grouping sets (", "a", ")")]
    [InlineData("select * from json_table('', '$' columns (", "nested '$' columns (", "a int", ")")]
    [InlineData("", "with a as (", "select 1", ") select 1")]
    [InlineData("select ", "U&'a' ", "", "")]
    [InlineData("select ", "/* ", "", "*/ ")]
    [InlineData("create table t (a int default ", "(", "1", ")")]
    [InlineData("create rule r as on insert to t do ", "(", "select 1", ")")]
    public void No_nesting_overflows_the_stack(string start, string open, string middle, string close) =>
        Assert.NotEmpty(SqlReader.Read(start + Nest(open, middle, close, 30_000)).Statements);

    [Fact]
    public void Mutated_statements_never_throw_and_keep_their_spans_in_order()
    {
        string[] seeds =
        [
            "create table if not exists s.t (a int primary key default 1, b numeric(10, 2)[] not null references u (id) on delete cascade, check (a > 0))",
            "alter table only t add column c text collate \"C\" default E'\\n', drop constraint if exists x cascade, alter a type bigint using (a::bigint)",
            "create or replace function f(a int, out b text) returns setof record language plpgsql stable as $x$ begin return; end $x$",
            "create function g() returns int begin atomic select case when true then 1 end; end",
            "insert into t (a, b) values (1, 'it''s'), (default, now()) on conflict (a) do update set b = excluded.b returning *",
            "with x as (delete from a where b in (select 1) returning *) select count(*) over (partition by c) from x left join lateral f(1) y on true",
            "create unique index concurrently i on t using btree (lower(a) text_ops desc nulls last) include (b) where c is not null",
            "grant select (a), update on all tables in schema public to r with grant option",
            "comment on function f(int, variadic text[]) is U&'d\\0061t' uescape '!'",
            "copy t (a) from stdin with (format csv);\n1,2\n\\.\n",
            "create trigger g before update of a on t for each row when (old.* is distinct from new.*) execute function f('x')",
        ];
        string[] pieces =
        [
            "(", ")", ";", "'", "\"", "$$", "$a$", "/*", "*/", "--", "\n", "\\", "\0", "\ud800", "E'", "U&'", "U&\"", ",", ".", "..", "::", ":=", "=>", "[", "]", "*",
            "+-", "=", "select", "from", "not", "null", "case", "end", "begin", "atomic", "create", "function", "as", "on", "with", "1", "0x", "1e+", "$1", "é", "\uFEFF",
        ];
        var random = new Random(20260401);
        for (var round = 0; round < Mutations; round++)
        {
            var text = new StringBuilder(seeds[random.Next(seeds.Length)]);
            for (var change = random.Next(1, 6); change > 0; change--)
            {
                Mutate(text, seeds, pieces, random);
            }

            var sql = text.ToString();
            var position = 0;
            foreach (var statement in SqlReader.Read(sql).Statements)
            {
                Assert.True(statement.Span.Length > 0 && statement.Span.Start >= position && statement.Span.End <= sql.Length, sql);
                position = statement.Span.End;
            }
        }
    }

    private static void Mutate(StringBuilder text, string[] seeds, string[] pieces, Random random)
    {
        var at = random.Next(text.Length + 1);
        switch (random.Next(4))
        {
            case 0:
                text.Insert(at, pieces[random.Next(pieces.Length)]);
                break;
            case 1:
                text.Insert(at, " " + pieces[random.Next(pieces.Length)] + " ");
                break;
            case 2:
                text.Remove(at, Math.Min(random.Next(12), text.Length - at));
                break;
            default:
                var other = seeds[random.Next(seeds.Length)];
                var from = random.Next(other.Length);
                text.Insert(at, other.AsSpan(from, Math.Min(random.Next(40), other.Length - from)));
                break;
        }
    }

    private static string Nest(string open, string middle, string close, int depth) =>
        new StringBuilder().Insert(0, open, depth).Append(middle).Insert(open.Length * depth + middle.Length, close, depth).ToString();
}
