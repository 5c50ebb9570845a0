using PgRollback.Generators.Configuration;

namespace PgRollback.Generators.Tests.Configuration;

/// <summary>The key <c>pgrollback_severity</c> in sections of .editorconfig files.</summary>
public sealed class FileSeveritiesTests
{
    private const string Table = "CREATE TABLE a (id integer);\n";
    private const string Dynamic = "DO $$ BEGIN EXECUTE current_setting('x.command'); END $$;\n";

    [Theory]
    [InlineData("PGR5001:none", "")]
    [InlineData("pgr5001 : None", "")]
    [InlineData("PGR5001:suggestion", "Info PGR5001")]
    [InlineData("PGR5001:warning", "Warning PGR5001")]
    [InlineData("PGR5003:none, PGR5001:error", "Error PGR5001")]
    [InlineData("PGR5001:none, PGR5001:warning", "Warning PGR5001")]
    [InlineData("PGR5003:error", "Info PGR5001")]
    [InlineData("", "Info PGR5001")]
    public void A_file_has_the_severity_that_its_folder_asks_for(string value, string expected)
    {
        var consumer = new Consumer().WithWarnings().WithOther(File("1_a.sql", Table, value));

        Assert.Equal(expected, string.Join(", ", consumer.Run().Diagnostics.Select(diagnostic => $"{diagnostic.Severity} {diagnostic.Id}")));
    }

    [Fact]
    public void Files_of_which_nothing_is_said_stay_as_they_are()
    {
        var consumer = new Consumer().WithOther(File("1_a.sql", Table, "PGR5001:none")).With("2_b.sql", "CREATE TABLE b (id integer);\n");

        Assert.Equal("2_b.sql(1,1)", Assert.Single(consumer.Findings()).Split(':')[0]);
    }

    [Fact]
    public void What_is_no_error_in_a_folder_is_no_way_back_all_the_same()
    {
        var consumer = new Consumer().WithOther(File("1_a.sql", Dynamic, "PGR3001:suggestion"));

        Assert.Empty(consumer.Problems());
        Assert.Equal("IrreversibleRollback", Assert.Single(Compiled.All(Compiled.Load(consumer.Compilation()))).GetType().BaseType!.Name);
    }

    [Theory]
    [InlineData("PGR9999:none", "PGR9999:none")]
    [InlineData("PGR5001", "PGR5001")]
    [InlineData("PGR5001:off, PGR5003:none", "PGR5001:off")]
    public void What_cannot_be_read_is_said(string value, string part)
    {
        Assert.Equal(
            [$"1_a.sql(1,1): PGR0002: The setting pgrollback_severity is '{part}', and must be a list like 'PGR5003:none, PGR4006:error', with none, suggestion, warning or error; the default is used in its place"],
            new Consumer().WithOther(File("1_a.sql", Table, value)).Problems());
    }

    private static SqlText File(string name, string sql, string value) => new("/repo/migrations/" + name, sql, SqlText.Migration.Add(FileSeverities.Key, value));
}
