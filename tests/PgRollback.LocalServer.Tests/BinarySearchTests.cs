namespace PgRollback.LocalServers.Tests;

/// <summary>On a machine of our own making: folders with shell scripts that state a version.</summary>
public sealed class BinarySearchTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("pgrollback-binaries-").FullName;
    private readonly Dictionary<string, string> _environment = new(StringComparer.Ordinal);

    [Fact]
    public void The_newest_of_the_usual_places_comes_first()
    {
        var old = Install("usr/lib/postgresql/9.6/bin", "9.6.24");
        var middle = Install("usr/lib/postgresql/15/bin", "15.18");
        var newest = Install("usr/lib/postgresql/18/bin", "18.4");

        Assert.Equal([newest, middle, old], Find());
    }

    [Fact]
    public void The_environment_comes_before_the_path_and_the_path_before_the_usual_places()
    {
        var usual = Install("usr/pgsql-18/bin", "18.4");
        var path = _environment["PATH"] = Install("on/the/path", "16.1");
        var named = _environment["PGROLLBACK_PG_BIN"] = Install("named", "15.1");

        Assert.Equal([named, path, usual], Find());
    }

    [Fact]
    public void A_variable_of_a_major_version_counts_only_when_that_version_is_asked_for()
    {
        var usual = Install("usr/lib/postgresql/17/bin", "17.1");
        var named = _environment["PGROLLBACK_PG_BIN_17"] = Install("seventeen", "17.2");

        Assert.Equal([usual], Find());
        Assert.Equal([named, usual], Find(17));
        Assert.Empty(Find(18));
    }

    [Fact]
    public void A_folder_of_another_version_than_its_variable_says_is_left_out()
    {
        _environment["PGROLLBACK_PG_BIN_18"] = Install("eighteen", "17.2");

        Assert.Empty(Find(18));
    }

    [Fact]
    public void The_cache_of_the_setup_script_comes_last()
    {
        _environment["HOME"] = Path.Combine(_root, "home");
        var cached = Install("home/.cache/pgrollback/postgresql-18/native/bin", "18.4");
        var cachedByRoot = Install("var/cache/pgrollback/postgresql-18/native/bin", "18.4");
        var usual = Install("usr/lib/postgresql/15/bin", "15.18");

        Assert.Equal([usual, cached, cachedByRoot], Find());
        Assert.Equal([cached, cachedByRoot], Find(18));
    }

    [Fact]
    public void A_client_installation_without_initdb_is_no_server()
    {
        var directory = Install("usr/lib/postgresql/15/bin", "15.18");
        File.Delete(Path.Combine(directory, "initdb"));

        Assert.Empty(Find());
    }

    [Fact]
    public void A_beta_has_minor_version_0()
    {
        Install("usr/lib/postgresql/19/bin", "19beta1");

        Assert.Equal(new Version(19, 0), Assert.Single(new BinarySearch(_environment.GetValueOrDefault, _root).Find(majorVersion: null)).Version);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private string[] Find(int? majorVersion = null) =>
        new BinarySearch(_environment.GetValueOrDefault, _root).Find(majorVersion).Select(binaries => binaries.Directory).ToArray();

    private string Install(string folder, string version)
    {
        var directory = Path.Combine(_root, folder);
        Directory.CreateDirectory(directory);
        foreach (var program in new[] { "initdb", "pg_ctl", "postgres" })
        {
            var file = Path.Combine(directory, program);
            File.WriteAllText(file, $"#!/bin/sh\necho '{program} (PostgreSQL) {version}'\n");
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        return directory;
    }
}
