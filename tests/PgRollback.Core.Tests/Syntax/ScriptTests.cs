using PgRollback.Syntax;

namespace PgRollback.Core.Tests.Syntax;

public sealed class ScriptTests
{
    [Theory]
    [InlineData("select 1; select 2", "select 1|select 2")]
    [InlineData(";;  ; select 1 ;-- x\n;", "select 1")]
    [InlineData("select ';', $$;$$, $a$;$$;$a$, \";\" /* ; /* ; */ */ ; select 2", "select ';', $$;$$, $a$;$$;$a$, \";\"|select 2")]
    [InlineData("create rule r as on insert to t do (select 1; select 2); select 3", "create rule r as on insert to t do (select 1; select 2)|select 3")]
    [InlineData("create or replace function f() returns int begin atomic select case when true then 1 end; select 2; end; select 3", "create or replace function f() returns int begin atomic select case when true then 1 end; select 2; end|select 3")]
    [InlineData("begin; select 1; end; select 2", "begin|select 1|end|select 2")]
    [InlineData("\uFEFFselect 1; -- end", "select 1")]
    [InlineData("  -- only\n /* comments */", "")]
    public void A_script_is_cut_where_psql_cuts_it(string sql, string expected) => Assert.Equal(expected, string.Join('|', Texts(sql)));

    [Theory]
    [InlineData("\\restrict aBc\nselect 1;\n\\unrestrict aBc\n", "select 1")]
    [InlineData("select 1;\n  \\echo a\\b 'c\nselect 2;", "select 1|select 2")]
    [InlineData("\\.\nselect 1", "select 1")]
    public void Commands_of_psql_are_skipped_at_the_start_of_a_line(string sql, string expected) => Assert.Equal(expected, string.Join('|', Texts(sql)));

    [Theory]
    [InlineData("\\i a.sql", "\\i")]
    [InlineData("select 1;\n  \\connect a\\b 'c  \r\nselect 2;", "SELECT|\\connect|SELECT")]
    [InlineData("\\if :x\nselect 1;\n\\endif\n\\! rm x", "\\if|SELECT|\\!")]
    public void Commands_of_psql_that_decide_what_runs_are_statements(string sql, string tags) => Assert.Equal(tags, string.Join('|', SqlReader.Read(sql).Statements.Select(static s => s.Tag)));

    [Fact]
    public void A_command_of_psql_ends_with_its_line()
    {
        const string Text = "select 1;\n  \\ir b c  \r\nselect 2;";
        var command = Assert.IsType<PsqlCommandStatement>(SqlReader.Read(Text).Statements[1]);
        Assert.Equal("\\ir b c", Text.Substring(command.Span.Start, command.Span.Length));
    }

    [Fact]
    public void A_backslash_inside_of_a_statement_spoils_it_up_to_the_end_of_its_line()
    {
        var statements = SqlReader.Read("select 1 \\ gset it's\nselect 2;").Statements;
        Assert.Equal("syntax error at or near \"\\\"", Assert.IsType<ErrorStatement>(statements[0]).Message);
        Assert.IsType<SelectStatement>(statements[1]);
        Assert.Equal(2, statements.Count);
    }

    [Theory]
    [InlineData("copy t from stdin;\n1\t'\n;\n\\.\nselect 1;", true, 2)]
    [InlineData("copy t (a) from stdin with csv;\r\n\"\r\n\\.\r\nselect 1;", true, 2)]
    [InlineData("copy t from stdin;\n\\.", true, 1)]
    [InlineData("copy t from stdin;\nselect 1;", false, 2)]
    [InlineData("copy t from '/x';\nselect 1;\n\\.\n", false, 2)]
    [InlineData("copy t to stdout;\nselect 1;\n\\.\n", false, 2)]
    public void Rows_behind_COPY_FROM_STDIN_are_skipped_up_to_their_end(string sql, bool hasRows, int count)
    {
        var statements = SqlReader.Read(sql).Statements;
        Assert.Equal(count, statements.Count);
        Assert.Equal(hasRows, Assert.IsType<CopyStatement>(statements[0]).HasInlineRows);
        Assert.All(statements, statement => Assert.IsNotType<ErrorStatement>(statement));
    }

