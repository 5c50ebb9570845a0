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

    /// <summary>
    /// Rolls back the path on many databases, several at a time, each where and as far as it was applied there. Each has its own session, lock, history and audit record; what became of each says the report, also of
    /// those that failed, and running it again takes up what is left.
    /// </summary>
    /// <param name="targets">The databases; none twice.</param>
    /// <param name="rows">What becomes of rows and values that would be destroyed.</param>
    /// <param name="options">Settings; null for the defaults. Its hooks are called for several databases at a time; its progress is not told.</param>
    /// <param name="fleet">How to go about many; null for the defaults.</param>
    /// <param name="cancellationToken">Undoes what is not committed on those at work, and begins no other; the report says so.</param>
    /// <exception cref="ArgumentException">A database is there twice, or the path is <see cref="RollbackSet.Last"/>: a second run of that would take back more.</exception>
    public Task<FleetReport> RunAsync(IReadOnlyList<DatabaseTarget> targets, RowLoss rows, RollbackOptions? options = null, FleetOptions? fleet = null, CancellationToken cancellationToken = default) =>
        FleetRollback.RunAsync(this, targets, rows, options, fleet, cancellationToken);

    /// <summary>The checks of all of them beforehand. A database that is <see cref="TargetState.Done"/> would be rolled back, by the migrations of its report; one that failed would be refused. Changes nothing.</summary>
    /// <inheritdoc cref="RunAsync(IReadOnlyList{DatabaseTarget}, RowLoss, RollbackOptions?, FleetOptions?, CancellationToken)"/>
    public Task<FleetReport> PreflightAsync(IReadOnlyList<DatabaseTarget> targets, RowLoss rows, RollbackOptions? options = null, FleetOptions? fleet = null, CancellationToken cancellationToken = default) =>
        FleetRollback.PreflightAsync(this, targets, rows, options, fleet, cancellationToken);

    /// <summary>What <see cref="RunAsync(NpgsqlDataSource, RowLoss, RollbackOptions?, CancellationToken)"/> would send to this database, as SQL, after the same checks. Changes nothing.</summary>
    /// <inheritdoc cref="RunAsync(NpgsqlDataSource, RowLoss, RollbackOptions?, CancellationToken)"/>
    public Task<string> DryRunAsync(NpgsqlDataSource dataSource, RowLoss rows, RollbackOptions? options = null, CancellationToken cancellationToken = default) =>
        RollbackRunner.DryRunAsync(this, dataSource, rows, options, cancellationToken);

    /// <summary>The checks before a run, and what else somebody should know about the database: publications, slots, standbys, prepared transactions, settings. Changes nothing.</summary>
    /// <inheritdoc cref="RunAsync(NpgsqlDataSource, RowLoss, RollbackOptions?, CancellationToken)"/>
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
