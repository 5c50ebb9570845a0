using PgRollback.Testing;

namespace PgRollback.LocalServers.Tests;

public sealed class SnapshotFileTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("pgrollback-snapshots-");
    private readonly Dictionary<string, string> _environment = new(StringComparer.Ordinal);

    private SnapshotFile Example => SnapshotFile.Of(Path.Combine(_directory.FullName, "Class.cs"), "Method", parameter: null, "txt");

    [Fact]
    public void Files_are_named_as_Verify_names_them()
    {
        var file = SnapshotFile.Of("/tests/Class.cs", "Method", "a/b", "cs");

        Assert.Equal("/tests/Class.Method_a-b.verified.cs", file.Verified);
        Assert.Equal("/tests/Class.Method_a-b.received.cs", file.Received);
    }

    [Fact]
    public async Task A_text_without_a_verified_file_fails_and_is_written_beside()
    {
        var exception = await Assert.ThrowsAsync<SnapshotMismatchException>(() => CompareAsync("a\n"));

        Assert.Contains("Class.Method.verified.txt", exception.Message, StringComparison.Ordinal);
        Assert.Equal("a\n", await File.ReadAllTextAsync(Example.Received));
        Assert.False(File.Exists(Example.Verified));
    }

    [Fact]
    public async Task A_difference_fails_with_the_changed_lines()
    {
        await File.WriteAllTextAsync(Example.Verified, "1\n2\n3\n4\n5\n6\n7\n");

        var exception = await Assert.ThrowsAsync<SnapshotMismatchException>(() => CompareAsync("1\n2\n3\nfour\n5\n6\n7\n"));

        Assert.EndsWith(":\n 2\n 3\n-4\n+four\n 5\n 6\n", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task White_space_is_a_difference()
    {
        await File.WriteAllTextAsync(Example.Verified, "a\n");

        var exception = await Assert.ThrowsAsync<SnapshotMismatchException>(() => CompareAsync("a \n"));

        Assert.EndsWith(":\n-a\n+a \n \n", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_verified_text_passes_and_removes_what_was_received_earlier()
    {
        await File.WriteAllTextAsync(Example.Verified, "a\r\n");
        await File.WriteAllTextAsync(Example.Received, "b\n");

        await CompareAsync("a\n");

        Assert.False(File.Exists(Example.Received));
    }

    [Fact]
    public async Task The_update_switch_writes_the_verified_file()
    {
        _environment["PGROLLBACK_UPDATE_SNAPSHOTS"] = "1";

        await CompareAsync("new\n");

        Assert.Equal("new\n", await File.ReadAllTextAsync(Example.Verified));
    }

    [Fact]
    public async Task The_update_switch_is_refused_in_continuous_integration()
    {
        _environment["PGROLLBACK_UPDATE_SNAPSHOTS"] = "1";
        _environment["CI"] = "true";
        await File.WriteAllTextAsync(Example.Verified, "old\n");

        await Assert.ThrowsAsync<SnapshotMismatchException>(() => CompareAsync("new\n"));

        Assert.Equal("old\n", await File.ReadAllTextAsync(Example.Verified));
    }

    [Fact]
    public void A_deterministic_build_finds_its_sources()
    {
        var path = SourcePath.OnThisMachine("/_/tests/PgRollback.LocalServer.Tests/Testing/SnapshotFileTests.cs");

        Assert.True(File.Exists(path), path);
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private Task CompareAsync(string received) => new FileComparer(_environment.GetValueOrDefault).CompareAsync(Example, received);
}
