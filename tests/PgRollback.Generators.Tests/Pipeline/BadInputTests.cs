using System.Text;

namespace PgRollback.Generators.Tests.Pipeline;

/// <summary>Whatever a file holds, the generator does not throw, and what it makes compiles.</summary>
public sealed class BadInputTests
{
    public static TheoryData<string> Texts { get; } =
    [
        "",
        " \n\t\n",
        ";",
        ";;;;",
        "\ufeffCREATE TABLE a (id int);\n",
        "CREATE TABLE a (\r\n    id int\r\n);\r\n",
        "CREATE TABLE a (id int);\rCREATE TABLE b (id int);\r",
        "CREATE TABLE a (id int);\0CREATE TABLE b (id int);",
        "CREATE TABLE \"a\ufffd\" (id int);",
        "\ud800 CREATE TABLE a\udc00 (id int);",
        "SELECT 'never closed",
        "SELECT \"never closed",
        "SELECT $$never closed",
        "SELECT $tag$never closed$other$",
        "/* never /* closed */",
        "-- only a comment",
        "CREATE TABLE",
        "CREATE TABLE a (",
        "not sql at all {} [] <> </summary> \"\"\" */",
        "-- pgrollback:",
        "-- pgrollback: down\n-- pgrollback: down\n",
        "-- pgrollback: name\n-- pgrollback: name 1\n-- pgrollback: name class\n",
        "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT \"\"\"1\"\"\"; \u202e */ </summary> $$;",
        "CREATE TABLE \"*/ </summary> \"\"\"\"\"\" u8;\" (id int);",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Nothing_throws_and_what_is_made_compiles(string text)
    {
        Compiled.Load(new Consumer().With("1_a.sql", text).With("2_b.sql", "CREATE TABLE after_it (id int);\n").Compilation());
    }

    [Theory]
    [InlineData("😀.sql")]
    [InlineData("1_😀.sql")]
    [InlineData("1_class.sql")]
    [InlineData("1 with blanks, commas & <tags>.sql")]
    [InlineData("1_\"quotes\"_'n'_braces{0}.sql")]
    [InlineData("Equals.sql")]
    [InlineData("20250101.sql")]
    [InlineData("1_таблица_表.sql")]
    [InlineData("1_a\u202eb.sql")]
    [InlineData("_.sql")]
    [InlineData(".sql")]
    public void A_file_of_any_name_compiles(string name)
    {
        Compiled.Load(new Consumer().With(name, "CREATE TABLE a (id int);\n").Compilation());
    }

    [Theory]
    [InlineData("(", 5_000)]
    [InlineData("SELECT (", 5_000)]
    [InlineData("CREATE TABLE a (b int DEFAULT (", 5_000)]
    [InlineData("/*", 5_000)]
    [InlineData("'", 5_001)]
    [InlineData("CASE WHEN ", 5_000)]
    [InlineData("NOT ", 5_000)]
    [InlineData("CREATE SCHEMA a ", 5_000)]
    public void Deep_nesting_does_not_end_the_compiler(string opening, int times)
    {
        var text = new StringBuilder().Insert(0, opening, times).ToString();

        Compiled.Load(new Consumer().With("1_a.sql", text).With("2_b.sql", "SELECT " + text + ";").Compilation());
    }
}
