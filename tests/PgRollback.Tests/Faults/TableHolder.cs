using Npgsql;

namespace PgRollback.Tests.Faults;

/// <summary>A writer on the tables of <see cref="TenMigrations"/>, for whose end CONCURRENTLY waits.</summary>
internal sealed class TableHolder(string connectionString) : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection = new(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);

    public async Task HoldAsync()
    {
        await _connection.OpenAsync();
        await using var command = new NpgsqlCommand("""
            BEGIN;
            DO $$ BEGIN
                LOCK TABLE keep IN ROW EXCLUSIVE MODE;
                IF to_regclass('item') IS NOT NULL THEN
                    LOCK TABLE item IN ROW EXCLUSIVE MODE;
                END IF;
            END $$
            """, _connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Returns when a process waits for the holder.</summary>
    public async Task WaitForAsync(int process)
    {
        await using var command = new NpgsqlCommand("SELECT pg_backend_pid() = ANY (pg_blocking_pids($1))", _connection) { Parameters = { new NpgsqlParameter<int> { TypedValue = process } } };
        for (var i = 0; !(bool)(await command.ExecuteScalarAsync())!; i++)
        {
            Assert.True(i < 1200, "The statement does not wait.");
            await Task.Delay(20);
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await _connection.DisposeAsync();
        }
        catch (NpgsqlException)
        {
            // The server was stopped.
        }
    }
}
