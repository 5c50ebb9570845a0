using Npgsql;
using PgRollback.Testing;

namespace PgRollback.HistoryTools.Tests;

internal sealed class EvolveTool() : HistoryTool(MigrationTool.Evolve, "V1__a", "V1_1__b", "V2__c")
{
    public override async Task ApplyAsync(TestDatabase database, string directory)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        Of(connection, directory).Migrate();
    }

    /// <summary>It has no call that answers, but it writes a table of what it would do.</summary>
    public override async Task<IReadOnlyList<string>> PendingAsync(TestDatabase database, string directory)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        var log = new StringWriter();
        Of(connection, directory, log.WriteLine).Info();
        return log.ToString().Split('\n').Where(static line => line.Contains("Pending", StringComparison.Ordinal)).SelectMany(line => Stems.Where(stem => IsOf(line, stem))).ToArray();
    }

    /// <summary>Version and description are columns.</summary>
    private static bool IsOf(string line, string stem) => line.Split('|', StringSplitOptions.TrimEntries).Contains(stem[^1..], StringComparer.Ordinal);

    private static EvolveDb.Evolve Of(NpgsqlConnection connection, string directory, Action<string>? log = null) => new(connection, log) { Locations = [directory], IsEraseDisabled = true };
}
