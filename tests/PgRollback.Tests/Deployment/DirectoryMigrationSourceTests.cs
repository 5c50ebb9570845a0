using System.Text;
using PgRollback.Tests.Material;

namespace PgRollback.Tests.Deployment;

public sealed class DirectoryMigrationSourceTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("pgrollback-migrations-").FullName;

    [Theory]
    [InlineData("001_a.sql")]
    [InlineData("001_a.up.sql")]
    [InlineData("sub/001_a.sql")]
    [InlineData("001_a/up.sql")]
    public async Task A_file_is_found_by_its_name(string file)
    {
        Write(file, "SELECT 1");
        Write("001_a.down.sql", "SELECT 2");
        Write("001_a/down.sql", "SELECT 3");

        Assert.Equal("SELECT 1", (await FindAsync("001_a", checksum: ""))?.Text);
    }

    [Fact]
    public async Task A_file_is_found_by_its_checksum_where_its_name_says_little()
    {
        Write("V001__other.sql", "SELECT 1");
        Write("V001__a.sql", "SELECT 2");

        Assert.Equal("V001__a.sql", (await FindAsync("001_a", new MigrationText("x", "SELECT 2").Checksum))?.FileName);
        Assert.Null(await FindAsync("001_a", checksum: "0"));
    }

    [Fact]
    public async Task The_checksum_ignores_byte_order_mark_and_line_ends()
    {
        File.WriteAllBytes(Path.Combine(_directory, "001_a.sql"), [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("SELECT 'ü';\r\n")]);

        // SHA-256 of the UTF-8 bytes of SELECT 'ü'; and a line feed.
        Assert.Equal("7271b62fe4a664b2bcf2a9adb2efdcb53abd5b364f41a3458035c1c030921a30", (await FindAsync("001_a", checksum: ""))?.Checksum);
    }

    [Fact]
    public async Task A_directory_that_is_not_there_has_no_files() =>
        Assert.Null(await new DirectoryMigrationSource(Path.Combine(_directory, "none")).FindAsync(new TestSafeRollback(PlanText.For("001_a").Bytes), CancellationToken.None));

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private Task<MigrationText?> FindAsync(string stem, string checksum) =>
        new DirectoryMigrationSource(_directory).FindAsync(new TestSafeRollback(PlanText.For(stem, checksum).Bytes), CancellationToken.None);

    private void Write(string file, string text)
    {
        var path = Path.Combine(_directory, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
