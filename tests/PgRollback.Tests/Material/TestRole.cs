using System.Globalization;
using Npgsql;
using PgRollback.Testing;

namespace PgRollback.Tests.Material;

/// <summary>A role that may log in and little else, for one database.</summary>
internal sealed class TestRole : IAsyncDisposable
{
    private readonly TestDatabase _database;

    private TestRole(TestDatabase database, string name)
    {
        _database = database;
        Name = name;
        ConnectionString = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Username = name }.ConnectionString;
        DataSource = NpgsqlDataSource.Create(ConnectionString);
    }

    public string Name { get; }

    public string ConnectionString { get; }

    public NpgsqlDataSource DataSource { get; }

    /// <param name="database">Where it may log in.</param>
    /// <param name="grants">Statements; {0} stands for its name.</param>
    public static async Task<TestRole> CreateAsync(TestDatabase database, string grants)
    {
        // Roles are the whole server's, so their names are taken from the databases'.
        var name = $"{database.Name}_role";
        await database.ExecuteAsync($"CREATE ROLE \"{name}\" LOGIN");
        await database.ExecuteAsync(string.Format(CultureInfo.InvariantCulture, grants, $"\"{name}\""));
        return new TestRole(database, name);
    }

    public async ValueTask DisposeAsync()
    {
        await DataSource.DisposeAsync();
        await _database.ExecuteAsync($"DROP OWNED BY \"{Name}\" CASCADE; DROP ROLE \"{Name}\"");
    }
}
