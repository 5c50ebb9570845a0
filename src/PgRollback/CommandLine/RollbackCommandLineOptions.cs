using Npgsql;

namespace PgRollback;

/// <summary>What a program sets for its command line.</summary>
public sealed class RollbackCommandLineOptions
{
    /// <summary>Opens the database when neither <c>--connection</c> nor the environment names one. The command line disposes what it returns.</summary>
    public Func<CancellationToken, ValueTask<NpgsqlDataSource>>? OpenDataSource { get; set; }

    /// <summary>Where the files of migrations are; null for a directory: <c>--migrations</c>, or <see cref="MigrationsDirectory"/>.</summary>
    public IMigrationSource? Migrations { get; set; }

    /// <summary>Directory of the migrations when <c>--migrations</c> names none; relative to the working directory. Default: <c>migrations</c>.</summary>
    public string MigrationsDirectory { get; set; } = "migrations";

    /// <summary>Settings of rollbacks that no option overrides.</summary>
    public RollbackOptions Rollback { get; set; } = RollbackOptions.Default;

    /// <summary>Settings of deployments that no option overrides.</summary>
    public DeploymentOptions Deployment { get; set; } = DeploymentOptions.Default;

    /// <summary>Where results go; null for the console.</summary>
    public TextWriter? Output { get; set; }

    /// <summary>Where errors and progress go; null for the console.</summary>
    public TextWriter? Error { get; set; }

    /// <summary>Reads the environment; the tests have one of their own.</summary>
    internal Func<string, string?> EnvironmentVariable { get; set; } = Environment.GetEnvironmentVariable;
}
