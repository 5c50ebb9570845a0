using Npgsql;

namespace PgRollback;

internal enum PathKind
{
    Single,
    DownTo,
    Last,
    Since,
    All,
}

/// <summary>Several rollbacks that run as one, newest migration first.</summary>
public sealed class RollbackPath
{
    internal RollbackPath(RollbackSet set, PathKind kind, int target, int count)
    {
        Set = set;
        Kind = kind;
        Target = target;
        Count = count;
        var newest = kind == PathKind.Single ? target : set.Count - 1;
        var rollbacks = new Rollback[Math.Min(count, newest + 1)];
        for (var i = 0; i < rollbacks.Length; i++)
        {
            rollbacks[i] = set[newest - i];
        }

        Rollbacks = rollbacks;
    }

    /// <summary>The rollbacks, newest migration first, as if every migration of the set were applied. What a database has not applied is left out when the path runs.</summary>
    public IReadOnlyList<Rollback> Rollbacks { get; }

    internal RollbackSet Set { get; }

    /// <summary>From when on, of a path that goes by time.</summary>
    internal DateTimeOffset Moment { get; init; }

    internal PathKind Kind { get; }

    /// <summary>Position in the set: of the migration itself (single) or of the one that stays applied (down to); −1 for all.</summary>
    internal int Target { get; }

    /// <summary>How many rollbacks were asked for.</summary>
    internal int Count { get; }

    /// <summary>The same path over a set that has more.</summary>
    internal RollbackPath Over(RollbackSet set)
    {
        var target = Target < 0 ? -1 : Kind == PathKind.Last ? set.Count - 1 : set.PositionOfStem(Set[Target].Stem);
        var count = Kind switch { PathKind.DownTo => set.Count - target - 1, PathKind.Since or PathKind.All => set.Count, _ => Count };
        return new RollbackPath(set, Kind, target, count) { Moment = Moment };
    }

    /// <summary>Rolls back those migrations of the path that the database has, in one transaction where the steps allow it. The whole path is checked before the first statement.</summary>
    /// <param name="dataSource">The database.</param>
    /// <param name="rows">What becomes of rows and values that would be destroyed.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <param name="cancellationToken">Undoes what is not committed.</param>
    /// <exception cref="RunRefusedException">A check failed; nothing was changed.</exception>
    /// <exception cref="RollbackFailedException">PostgreSQL rejected a step.</exception>
    /// <exception cref="DeployerLockException">Another deployer was at work for too long.</exception>
    /// <exception cref="ConnectionFailedException">The server was not reached, or the connection broke.</exception>
    public Task<RollbackReport> RunAsync(NpgsqlDataSource dataSource, RowLoss rows, RollbackOptions? options = null, CancellationToken cancellationToken = default) =>
        RollbackRunner.RunAsync(this, dataSource, rows, options, cancellationToken);

    /// <summary>What <see cref="RunAsync"/> would send to this database, as SQL, after the same checks. Changes nothing.</summary>
    /// <inheritdoc cref="RunAsync"/>
    public Task<string> DryRunAsync(NpgsqlDataSource dataSource, RowLoss rows, RollbackOptions? options = null, CancellationToken cancellationToken = default) =>
        RollbackRunner.DryRunAsync(this, dataSource, rows, options, cancellationToken);

    /// <summary>The checks before a run, and what else somebody should know about the database: publications, slots, standbys, prepared transactions, settings. Changes nothing.</summary>
    /// <inheritdoc cref="RunAsync"/>
    public Task<PreflightReport> PreflightAsync(NpgsqlDataSource dataSource, RowLoss rows, RollbackOptions? options = null, CancellationToken cancellationToken = default) =>
        RollbackRunner.PreflightAsync(this, dataSource, rows, options, cancellationToken);

    /// <summary>
    /// Runs everything in one transaction, reports how long each step took and which locks were held, and takes it all back. It takes the locks of the real run: on a database in use others wait for them
    /// until it is over. Hooks are not called.
    /// </summary>
    /// <param name="dataSource">The database.</param>
    /// <param name="rows">What becomes of rows and values that would be destroyed.</param>
    /// <param name="deadline">When it is taken back at the latest.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <param name="cancellationToken">Ends it earlier.</param>
    /// <exception cref="RunRefusedException">A check failed, or a step cannot run in a transaction.</exception>
    /// <exception cref="TransactionTimeoutException">The deadline passed.</exception>
    /// <exception cref="RollbackFailedException">PostgreSQL rejected a step.</exception>
    /// <exception cref="DeployerLockException">Another deployer was at work for too long.</exception>
    /// <exception cref="ConnectionFailedException">The server was not reached, or the connection broke.</exception>
    public Task<RehearsalReport> RehearseAsync(NpgsqlDataSource dataSource, RowLoss rows, TimeSpan deadline, RollbackOptions? options = null, CancellationToken cancellationToken = default) =>
        RollbackRunner.RehearseAsync(this, dataSource, rows, deadline, options, cancellationToken);
}
