namespace PgRollback;

/// <summary>Settings of a deployment.</summary>
public sealed record DeploymentOptions : RunOptions
{
    internal static DeploymentOptions Default { get; } = new();

    /// <summary>Goes on although the database has migrations that this program does not know.</summary>
    public bool AllowUnknown { get; init; }

    /// <summary>Applies migrations although later ones are applied already. Their rollbacks were proved in the order of their versions.</summary>
    public bool AllowOutOfOrder { get; init; }

    /// <summary>Keeps a witness of each migration (<see cref="MigrationWitness"/>). It locks the tables whose rows the migration changes against writers from its beginning on, and copies what it destroys. Migrations outside a transaction have none. Default: false.</summary>
    public bool Capture { get; init; }

    /// <summary>Keeps the plan of each migration in the database, so that other programs can roll it back (<see cref="RollbackStash"/>). Default: true.</summary>
    public bool Stash { get; init; } = true;

    /// <summary>Told before and after each migration.</summary>
    public IProgress<DeploymentProgress>? Progress { get; init; }
}

/// <summary>How far a deployment is.</summary>
/// <param name="Migration">The migration.</param>
/// <param name="Number">Its place in the run; one-based.</param>
/// <param name="Total">How many the run has.</param>
/// <param name="IsDone">False before its first statement, true when it is committed.</param>
public sealed record DeploymentProgress(Rollback Migration, int Number, int Total, bool IsDone);

/// <summary>What a deployment did.</summary>
/// <param name="Migrations">What was applied, in order; empty when the database was up to date.</param>
/// <param name="Duration">From the first statement to the end of the last COMMIT, without the wait for another deployer.</param>
public sealed record DeploymentReport(IReadOnlyList<DeployedMigration> Migrations, TimeSpan Duration);

/// <summary>A migration that was applied.</summary>
/// <param name="Migration">The migration.</param>
/// <param name="Duration">As the program saw it.</param>
public sealed record DeployedMigration(Rollback Migration, TimeSpan Duration);
