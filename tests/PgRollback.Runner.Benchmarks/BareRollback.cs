using Npgsql;

namespace PgRollback.Runner.Benchmarks;

/// <summary>What somebody would write without PgRollback: the statements as one batch in one transaction.</summary>
public static class BareRollback
{
    public static async Task RunAsync(NpgsqlDataSource dataSource, IReadOnlyList<string> statements)
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var statement in statements)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(statement));
        }

        await batch.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }
}
