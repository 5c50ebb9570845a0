using Npgsql;
using PgRollback.LocalServers;

namespace PgRollback.Testing;

/// <summary>An empty database of its own for one test, dropped on dispose.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private TestDatabase(ILocalServer server, string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString) { IncludeErrorDetail = true };
        Server = server;
        Name = builder.Database!;
        ConnectionString = builder.ConnectionString;
        DataSource = NpgsqlDataSource.Create(builder);
    }

    public ILocalServer Server { get; }

    public string Name { get; }

    /// <summary>Connection string of a superuser on this database.</summary>
    public string ConnectionString { get; }

    /// <summary>Disposed with the database.</summary>
    public NpgsqlDataSource DataSource { get; }

    /// <param name="majorVersion">One of <see cref="ServerVersions.Available"/>; null for the machine's default.</param>
    /// <param name="setUp">SQL to begin with.</param>
    public static async Task<TestDatabase> CreateAsync(int? majorVersion = null, string? setUp = null)
    {
        var server = await TestServer.GetAsync(majorVersion);
        var database = new TestDatabase(server, await server.CreateDatabaseAsync());
        if (setUp is not null)
        {
            await database.ExecuteAsync(setUp);
        }

        return database;
    }

    /// <summary>Runs one or several statements, as one implicit transaction.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var command = DataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <returns>The first column of the first row; null for no row and for NULL.</returns>
    public async Task<T?> ScalarAsync<T>(string sql)
    {
        await using var command = DataSource.CreateCommand(sql);
        return await command.ExecuteScalarAsync() is T value ? value : default;
    }

    public async ValueTask DisposeAsync()
    {
        await DataSource.DisposeAsync();
        await Server.DropDatabaseAsync(Name);
    }
}
