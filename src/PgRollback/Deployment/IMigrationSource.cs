namespace PgRollback;

/// <summary>Where the files of migrations come from: a directory, resources, a container image.</summary>
public interface IMigrationSource
{
    /// <summary>The file of a migration.</summary>
    /// <param name="migration">The compiled migration; its stem names the file.</param>
    /// <param name="cancellationToken">Cancels reading.</param>
    /// <returns>Null when there is none.</returns>
    Task<MigrationText?> FindAsync(Rollback migration, CancellationToken cancellationToken);
}
