namespace PgRollback;

/// <summary>What is known of a migration: by the program, by the database, or by both.</summary>
/// <param name="Stem">Name of the migration.</param>
/// <param name="Version">Its version.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Rollback">Its compiled rollback; null when this program does not know it.</param>
/// <param name="Entry">The row of the history that counts; null when the database never had it.</param>
public sealed record MigrationStatus(string Stem, string Version, MigrationState State, Rollback? Rollback, HistoryEntry? Entry);

/// <summary>Where a migration stands in a database.</summary>
public enum MigrationState
{
    /// <summary>Not applied.</summary>
    Pending,

    /// <summary>Applied, from the file that this program was compiled from.</summary>
    Applied,

    /// <summary>Applied, from another text than this program was compiled from.</summary>
    Changed,

    /// <summary>Applied, and not known to this program.</summary>
    Unknown,

    /// <summary>Its deployment did not end.</summary>
    Applying,

    /// <summary>Its rollback did not end.</summary>
    RollingBack,
}
