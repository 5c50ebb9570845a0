namespace PgRollback.Snapshots;

/// <summary>What a snapshot reads beyond the schema of its database.</summary>
public sealed record SnapshotOptions
{
    /// <summary>The last values of sequences: data, not schema.</summary>
    public bool SequenceValues { get; init; }

    /// <summary>Roles, memberships, tablespaces and parameters, which other databases of the server change too.</summary>
    public bool ClusterWide { get; init; }
}
