using System.Security.Cryptography;
using Npgsql;

namespace PgRollback.Tool.Verification;

/// <summary>Databases on the user's server that are there for one run only; all of them are dropped at the end.</summary>
internal sealed class ThrowawayDatabases : IAsyncDisposable
{
    private readonly NpgsqlConnectionStringBuilder _builder;
    private readonly NpgsqlConnection _administration;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    private ThrowawayDatabases(NpgsqlConnectionStringBuilder builder, NpgsqlConnection administration)
    {
        _builder = builder;
        _administration = administration;
    }

    public int MajorVersion => _administration.PostgreSqlVersion.Major;

    public static async Task<ThrowawayDatabases> OpenAsync(NpgsqlConnectionStringBuilder builder, CancellationToken cancellationToken)
    {
        var connection = await ConnectAsync(builder, cancellationToken).ConfigureAwait(false);
        return new ThrowawayDatabases(builder, connection);
    }

    /// <summary>An empty database and a connection to it.</summary>
    public async Task<NpgsqlConnection> CreateAsync(CancellationToken cancellationToken)
    {
        var name = NewName();
        await ExecuteAsync(_administration, $"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'", cancellationToken).ConfigureAwait(false);
        return await ConnectAsync(name, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A copy of a connection's database. The connection itself may stay open: the server only minds others.</summary>
    public async Task<NpgsqlConnection> CopyAsync(NpgsqlConnection original, CancellationToken cancellationToken)
    {
        var name = NewName();
        await ExecuteAsync(original, $"CREATE DATABASE {name} TEMPLATE {original.Database}", cancellationToken).ConfigureAwait(false);
        return await ConnectAsync(name, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Closes a connection that came from here and drops its database.</summary>
    public async Task DropAsync(NpgsqlConnection connection)
    {
        var name = connection.Database;
        await connection.DisposeAsync().ConfigureAwait(false);
        await DropAsync(name).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var name in _names.ToList())
        {
            await DropAsync(name).ConfigureAwait(false);
        }

        await _administration.DisposeAsync().ConfigureAwait(false);
    }

    private async Task DropAsync(string name)
    {
        await ExecuteAsync(_administration, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)", CancellationToken.None).ConfigureAwait(false);
        _names.Remove(name);
    }

    private string NewName()
    {
        var name = "pgrollback_verify_" + Convert.ToHexString(RandomNumberGenerator.GetBytes(8)).ToLowerInvariant();
        _names.Add(name);
        return name;
    }

    private Task<NpgsqlConnection> ConnectAsync(string name, CancellationToken cancellationToken) =>
        ConnectAsync(new NpgsqlConnectionStringBuilder(_builder.ConnectionString) { Database = name }, cancellationToken);

    /// <summary>Which types there are changes with every migration, and is of no interest: loading them takes longer than opening the connection.</summary>
    private static async Task<NpgsqlConnection> ConnectAsync(NpgsqlConnectionStringBuilder builder, CancellationToken cancellationToken)
    {
        var source = new NpgsqlDataSourceBuilder(builder.ConnectionString);
        source.ConfigureTypeLoading(types => types.EnableTypeLoading(false));
#pragma warning disable CA2000, MA0042 // Without a pool it holds nothing; the connection lives longer than this method.
        return await source.Build().OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
#pragma warning restore CA2000, MA0042
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await using (command.ConfigureAwait(false))
        {
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
