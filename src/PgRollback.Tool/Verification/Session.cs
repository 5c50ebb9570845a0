using Npgsql;
using PgRollback.Snapshots;

namespace PgRollback.Tool.Verification;

/// <summary>One session for many scripts and snapshots: it begins each script as new, and keeps the prepared queries of the snapshots.</summary>
internal static class Session
{
    /// <summary>DISCARD ALL without its DEALLOCATE ALL and DISCARD PLANS.</summary>
    public const string Reset = """
        CLOSE ALL;
        SET SESSION AUTHORIZATION DEFAULT;
        RESET ALL;
        UNLISTEN *;
        SELECT pg_advisory_unlock_all();
        DISCARD SEQUENCES;
        DISCARD TEMP
        """;

    private static readonly SnapshotOptions Options = new() { Prepare = true };

    public static Task<CatalogSnapshot> SnapshotAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        CatalogSnapshot.TakeAsync(connection, Options, cancellationToken);

    /// <summary>Whether a statement takes prepared queries away.</summary>
    public static bool Forgets(string sql) =>
        sql.StartsWith("DISCARD ALL", StringComparison.OrdinalIgnoreCase) || sql.StartsWith("DEALLOCATE", StringComparison.OrdinalIgnoreCase);
}