    [Theory]
    [InlineData("set standard_conforming_strings = off; select 'a\\';b'; reset standard_conforming_strings; select 'a\\'; select 1", 5)]
    [InlineData("set standard_conforming_strings to off; select '\\';'; reset all; select '\\'", 4)]
    [InlineData("set standard_conforming_strings to on; select '\\'; select 1", 3)]
    public void Backslashes_escape_while_standard_conforming_strings_is_off(string sql, int count)
    {
        var statements = SqlReader.Read(sql).Statements;
        Assert.Equal(count, statements.Count);
        Assert.All(statements, statement => Assert.IsNotType<ErrorStatement>(statement));
    }

    [Fact]
    public void Reading_goes_on_behind_the_semicolon_of_a_wrong_statement() =>
        Assert.Equal(
            "Error(syntax error at or near \"tabel\" @7); Select(); Error(syntax error at end of input @39); Select()",
            SyntaxDump.Dump("create tabel t (a int); select 1; drop ; select 2"));

    [Theory]
    [InlineData("select 'a", "unterminated quoted string at or near \"'a\"", 7)]
    [InlineData("select \"a", "unterminated quoted identifier at or near \"\"a\"", 7)]
    [InlineData("select $a$ $b$", "unterminated dollar-quoted string at or near \"$a$ $b$\"", 7)]
    [InlineData("select 1 /* x", "unterminated /* comment at or near \"/* x\"", 9)]
    [InlineData("select from from 'a", "syntax error at or near \"from\"", 12)]
    [InlineData("select (1", "syntax error at end of input", 9)]
    [InlineData("select 1a", "trailing junk after numeric literal at or near \"1a\"", 7)]
    [InlineData("foo", "syntax error at or near \"foo\"", 0)]
    [InlineData("select '\0'", "invalid byte sequence for encoding \"UTF8\": 0x00", 8)]
    public void An_error_has_PostgreSQLs_words_and_place(string sql, string message, int offset)
    {
        var error = Assert.IsType<ErrorStatement>(Assert.Single(SqlReader.Read(sql).Statements));
        Assert.Equal((message, offset), (error.Message, error.ErrorOffset));
    }

    [Fact]
    public void Halves_of_surrogate_pairs_are_errors_wherever_they_stand()
    {
        Assert.Equal("Error(invalid byte sequence for encoding \"UTF8\": 0xd800 @12); Select()", SyntaxDump.Dump("select 1 -- \ud800\n; select '\U0001F600'"));
        Assert.Equal("Select(); Error(invalid byte sequence for encoding \"UTF8\": 0xdc00 @18)", SyntaxDump.Dump("select 1; select '\udc00'"));
    }

    [Fact]
    public void Spans_are_from_the_first_token_to_the_last()
    {
        const string Sql = " /* a */ create table t (a int) -- b\n ; drop table t";
        var spans = SqlReader.Read(Sql).Statements.Select(statement => Sql.Substring(statement.Span.Start, statement.Span.Length));
        Assert.Equal(["create table t (a int)", "drop table t"], spans);
    }

    [Fact]
    public void A_function_knows_where_its_body_starts()
    {
        const string Sql = "select 1; create function f() returns int language sql as $x$select 1$x$; do 'begin end'";
        var statements = SqlReader.Read(Sql).Statements;
        Assert.StartsWith("select 1$x$", Sql[Assert.IsType<CreateFunctionStatement>(statements[1]).BodyStart..], StringComparison.Ordinal);
        Assert.StartsWith("begin end'", Sql[Assert.IsType<DoStatement>(statements[2]).BodyStart..], StringComparison.Ordinal);
    }

    [Fact]
    public void Fragments_stand_where_they_say()
    {
        const string Sql = "/**/ create table t (a int default  (1 + /* x */ 2) , check ( a>0 ))";
        var table = Assert.IsType<CreateTableStatement>(Assert.Single(SqlReader.Read(Sql).Statements));
        var column = Assert.IsType<ColumnDefinition>(table.Elements[0]);
        var check = Assert.IsType<ConstraintDefinition>(table.Elements[1]);
        foreach (var (fragment, text) in new[] { (column.Constraints[0].Expression!.Value, "(1 + /* x */ 2)"), (check.Expression!.Value, "a>0") })
        {
            Assert.Equal(text, fragment.Text);
            Assert.Equal(text, Sql.Substring(fragment.Start, text.Length));
        }
    }

    private static IEnumerable<string> Texts(string sql) => SqlReader.Read(sql).Statements.Select(statement => sql.Substring(statement.Span.Start, statement.Span.Length));
}
