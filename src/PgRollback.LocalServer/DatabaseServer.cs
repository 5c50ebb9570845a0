using System.Collections.Concurrent;
using System.Security.Cryptography;
using Npgsql;

namespace PgRollback.LocalServers;

/// <summary>What every server can do, whoever started it.</summary>
internal abstract class DatabaseServer : ILocalServer
{
    private readonly ConcurrentDictionary<string, byte> _created = new(StringComparer.Ordinal);
    private readonly string _administration;

    protected DatabaseServer(string connectionString, Version serverVersion, string origin)
    {
        ConnectionString = connectionString;
        ServerVersion = serverVersion;
        Origin = origin;

        // A pooled connection would outlive a server that is thrown away.
        _administration = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString;
    }

    public string ConnectionString { get; }

    public Version ServerVersion { get; }

    public string Origin { get; }

    public async Task<string> CreateDatabaseAsync(string? name = null, CancellationToken cancellationToken = default)
    {
        name ??= "pgrollback_" + RandomNumberGenerator.GetHexString(12, lowercase: true);
        // FILE_COPY is no quicker without fsync, and would force two checkpoints on the other databases.
        await ExecuteAsync($"CREATE DATABASE {Quote(name)} TEMPLATE template0 STRATEGY wal_log", cancellationToken).ConfigureAwait(false);
        _created[name] = 0;
        return new NpgsqlConnectionStringBuilder(ConnectionString) { Database = name }.ConnectionString;
    }

    public async Task DropDatabaseAsync(string name, CancellationToken cancellationToken = default)
    {
        await ExecuteAsync($"DROP DATABASE IF EXISTS {Quote(name)} WITH (FORCE)", cancellationToken).ConfigureAwait(false);
        _created.TryRemove(name, out _);
    }

    public abstract ValueTask DisposeAsync();

    /// <summary>For a server that stays: leaves nothing behind on it.</summary>
    protected async Task DropCreatedDatabasesAsync()
    {
        foreach (var name in _created.Keys)
        {
            await DropDatabaseAsync(name).ConfigureAwait(false);
        }
    }

    private static string Quote(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(_administration);
        await using (connection.ConfigureAwait(false))
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            var command = new NpgsqlCommand(sql, connection);
            await using (command.ConfigureAwait(false))
            {
                await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
