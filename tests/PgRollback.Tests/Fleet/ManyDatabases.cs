using Npgsql;
using PgRollback.LocalServers;
using PgRollback.Testing;
using PgRollback.Tests.Material;

namespace PgRollback.Tests.Fleet;

/// <summary>Copies of one deployed database.</summary>
internal sealed class ManyDatabases : IAsyncDisposable
{
    private readonly TestDatabase _template;
    private readonly List<string> _names = [];

    private ManyDatabases(TestDatabase template) => _template = template;

    public ILocalServer Server => _template.Server;

    public IReadOnlyList<string> Names => _names;

    public static async Task<ManyDatabases> CreateAsync(TestMigrations migrations, int count)
    {
        var template = await migrations.DeployedAsync();
        template.ClosePool();
        var databases = new ManyDatabases(template);
        for (var i = 0; i < count; i++)
        {
            // Only the name is kept: a pool for each would take all the connections that the server has.
            var copy = await TestDatabase.CreateAsync(template.Server, template);
            await copy.DataSource.DisposeAsync();
            databases._names.Add(copy.Name);
        }

        return databases;
    }

    public string ConnectionString(string name) => new NpgsqlConnectionStringBuilder(_template.ConnectionString) { Database = name }.ConnectionString;

    public IReadOnlyList<DatabaseTarget> Targets() => _names.Select(name => new DatabaseTarget(ConnectionString(name))).ToList();

    /// <summary>One of them, for a moment.</summary>
    public async Task<T> OnAsync<T>(string name, Func<TestDatabase, Task<T>> run)
    {
        var database = TestDatabase.Open(Server, name);
        await using (database.DataSource)
        {
            return await run(database);
        }
    }

    public Task ExecuteAsync(string name, string sql) => OnAsync(name, async database =>
    {
        await database.ExecuteAsync(sql);
        return true;
    });

    public async ValueTask DisposeAsync()
    {
        foreach (var name in _names)
        {
            await Server.DropDatabaseAsync(name);
        }

        await _template.DisposeAsync();
    }
}
