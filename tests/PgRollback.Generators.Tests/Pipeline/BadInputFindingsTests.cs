using System.Text;

namespace PgRollback.Generators.Tests.Pipeline;

/// <summary>Whatever a file holds, it is said what is wrong with it, and where.</summary>
public sealed class BadInputFindingsTests
{
    [Theory]
    [InlineData("", "1_a.sql(1,1): PGR1009")]
    [InlineData("\ufeff\r\n-- nothing yet", "1_a.sql(1,1): PGR1009")]
    [InlineData("\ufeffCREATE TABLE a (id int);\n", null)]
    [InlineData("CREATE TABLE a (\r\n    id int\r\n);\r\n", null)]
    [InlineData("CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$\r\n SELECT 1\r\n$$;\r\n", "1_a.sql(1,49): PGR1006")]
    [InlineData("CREATE TABLE a (id int);\0", "1_a.sql(1,25): PGR2001")]
    [InlineData("CREATE TABLE a (id int);\nCREATE TABLE \"b\ufffd\" (id int);", "1_a.sql(2,16): PGR1008")]
    [InlineData("SELECT 1;\nSELECT 'never closed", "1_a.sql(2,8): PGR2001")]
    [InlineData("SELECT 1;\nSELECT \"never closed", "1_a.sql(2,8): PGR2001")]
    [InlineData("SELECT 1;\nSELECT $$never closed", "1_a.sql(2,8): PGR2001")]
    [InlineData("SELECT 1;\nSELECT $tag$never closed$$", "1_a.sql(2,8): PGR2001")]
    [InlineData("SELECT 1;\n/* never /* closed */", "1_a.sql(2,1): PGR2001")]
    [InlineData("SELECT 1;\nSELECT ((1);", "1_a.sql(2,12): PGR2001")]
    public void It_is_said_what_is_wrong_and_where(string text, string? expected)
    {
        var problems = new Consumer().With("1_a.sql", text).Problems();

        if (expected is null)
        {
            Assert.Empty(problems);
        }
        else
        {
            Assert.Contains(problems, problem => problem.StartsWith(expected, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Two_files_of_one_version_are_both_named()
    {
        Assert.Equal(
            ["1_a.sql(1,1): PGR1002", "1_b.sql(1,1): PGR1002"],
            new Consumer().With("1_a.sql", "CREATE TABLE a ();").With("1_b.sql", "CREATE TABLE b ();").Problems().Select(problem => problem[..problem.IndexOf(": Version", StringComparison.Ordinal)]));
    }

    [Fact]
    public void Bytes_that_are_no_utf8_are_said()
    {
        // As the compiler has it: what is no UTF-8 it reads in another encoding.
        var consumer = new Consumer().With(new SqlText("/repo/migrations/1_a.sql", "CREATE TABLE caf\u00e9 (id int);\n", encoding: Encoding.Latin1));

        Assert.StartsWith("1_a.sql(1,1): PGR1008: The file is not UTF-8 (it was read as iso-8859-1)", Assert.Single(consumer.Problems()), StringComparison.Ordinal);
    }

    [Fact]
    public void Five_thousand_parentheses_are_read_or_said()
    {
        var text = "CREATE TABLE a (b int DEFAULT " + new string('(', 5_000) + "1" + new string(')', 5_000) + ");";

        var problems = new Consumer().With("1_a.sql", text).Problems();

        Assert.All(problems, problem => Assert.Matches("^1_a.sql\\([0-9]+,[0-9]+\\): PGR(2001|2003|3001)", problem));
        Compiled.Load(new Consumer().With("1_a.sql", text).Compilation());
    }

    [Fact]
    public void Twenty_megabytes_are_read()
    {
        var text = new StringBuilder("CREATE TABLE words (id integer PRIMARY KEY, word text);\nCREATE FUNCTION big() RETURNS text LANGUAGE sql AS $$ SELECT '", 21_000_000);
        for (var i = 0; text.Length < 10_000_000; i++)
        {
            text.Append("a line of a very long body, as a generated one may be\n");
        }

        text.Append("' $$;\n");
        for (var i = 0; text.Length < 20_000_000; i++)
        {
            text.Append("COMMENT ON TABLE words IS 'one of very many statements, as of a dump that somebody took for a migration';\n");
        }

        var problems = new Consumer().With("1_a.sql", text.ToString()).Problems();

        Assert.Empty(problems);
    }

    [Fact]
    public void Ten_thousand_files_are_read()
    {
        var consumer = new Consumer().With(Enumerable.Range(1, 10_000).Select(i => ($"{i:00000}_t.sql", $"CREATE TABLE t_{i} (id integer PRIMARY KEY);\n")));

        Assert.Empty(consumer.Problems());
        Assert.Contains(consumer.Sources().Values, source => source.Contains("M10000_T", StringComparison.Ordinal));
    }

    [Fact]
    public void Names_and_bodies_cannot_break_out_of_what_is_made_of_them()
    {
        // A name is cut at 63 bytes.
        const string Hostile = "\"\"\"u8; } } class Escaped { } /* </summary> $$ ' {0} -- */";
        Assert.InRange(Hostile.Length, 50, 63);
        var name = '"' + Hostile.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
        var value = "'" + Hostile.Replace("'", "''", StringComparison.Ordinal) + "'";
        var text = $"""
            CREATE TABLE {name} ({name} text DEFAULT {value});
            COMMENT ON TABLE {name} IS {value};
            CREATE FUNCTION {name}() RETURNS text LANGUAGE sql AS $body$ SELECT {value} $body$;
            """;
        var next = $"""
            DROP FUNCTION {name}();
            ALTER TABLE {name} ALTER COLUMN {name} DROP DEFAULT;
            COMMENT ON TABLE {name} IS NULL;
            """;
        var consumer = new Consumer().With("1_a.sql", text).With("2_b.sql", next);

        Assert.Empty(consumer.Problems());
        var compilation = consumer.Compilation();
        var all = Compiled.All(Compiled.Load(compilation));

        Assert.Equal($"DROP TABLE public.{name}", all[0].Steps[^1].Sql);
        Assert.Contains(all[1].Steps, step => step.Sql.Contains($" SELECT {value} ", StringComparison.Ordinal));
        Assert.Contains(all[1].Steps, step => step.Sql.EndsWith(" IS " + value, StringComparison.Ordinal));
        Assert.Null(compilation.GetTypeByMetadataName("Escaped"));
    }
}
