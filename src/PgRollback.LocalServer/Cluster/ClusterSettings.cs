namespace PgRollback.LocalServers;

/// <summary>Settings of a cluster that nobody will miss: quick, and able to do all that a migration may ask for.</summary>
internal static class ClusterSettings
{
    private static readonly (string Name, string Value)[] LoopbackOnly =
    [
        ("listen_addresses", "127.0.0.1"),
        ("unix_socket_directories", ""),
    ];

    private static readonly (string Name, string Value)[] Defaults =
    [
        ("fsync", "off"),
        ("synchronous_commit", "off"),
        ("full_page_writes", "off"),
        // Its workers would hold locks and databases at moments of their own choosing.
        ("autovacuum", "off"),
        ("max_connections", "300"),
        ("wal_level", "logical"),
        ("max_prepared_transactions", "10"),
        // It may lie in memory.
        ("max_wal_size", "256MB"),
        ("timezone", "UTC"),
    ];

    /// <returns>Lines of a configuration file; a later line wins over an earlier one.</returns>
    public static IEnumerable<string> Lines(IReadOnlyDictionary<string, string> further)
    {
        foreach (var (name, value) in LoopbackOnly.Concat(All(further)))
        {
            if (!name.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '.') || value.AsSpan().ContainsAny('\n', '\r', '\t'))
            {
                throw new ArgumentException($"Not a setting of one line: {name}", nameof(further));
            }

            yield return $"{name} = '{value.Replace("\\", @"\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'";
        }
    }

    /// <returns>Arguments of the server, for a container that listens as its image says.</returns>
    public static string[] Arguments(IReadOnlyDictionary<string, string> further) =>
        All(further).SelectMany(setting => new[] { "-c", $"{setting.Name}={setting.Value}" }).ToArray();

    private static IEnumerable<(string Name, string Value)> All(IReadOnlyDictionary<string, string> further) =>
        Defaults.Concat(further.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value)));
}
