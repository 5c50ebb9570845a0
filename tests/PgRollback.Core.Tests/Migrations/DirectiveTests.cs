using PgRollback.Migrations;

namespace PgRollback.Core.Tests.Migrations;

public sealed class DirectiveTests
{
    [Theory]
    [InlineData("-- pgrollback: irreversible rows are gone: see INC-1\nA;", "irreversible", "rows are gone: see INC-1", null)]
    [InlineData("--pgrollback: accept-data-loss because\nA;", "accept-data-loss", "because", null)]
    [InlineData("-- PgRollback: NOTHING\nA;", "nothing", "", null)]
    [InlineData("-- pgrollback: name Users\nA;", "name", "Users", null)]
    [InlineData("-- pgrollback: no-transaction\nA;", "no-transaction", "", null)]
    [InlineData("A;\n\n-- pgrollback: nothing\n", "nothing", "", null)]
    [InlineData("A;\n\n-- pgrollback: nothing\n\nB;", "nothing", "", null)]
    [InlineData("A; -- pgrollback: ignore PGR5003 small table\nB;", "ignore", "PGR5003 small table", "A")]
    [InlineData("A;\nB; -- pgrollback: ignore PGR5003 small table", "ignore", "PGR5003 small table", "B")]
    [InlineData("A;\n-- pgrollback: ignore PGR5003 small table\nB;", "ignore", "PGR5003 small table", "B")]
    [InlineData("A;\n-- pgrollback: ignore PGR5003 small table\n-- more words\nB;", "ignore", "PGR5003 small table", "B")]
    [InlineData("A;\nB (\n-- pgrollback: ignore PGR5003 small table\n);", "ignore", "PGR5003 small table", "B")]
    [InlineData("A;\n-- pgrollback: down\n-- pgrollback: ignore PGR4001 on purpose\nB;", "ignore", "PGR4001 on purpose", null)]
    [InlineData("A;\n-- pgrollback: down\nB;\n-- pgrollback: ignore PGR4001 on purpose\nC;", "ignore", "PGR4001 on purpose", "C")]
    public void A_directive_applies_to_a_statement_or_to_the_file(string text, string name, string argument, string? statement)
    {
        var file = MigrationFileReader.Read("0001_x.sql", text);

        var directive = Assert.Single(file.Directives);
        Assert.Empty(file.Diagnostics);
        Assert.Equal((name, argument), (directive.Name, directive.Argument));
        Assert.Equal(statement is null ? -1 : text.IndexOf(statement, text.LastIndexOf("down", StringComparison.Ordinal) + 1, StringComparison.Ordinal), directive.AppliesTo);
        Assert.StartsWith("--", text.Substring(directive.Span.Start, directive.Span.Length), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-- pgrollback: irreversable because", "PGR6001")]
    [InlineData("-- pgrollback:", "PGR6001")]
    [InlineData("-- pgrollback: ignore PGR9999 because", "PGR6001")]
    [InlineData("-- pgrollback: name 1x", "PGR6001")]
    [InlineData("-- pgrollback: name class", "PGR6001")]
    [InlineData("-- pgrollback: down now", "PGR6001")]
    [InlineData("-- pgrollback: irreversible", "PGR6002")]
    [InlineData("-- pgrollback: accept-data-loss  ", "PGR6002")]
    [InlineData("-- pgrollback: ignore PGR5002", "PGR6002")]
    [InlineData("-- pgrollback: ignore", "PGR6002")]
    public void A_directive_that_says_too_little_is_an_error_at_its_place(string comment, string rule)
    {
        var file = MigrationFileReader.Read("0001_x.sql", "A;\n  " + comment + "\nB;");

        var diagnostic = Assert.Single(file.Diagnostics);
        Assert.Equal(rule, diagnostic.Rule.Id);
        Assert.Equal(new LinePosition(1, 2), diagnostic.Start);
        Assert.Empty(file.Directives);
    }

    [Theory]
    [InlineData("SELECT '-- pgrollback: nothing';")]
    [InlineData("SELECT $$\n-- pgrollback: nothing\n$$;")]
    [InlineData("/* -- pgrollback: nothing */ SELECT 1;")]
    [InlineData("-- see pgrollback: nothing\nSELECT 1;")]
    public void Text_that_only_looks_like_one_is_none(string text)
    {
        var file = MigrationFileReader.Read("0001_x.sql", text);

        Assert.Empty(file.Directives);
        Assert.Empty(file.Diagnostics);
    }

    [Fact]
    public void An_ignore_has_a_rule_and_a_reason()
    {
        var directive = Assert.Single(MigrationFileReader.Read("0001_x.sql", "-- pgrollback: ignore PGR5003  two rows only\nA;").Directives);

        Assert.Equal(("PGR5003", "two rows only"), (directive.RuleId, directive.Reason));
    }

    [Fact]
    public void A_marked_file_is_the_baseline() =>
        Assert.Equal(FileRole.Baseline, MigrationFileReader.Read("0001_x.sql", "-- pgrollback: baseline\nA;").Role);
}
