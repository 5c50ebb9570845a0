using Npgsql;
using PgRollback.LocalServers;

namespace PgRollback.Testing;

/// <summary>An empty database of its own for one test, dropped on dispose.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static int s_copies;

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

    /// <summary>A database on a server of the test's own, or a copy of another one.</summary>
    /// <param name="server">The server.</param>
    /// <param name="template">What it is a copy of; nobody may be connected to it.</param>
    public static async Task<TestDatabase> CreateAsync(ILocalServer server, TestDatabase? template = null)
    {
        if (template is null)
        {
            return new TestDatabase(server, await server.CreateDatabaseAsync());
        }

        var name = $"{template.Name}_{Interlocked.Increment(ref s_copies)}";
        await using var administration = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(server.ConnectionString) { Pooling = false });
        await using var command = administration.CreateCommand($"CREATE DATABASE \"{name}\" TEMPLATE \"{template.Name}\"");
        await command.ExecuteNonQueryAsync();
        return new TestDatabase(server, new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = name }.ConnectionString);
    }

    /// <summary>A database that is there already. Disposing it drops it.</summary>
    public static TestDatabase Open(ILocalServer server, string name) => new(server, new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = name }.ConnectionString);

    /// <summary>Closes the connections of its pool, so that it can be copied.</summary>
    public void ClosePool() => DataSource.Clear();

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
