using Npgsql;

namespace PgRollback;

/// <summary>A way back that destroys rows or values that have come since the migration: who runs it says what becomes of them.</summary>
public abstract class DestructiveRollback : Rollback
{
    /// <summary>Called by generated code.</summary>
    /// <param name="data">The encoded plan.</param>
    protected DestructiveRollback(PlanData data)
        : base(data)
    {
    }

    /// <summary>Rolls the migration back, in one transaction where its steps allow it. It must be the last one that is applied.</summary>
    /// <param name="dataSource">The database.</param>
    /// <param name="rows">What becomes of rows and values that would be destroyed.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <param name="cancellationToken">Undoes what is not committed.</param>
    /// <exception cref="RunRefusedException">A check failed; nothing was changed.</exception>
    /// <exception cref="RollbackFailedException">PostgreSQL rejected a step.</exception>
    /// <exception cref="DeployerLockException">Another deployer was at work for too long.</exception>
    /// <exception cref="ConnectionFailedException">The server was not reached, or the connection broke.</exception>
    public Task<RollbackReport> RunAsync(NpgsqlDataSource dataSource, RowLoss rows, RollbackOptions? options = null, CancellationToken cancellationToken = default) =>
        RollbackRunner.RunAsync(new RollbackSet(this) { IsWhole = false }.Single(this), dataSource, rows, options, cancellationToken);

    /// <summary>What <see cref="RunAsync"/> would send to this database, as SQL, after the same checks. Changes nothing.</summary>
    /// <inheritdoc cref="RunAsync"/>
    public Task<string> DryRunAsync(NpgsqlDataSource dataSource, RowLoss rows, RollbackOptions? options = null, CancellationToken cancellationToken = default) =>
        RollbackRunner.DryRunAsync(new RollbackSet(this) { IsWhole = false }.Single(this), dataSource, rows, options, cancellationToken);
}
