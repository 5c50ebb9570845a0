namespace PgRollback.Snapshots;

/// <summary>What a snapshot reads beyond the schema of its database.</summary>
public sealed record SnapshotOptions
{
    /// <summary>The last values of sequences: data, not schema.</summary>
    public bool SequenceValues { get; init; }

    /// <summary>Roles, memberships, tablespaces and parameters, which other databases of the server change too.</summary>
    public bool ClusterWide { get; init; }

    /// <summary>
    /// Leaves the queries prepared on the connection: planning them takes longer than running them. For callers that take many snapshots on one connection,
    /// and let nothing DISCARD or DEALLOCATE between them without <see cref="Npgsql.NpgsqlConnection.UnprepareAll()"/>.
    /// </summary>
    public bool Prepare { get; init; }
}
