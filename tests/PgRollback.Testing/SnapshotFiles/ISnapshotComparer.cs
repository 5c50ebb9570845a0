namespace PgRollback.Testing;

internal interface ISnapshotComparer
{
    /// <exception cref="Exception">The text is not the verified one.</exception>
    Task CompareAsync(SnapshotFile file, string received);
}
