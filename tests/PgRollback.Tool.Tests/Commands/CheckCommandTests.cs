using System.Text.Json;

namespace PgRollback.Tool.Tests.Commands;

public sealed class CheckCommandTests : IDisposable
{
    private readonly MigrationDirectory _migrations = new();

    public CheckCommandTests()
    {
        _migrations.Add("0001_users.up.sql", "CREATE TABLE users (id int);\nCREATE TABLE roles (id int);");
        _migrations.Add("0001_users.down.sql", "-- one is forgotten\nDROP TABLE users;");
        _migrations.Add("0002_mail.sql", "ALTER TABLE users ADD COLUMN mail text;\n-- pgrollback: down\nALTER TABLE users DROP COLUMN mail;");
        _migrations.Add("0003_more.sql", "ALTER TABLE users ADD COLUMN more text;");
    }

    [Fact]
    public async Task Json_has_a_line_per_handwritten_rollback()
    {
        var run = await _migrations.RunAsync("check", "--format", "json");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(["0001_users", "0002_mail"], run.Values("migration"));
        Assert.Equal(["wrong", "proved"], run.Values("verdict"));
        var finding = Assert.Single(run.Lines[0].GetProperty("findings").EnumerateArray());
        Assert.Equal("leaves-behind", finding.GetProperty("kind").GetString());
        Assert.Equal("table public.roles", finding.GetProperty("object").GetString());
        Assert.Equal("0001_users.up.sql", finding.GetProperty("file").GetString());
        Assert.Equal(2, finding.GetProperty("line").GetInt32());
        Assert.Equal(1, finding.GetProperty("column").GetInt32());
        Assert.Empty(run.Lines[1].GetProperty("findings").EnumerateArray());
    }

    [Fact]
    public async Task A_syntax_error_in_the_rollback_is_a_finding_and_one_in_the_migration_is_not()
    {
        _migrations.Add("0004_last.sql", "ALTER TABLE users ADD COLUMN last text;\n-- pgrollback: down\nALTER TABLE users DROP last COLUMN;");
        _migrations.Add("0005_never.sql", "ALTER TABLE users ADD COLUMN;\n-- pgrollback: down\nALTER TABLE users DROP COLUMN never;");

        var run = await _migrations.RunAsync("check", "--format", "json");

        var finding = Assert.Single(run.Lines[2].GetProperty("findings").EnumerateArray());
        Assert.Equal("syntax-error", finding.GetProperty("kind").GetString());
        Assert.Equal(3, finding.GetProperty("line").GetInt32());
        Assert.DoesNotContain(run.Lines[3].GetProperty("findings").EnumerateArray(), f => f.GetProperty("kind").GetString() == "syntax-error");
    }

    [Fact]
    public async Task Text_is_that_of_a_compiler_with_a_summary()
    {
        var run = await _migrations.RunAsync("check");

        Assert.Matches(@"(?m)^0001_users\.up\.sql\(2,1\): error PGR4001: ", run.Output);
        Assert.Contains("1 proved, 1 wrong, 0 unproved", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sarif_has_rules_and_results_at_their_places()
    {
        var run = await _migrations.RunAsync("check", "--format", "sarif");

        var sarif = JsonSerializer.Deserialize<JsonElement>(run.Output);
        Assert.Equal("2.1.0", sarif.GetProperty("version").GetString());
        var tool = sarif.GetProperty("runs")[0];
        Assert.Contains(tool.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray(), r => r.GetProperty("id").GetString() == "PGR4001");
        var result = tool.GetProperty("results").EnumerateArray().First(r => r.GetProperty("ruleId").GetString() == "PGR4001");
        Assert.Equal("error", result.GetProperty("level").GetString());
        var location = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal("0001_users.up.sql", location.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal(2, location.GetProperty("region").GetProperty("startLine").GetInt32());
    }

    [Fact]
    public async Task A_folder_without_findings_passes()
    {
        File.Delete(_migrations.File("0001_users.down.sql"));

        var run = await _migrations.RunAsync("check");

        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain("error", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_fits_no_convention_is_found()
    {
        _migrations.Add("seed.sql", "SELECT 1;");

        var run = await _migrations.RunAsync("check");

        Assert.Contains("seed.sql(1,1): error PGR1001", run.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _migrations.Dispose();
}
