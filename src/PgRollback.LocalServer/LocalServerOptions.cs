namespace PgRollback.LocalServers;

/// <summary>Which server to start. The defaults take what the machine offers.</summary>
public sealed record LocalServerOptions
{
    /// <summary>The folder with <c>initdb</c>, <c>pg_ctl</c> and <c>postgres</c>; null to search for one.</summary>
    public string? BinDirectory { get; init; }

    /// <summary>The major version that the server must have, for example 18; null for any.</summary>
    public int? MajorVersion { get; init; }

    /// <summary>The folder in which a throwaway cluster is made; null for memory (/dev/shm) where there is plenty, else the temporary folder.</summary>
    public string? ParentDirectory { get; init; }

    /// <summary>Further settings for postgresql.conf, as names and values.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>How long a server may take to answer. One minute by default.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromMinutes(1);
}
