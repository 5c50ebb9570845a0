using Npgsql;
using PgRollback.Testing;

namespace PgRollback.Snapshots.Tests;

/// <summary>Databases that hold one of each kind of object.</summary>
internal static class Given
{
    private static readonly Dictionary<int, Lazy<Task<TestDatabase>>> Shared =
        ServerVersions.Available.ToDictionary(major => major, major => new Lazy<Task<TestDatabase>>(() => CreateAsync(major)));

    // Statements of two tests would wait for each other's locks.
    private static readonly Dictionary<int, SemaphoreSlim> OneAtATime = ServerVersions.Available.ToDictionary(major => major, _ => new SemaphoreSlim(1));

    public static string Sql { get; } = ReadSql();

    public static Task<TestDatabase> CreateAsync(int major) => TestDatabase.CreateAsync(major, Sql);

    /// <summary>Runs the statement in a transaction that is rolled back, with a snapshot before and after.</summary>
    public static async Task<SnapshotComparison> CompareAsync(int major, string statement, string? first = null, SnapshotOptions? options = null)
    {
        var database = await Shared[major].Value;
        await OneAtATime[major].WaitAsync();
        try
        {
            return await CompareAsync(database, statement, first, options);
        }
        finally
        {
            OneAtATime[major].Release();
        }
    }

    private static async Task<SnapshotComparison> CompareAsync(TestDatabase database, string statement, string? first, SnapshotOptions? options)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        if (first is not null)
        {
            await ExecuteAsync(connection, first);
        }

        var before = await CatalogSnapshot.TakeAsync(connection, options);
        await ExecuteAsync(connection, statement);
        var after = await CatalogSnapshot.TakeAsync(connection, options);
        await transaction.RollbackAsync();
        return CatalogSnapshot.Compare(before, after);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static string ReadSql()
    {
        using var stream = typeof(Given).Assembly.GetManifestResourceStream("given.sql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
