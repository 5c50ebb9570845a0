using Npgsql;
using PgRollback.LocalServers;

namespace PgRollback.Testing;

/// <summary>The supported major versions of PostgreSQL that this machine has.</summary>
public static class ServerVersions
{
    private const int Oldest = 15;
    private const int Newest = 18;
    private static readonly Lazy<IReadOnlyList<int>> Found = new(Find);

    /// <summary>
    /// Ascending, never empty: a machine without any is an error. Folders that are not found by themselves are named by
    /// PGROLLBACK_PG_BIN_15 to PGROLLBACK_PG_BIN_18.
    /// </summary>
    public static IReadOnlyList<int> Available => Found.Value;

    /// <summary>The same, as the rows of a theory: <c>[MemberData(nameof(ServerVersions.Rows), MemberType = typeof(ServerVersions))]</c>.</summary>
    public static IEnumerable<object[]> Rows => Available.Select(major => new object[] { major });

    private static int[] Find()
    {
        var versions = new SortedSet<int>(Enumerable.Range(Oldest, Newest - Oldest + 1).Where(major => LocalServer.FindBinaries(major).Count > 0));
        if (Environment.GetEnvironmentVariable(LocalServer.ConnectionVariable) is { Length: > 0 } connectionString)
        {
            using var connection = new NpgsqlConnection(connectionString);
            connection.Open();
            versions.Add(connection.PostgreSqlVersion.Major);
        }

        if (versions.Count == 0)
        {
            // A container, or the error that says what to install.
            versions.Add(TestServer.GetAsync().GetAwaiter().GetResult().ServerVersion.Major);
        }

        return [.. versions];
    }
}
