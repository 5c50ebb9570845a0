using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace PgRollback.LocalServers;

/// <summary>Looks for server programs. What it looks at is passed in, so that a test can build a machine of its own.</summary>
internal sealed partial class BinarySearch(Func<string, string?> environment, string root)
{
    /// <summary>Parents of one folder per version: Debian, RPM packages, Alpine, SUSE, Homebrew, Postgres.app.</summary>
    private static readonly (string Parent, string Version, string Bin)[] UsualPlaces =
    [
        ("usr/lib/postgresql", "*", "bin"),
        ("usr", "pgsql-*", "bin"),
        ("usr/libexec", "postgresql*", ""),
        ("usr/lib", "postgresql[0-9]*", "bin"),
        ("opt/homebrew/opt", "postgresql@*", "bin"),
        ("usr/local/opt", "postgresql@*", "bin"),
        ("home/linuxbrew/.linuxbrew/opt", "postgresql@*", "bin"),
        ("Applications/Postgres.app/Contents/Versions", "*", "bin"),
        ("usr/local", "pgsql", "bin"),
    ];

    public static BinarySearch OfThisMachine() => new(Environment.GetEnvironmentVariable, "/");

    public IEnumerable<PostgresBinaries> Find(int? majorVersion)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var directory in Candidates(majorVersion))
        {
            if (seen.Add(directory)
                && Inspect(directory) is { } binaries
                && (majorVersion is null || binaries.Version.Major == majorVersion))
            {
                yield return binaries;
            }
        }
    }

    /// <returns>Null when the folder has not all three programs, or they do not run here.</returns>
    public static PostgresBinaries? Inspect(string directory)
    {
        if (!File.Exists(Path.Combine(directory, "initdb")) || !File.Exists(Path.Combine(directory, "pg_ctl")))
        {
            return null;
        }

        var start = new ProcessStartInfo(Path.Combine(directory, "postgres"), "--version") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            var match = VersionPattern().Match(process.StandardOutput.ReadToEnd());
            return match.Success
                ? new PostgresBinaries(directory, new Version(Number(match.Groups["major"]), Number(match.Groups["minor"])))
                : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private IEnumerable<string> Candidates(int? majorVersion)
    {
        if (majorVersion is { } major)
        {
            yield return environment(string.Create(CultureInfo.InvariantCulture, $"{LocalServer.BinVariable}_{major}")) ?? "";
        }

        yield return environment(LocalServer.BinVariable) ?? "";
        foreach (var directory in (environment("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            yield return directory;
        }

        foreach (var directory in UsualPlaces.SelectMany(place => Versions(Path.Combine(root, place.Parent), place.Version, place.Bin)))
        {
            yield return directory;
        }

        foreach (var directory in Caches().SelectMany(cache => Versions(cache, "postgresql-*", "native/bin")))
        {
            yield return directory;
        }
    }

    /// <summary>Where build/setup.sh puts servers of further major versions; the second when it ran as root, whose home nobody else may read.</summary>
    private IEnumerable<string> Caches()
    {
        var cache = environment("XDG_CACHE_HOME") is { Length: > 0 } xdg ? xdg
            : environment("HOME") is { Length: > 0 } home ? Path.Combine(home, ".cache")
            : null;
        if (cache is not null)
        {
            yield return Path.Combine(cache, "pgrollback");
        }

        yield return Path.Combine(root, "var/cache/pgrollback");
    }

    private static IEnumerable<string> Versions(string parent, string pattern, string bin)
    {
        if (!Directory.Exists(parent))
        {
            return [];
        }

        try
        {
            var expression = new Regex("^" + pattern.Replace("*", ".*", StringComparison.Ordinal) + "$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
            return Directory.GetDirectories(parent)
                .Select(directory => (Directory: directory, Name: Path.GetFileName(directory)))
                .Where(folder => expression.IsMatch(folder.Name))
                .OrderByDescending(folder => TrailingNumber(folder.Name))
                .ThenBy(folder => folder.Name, StringComparer.Ordinal)
                .Select(folder => Path.Combine(folder.Directory, bin).TrimEnd('/'));
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            return [];
        }
    }

    private static decimal TrailingNumber(string name)
    {
        var match = NumberPattern().Match(name);
        return match.Success ? decimal.Parse(match.Value, CultureInfo.InvariantCulture) : 0;
    }

    private static int Number(Group group) => group.Success ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"PostgreSQL\) (?<major>\d+)(\.(?<minor>\d+))?", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex VersionPattern();

    [GeneratedRegex(@"\d{1,4}(\.\d{1,4})?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NumberPattern();
}
