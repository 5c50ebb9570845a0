using System.Diagnostics;
using Npgsql;

namespace PgRollback.LocalServers.Tests;

/// <summary>What the tests ask the operating system.</summary>
internal static class Machine
{
    public static string NewWorldWritableDirectory()
    {
        var directory = Directory.CreateTempSubdirectory("pgrollback-tests-").FullName;
        // The server's user is another one when the tests run as root.
        File.SetUnixFileMode(directory, (UnixFileMode)0b111_111_111);
        return directory;
    }

    public static async Task<bool> ComesTrueAsync(Func<bool> condition)
    {
        var clock = Stopwatch.StartNew();
        while (!condition())
        {
            if (clock.Elapsed > TimeSpan.FromSeconds(20))
            {
                return false;
            }

            await Task.Delay(20);
        }

        return true;
    }

    public static bool Answers(string connectionString)
    {
        try
        {
            using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, Timeout = 2 }.ConnectionString);
            connection.Open();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    public static async Task<string> ScalarAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
