using Npgsql;
using PgRollback.Syntax;

namespace PgRollback.Core.Tests.Sequences;

internal static class ConnectionExtensions
{
    /// <summary>As a batch command: an NpgsqlCommand is cut at the semicolons of BEGIN ATOMIC.</summary>
    public static async Task ExecuteAsync(this NpgsqlConnection connection, string sql)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var statement in SqlReader.Read(sql).Statements)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(sql.Substring(statement.Span.Start, statement.Span.Length)));
        }

        await batch.ExecuteNonQueryAsync();
    }
}
