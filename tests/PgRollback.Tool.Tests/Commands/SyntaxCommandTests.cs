using System.Text;

namespace PgRollback.Tool.Tests.Commands;

public sealed class SyntaxCommandTests : IDisposable
{
    private readonly MigrationDirectory _files = new();

    [Fact]
    public async Task Offsets_are_in_bytes()
    {
        const string Text = "-- größe 😀\nCREATE TABLE \"größe\" (a int);\n  DROP TABLE x;";
        _files.Add("a.sql", Text);

        var run = await SyntaxAsync("a.sql");

        var bytes = Encoding.UTF8.GetBytes(Text);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["CREATE TABLE", "DROP TABLE"], run.Values("tag"));
        Assert.Equal(
            ["CREATE TABLE \"größe\" (a int)", "DROP TABLE x"],
            run.Lines.Select(l => Encoding.UTF8.GetString(bytes, l.GetProperty("offset").GetInt32(), l.GetProperty("length").GetInt32())));
        Assert.Equal(["2", "3"], run.Values("line"));
        Assert.Equal(["1", "3"], run.Values("column"));
        Assert.Equal([_files.File("a.sql"), _files.File("a.sql")], run.Values("file"));
    }

    [Fact]
    public async Task A_byte_order_mark_has_three_bytes()
    {
        File.WriteAllText(_files.File("a.sql"), "SELECT 1;", Encoding.UTF8);

        var run = await SyntaxAsync("a.sql");

        Assert.Equal(["3"], run.Values("offset"));
        Assert.Equal(["8"], run.Values("length"));
    }

    [Fact]
    public async Task Bytes_that_are_no_utf8_count_as_they_are()
    {
        File.WriteAllBytes(_files.File("a.sql"), [.. "-- "u8, 0xff, 0xfe, .. "\nSELECT '"u8, 0xe4, .. "';\nSELECT 2"u8]);

        var run = await SyntaxAsync("a.sql");

        Assert.Equal(["6", "18"], run.Values("offset"));
        Assert.Equal(["10", "8"], run.Values("length"));
    }

    [Fact]
    public async Task An_error_has_its_offset_and_does_not_stop_the_reading()
    {
        _files.Add("a.sql", "SELECT 1; CREATE TABEL x (a int); SELECT 2;");

        var run = await SyntaxAsync("a.sql");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(3, run.Lines.Count);
        Assert.Equal(10, run.Lines[1].GetProperty("offset").GetInt32());
        Assert.Equal(17, run.Lines[1].GetProperty("errorOffset").GetInt32());
        Assert.NotEqual("", run.Lines[1].GetProperty("error").GetString());
        Assert.False(run.Lines[1].TryGetProperty("tag", out _));
    }

    [Fact]
    public async Task Several_files_are_listed_one_after_the_other()
    {
        _files.Add("a.sql", "SELECT 1;");
        _files.Add("b.sql", "");
        _files.Add("c.sql", "VACUUM;");

        var run = await ToolRun.OfAsync("syntax", _files.File("a.sql"), _files.File("b.sql"), _files.File("c.sql"));

        Assert.Equal($"{_files.File("a.sql")}(1,1): 0+8 SELECT\n{_files.File("c.sql")}(1,1): 0+6 VACUUM", run.Output.Trim().Replace(" (opaque)", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Tokens_and_the_blanks_between_them_make_up_the_text()
    {
        const string Text = "\uFEFF-- größe\r\nSELECT 'é' /* ; /* */ */ || \"ü\", $x$\n$x$;\r\n";
        _files.Add("a.sql", Text);

        var run = await ToolRun.OfAsync("syntax", "--tokens", "--format", "json", _files.File("a.sql"));

        var bytes = Encoding.UTF8.GetBytes(Text);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["Keyword", "String", "Operator", "QuotedIdentifier", "Comma", "String", "Semicolon"], run.Values("token").Select(static t => t!.Replace("Dollar", "", StringComparison.Ordinal)));
        Assert.Equal(
            ["SELECT", "'é'", "||", "\"ü\"", ",", "$x$\n$x$", ";"],
            run.Lines.Select(l => Encoding.UTF8.GetString(bytes, l.GetProperty("offset").GetInt32(), l.GetProperty("length").GetInt32())));
    }

    [Fact]
    public async Task Carriage_returns_count_as_bytes_and_end_no_line_of_their_own()
    {
        _files.Add("a.sql", "SELECT 1;\r\n\r\n  SELECT 2\r\n;\r\n");

        var run = await SyntaxAsync("a.sql");

        Assert.Equal(["0", "15"], run.Values("offset"));
        Assert.Equal(["8", "8"], run.Values("length"));
        Assert.Equal(["1", "3"], run.Values("line"));
        Assert.Equal(["1", "3"], run.Values("column"));
    }

    [Fact]
    public async Task A_NUL_is_an_error_of_its_statement_alone()
    {
        _files.Add("a.sql", "SELECT 1; SELECT '\0'; SELECT 2;");

        var run = await SyntaxAsync("a.sql");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(3, run.Lines.Count);
        Assert.Equal(18, run.Lines[1].GetProperty("errorOffset").GetInt32());
        Assert.Equal("SELECT", run.Lines[2].GetProperty("tag").GetString());
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_a_usage_error()
    {
        var run = await SyntaxAsync("nowhere.sql");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("nowhere.sql", run.Error, StringComparison.Ordinal);
    }

    private Task<ToolRun> SyntaxAsync(string file) => ToolRun.OfAsync("syntax", "--format", "json", _files.File(file));

    public void Dispose() => _files.Dispose();
}
