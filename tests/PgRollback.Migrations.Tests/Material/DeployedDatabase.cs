using Npgsql;
using PgRollback.Snapshots;
using PgRollback.Testing;

namespace PgRollback.Migrations.Tests.Material;

/// <summary>A database of its own with the base schema, its rows and the history table.</summary>
internal sealed class DeployedDatabase : IAsyncDisposable
{
    private readonly TestDatabase _database;

    private DeployedDatabase(TestDatabase database) => _database = database;

    public NpgsqlDataSource DataSource => _database.DataSource;

    public static async Task<DeployedDatabase> CreateAsync(int major)
    {
        var database = new DeployedDatabase(await TestDatabase.CreateAsync(major));
        await database.DeployToAsync(MigrationFiles.Base);
        return database;
    }

    /// <summary>Applies what is missing up to a migration, and after each of them puts rows into its tables.</summary>
    public async Task DeployToAsync(Rollback target)
    {
        for (var i = 0; i <= Rollbacks.All.PositionOf(target); i++)
        {
            var report = await new MigrationDeployer(Rollbacks.All, MigrationFiles.Source).DeployToAsync(DataSource, Rollbacks.All[i]);
            if (report.Migrations.Count > 0)
            {
                await ExecuteAsync(MigrationFiles.ReadRows(Rollbacks.All[i]));
            }
        }
    }

    public Task DeployBeforeAsync(Rollback migration) => DeployToAsync(Rollbacks.All[Rollbacks.All.PositionOf(migration) - 1]);

    public Task<CatalogSnapshot> SnapshotAsync() => CatalogSnapshot.TakeAsync(DataSource);

    public Task ExecuteAsync(string sql) => _database.ExecuteAsync(sql);

    public Task<T?> ScalarAsync<T>(string sql) => _database.ScalarAsync<T>(sql);

    public async Task<List<string>> ListAsync(string sql, params object[] parameters)
    {
        await using var command = DataSource.CreateCommand(sql);
        command.Parameters.AddRange(parameters.Select(value => new NpgsqlParameter { Value = value }).ToArray());
        await using var reader = await command.ExecuteReaderAsync();
        var result = new List<string>();
        while (await reader.ReadAsync())
        {
            result.Add(reader.GetString(0));
        }

        return result;
    }

    /// <summary>Tables of the schema with all their rows as text.</summary>
    public async Task<SortedDictionary<string, string>> RowsAsync()
    {
        var rows = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in await ListAsync("SELECT format('%I', relname) FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'"))
        {
            rows.Add(table, await ScalarAsync<string>($"SELECT coalesce(string_agg(t::text, E'\\n' ORDER BY t::text COLLATE \"C\"), '') FROM {table} AS t") ?? "");
        }

        return rows;
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
