using Npgsql;

namespace PgRollback;

/// <summary>PostgreSQL rejected a statement of a rollback. What its transaction did is undone.</summary>
public sealed class RollbackFailedException : StatementException
{
    internal RollbackFailedException(string migration, RollbackStep? step, string purpose, string statement, PostgresException error)
        : base(Describe($"Rolling back {migration} failed at {step?.ToString() ?? purpose}", error, Secretive(step, statement)), error, Secretive(step, statement))
    {
        Migration = migration;
        Step = step;
        Statement = statement;
    }

    /// <summary>Stem of the migration.</summary>
    public string Migration { get; }

    /// <summary>The step, with its object and its source; null when the statement is the runner's own (a setting, a count, the history).</summary>
    public RollbackStep? Step { get; }

    /// <summary>The statement that was sent.</summary>
    public string Statement { get; }

    /// <summary>The runner's own statements hold no secrets, and their constants are words of its messages.</summary>
    private static string? Secretive(RollbackStep? step, string statement) => step is null ? null : statement;
}
