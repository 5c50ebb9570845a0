using System.Runtime.InteropServices;
using System.Text;

namespace PgRollback.LocalServers;

internal static class InstallAdvice
{
    public static string Message(IEnumerable<string> reasons, int? majorVersion, OSPlatform platform)
    {
        var wanted = majorVersion is { } major ? $"PostgreSQL {major}" : "PostgreSQL";
        var text = new StringBuilder($"No {wanted} server was found.\n");
        foreach (var reason in reasons)
        {
            text.Append($"  - {reason}\n");
        }

        text.Append("One of these helps:\n");
        text.Append($"  - {Install(majorVersion, platform)}\n");
        text.Append($"  - Set {LocalServer.ConnectionVariable} to the connection string of a superuser on a server for tests,\n");
        text.Append("    for example: Host=127.0.0.1;Username=postgres;Password=...;Database=postgres\n");
        if (platform != OSPlatform.Windows)
        {
            text.Append($"  - Set {LocalServer.BinVariable} to a folder with initdb, pg_ctl and postgres.\n");
        }

        text.Append("  - Start a container engine and build with -p:PublicFeed=true.");
        return text.ToString();
    }

    private static string Install(int? majorVersion, OSPlatform platform)
    {
        if (platform == OSPlatform.Windows)
        {
            var suffix = majorVersion ?? 17;
            return $"Windows: winget install PostgreSQL.PostgreSQL.{suffix}, then name that server as below.";
        }

        if (platform == OSPlatform.OSX)
        {
            return $"macOS: brew install postgresql@{majorVersion ?? 17}";
        }

        return "Debian, Ubuntu: ./build/setup.sh\n    Fedora, RHEL: dnf install postgresql-server. Alpine: apk add postgresql.";
    }
}
