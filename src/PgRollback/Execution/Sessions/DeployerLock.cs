using System.Buffers.Binary;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace PgRollback;

/// <summary>One deployer at a time: a session advisory lock, which PostgreSQL releases when its holder dies. It is polled with no transaction open: who waits inside the server holds a snapshot, on which the holder's CREATE INDEX CONCURRENTLY waits in turn.</summary>
internal static class DeployerLock
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(1);

    public static long Key(string database, HistoryTable? history)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"pgrollback\n{database}\n{history ?? HistoryTable.Default}"), hash);
        return BinaryPrimitives.ReadInt64BigEndian(hash);
    }

    /// <summary>Takes it if it is free.</summary>
    public static string Try(long key) => Invariant($"SELECT pg_catalog.pg_try_advisory_lock({key})");

    /// <exception cref="DeployerLockException">It was not free in time.</exception>
    public static async Task AcquireAsync(NpgsqlConnection connection, long key, RunOptions options, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var delay = FirstDelay;
        while (!await connection.ScalarAsync<bool>(Try(key), cancellationToken).ConfigureAwait(false))
        {
            var left = options.DeployerTimeout - clock.Elapsed;
            if (left <= TimeSpan.Zero)
            {
                throw new DeployerLockException(clock.Elapsed, await HolderAsync(connection, key, cancellationToken).ConfigureAwait(false));
            }

            if (delay == FirstDelay && options.Logger is { } logger)
            {
                Log.WaitingForDeployer(logger, options.DeployerTimeout);
            }

            await Task.Delay(delay < left ? delay : left, cancellationToken).ConfigureAwait(false);
            delay = delay * 1.5 < LongestDelay ? delay * 1.5 : LongestDelay;
        }
    }

    /// <summary>Lets go of it.</summary>
    public static string Release(long key) => Invariant($"SELECT pg_catalog.pg_advisory_unlock({key})");

    public static async Task ReleaseAsync(NpgsqlConnection connection, long key)
    {
        try
        {
            await connection.ExecuteAsync(string.Join("; ", [Release(key), .. SessionCheck.Restore]), CancellationToken.None).ConfigureAwait(false);
        }
        catch (NpgsqlException)
        {
            // The connection is broken, so the server has released it or is about to.
        }
        catch (InvalidOperationException)
        {
            // The same, noticed by Npgsql before it sent anything.
        }
    }

    private static async Task<string?> HolderAsync(NpgsqlConnection connection, long key, CancellationToken cancellationToken)
    {
        var sql = Invariant($"""
            SELECT format('process %s of role %s%s, connected since %s', a.pid, a.usename, ', ' || nullif(a.application_name, ''), date_trunc('second', a.backend_start))
            FROM pg_catalog.pg_locks AS l JOIN pg_catalog.pg_stat_activity AS a USING (pid)
            WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
              AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())
              AND l.classid = {unchecked((uint)(key >> 32))} AND l.objid = {unchecked((uint)key)}
            """);
        var command = connection.CreateCommand(sql);
        await using (command.ConfigureAwait(false))
        {
            return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) as string;
        }
    }

    private static string Invariant(FormattableString sql) => FormattableString.Invariant(sql);
}
