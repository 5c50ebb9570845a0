using System.Globalization;
using Npgsql;

namespace PgRollback;

/// <summary>Where the server's log of changes stood before a run, for a recovery to that moment.</summary>
/// <param name="Name">Its name, for <c>recovery_target_name</c>.</param>
/// <param name="Lsn">Position in the log, for <c>recovery_target_lsn</c>.</param>
/// <param name="Time">The server's time, for <c>recovery_target_time</c>: what managed services recover by.</param>
public sealed record RestorePoint(string Name, string Lsn, DateTimeOffset Time)
{
    private const int LongestName = 63;

    private static Refusal MissingRight { get; } = new(
        RefusalKind.MissingRights,
        Migration: null,
        "This role may not make a restore point (42501): GRANT EXECUTE ON FUNCTION pg_create_restore_point(text) TO it, or run without one. The audit record has the time and the position in the log, by which managed services recover.");

    /// <summary>Asked first: when maintenance mode is on it is late to find out.</summary>
    /// <returns>Null when this role may make one.</returns>
    internal static async Task<Refusal?> CheckAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        await connection.ScalarAsync<bool>("SELECT pg_catalog.has_function_privilege('pg_catalog.pg_create_restore_point(text)', 'EXECUTE')", cancellationToken).ConfigureAwait(false) ? null : MissingRight;

    /// <summary>Unique, because recovery stops at the first point of a name.</summary>
    internal static string NameFor(Guid run, DateTimeOffset time)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"pgrollback_{time.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}_{run:N}");
        return name.Length <= LongestName ? name : name[..LongestName];
    }

    /// <exception cref="RunRefusedException">The role may not make one, or the server's settings do not allow it.</exception>
    internal static async Task<RestorePoint> TakeAsync(NpgsqlConnection connection, Guid run, CancellationToken cancellationToken)
    {
        var name = NameFor(run, DateTimeOffset.UtcNow);
        var command = connection.CreateCommand($"SELECT pg_catalog.pg_create_restore_point({SqlText.Literal(name)})::text, clock_timestamp()");
        await using (command.ConfigureAwait(false))
        {
            try
            {
                var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                    return new RestorePoint(name, reader.GetString(0), reader.GetFieldValue<DateTimeOffset>(1));
                }
            }
            catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.InsufficientPrivilege)
            {
                throw new RunRefusedException([MissingRight]);
            }
            catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.ObjectNotInPrerequisiteState)
            {
                throw new RunRefusedException(RefusalKind.Settings, migration: null, $"no restore point can be made on this server ({error.SqlState}): {error.MessageText}. Run without one, or set wal_level to replica.");
            }
        }
    }
}
