using Npgsql;

namespace PgRollback;

/// <summary>Reads what somebody should know about a database before a rollback.</summary>
internal static class PreflightFacts
{
    public static async Task<List<PreflightFact>> ReadAsync(NpgsqlConnection connection, int serverVersion, CancellationToken cancellationToken)
    {
        var facts = new List<PreflightFact>();
        var command = connection.CreateCommand(PreflightSql.Facts(serverVersion));
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    facts.Add(new PreflightFact(reader.GetString(0), reader.GetString(1)));
                }
            }
        }

        return facts;
    }
}
