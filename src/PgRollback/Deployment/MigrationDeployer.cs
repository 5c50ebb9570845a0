using System.Diagnostics;
using Npgsql;

namespace PgRollback;

/// <summary>Applies migrations in the order in which they were compiled, each in a transaction of its own with its row of the history. Everything is checked before the first statement.</summary>
public sealed class MigrationDeployer
{
    private readonly RollbackSet _migrations;
    private readonly IMigrationSource _source;
    private readonly DeploymentOptions _options;

    /// <summary>Creates a deployer.</summary>
    /// <param name="migrations">The compiled migrations.</param>
    /// <param name="source">Where their files are.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <exception cref="ArgumentException">The options keep no history, without which nobody knows what to apply.</exception>
    public MigrationDeployer(RollbackSet migrations, IMigrationSource source, DeploymentOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(migrations);
        ArgumentNullException.ThrowIfNull(source);
        _migrations = migrations;
        _source = source;
        _options = options ?? DeploymentOptions.Default;
        if (_options.History is null)
        {
            throw new ArgumentException("A deployment needs a history table.", nameof(options));
        }
    }

    /// <summary>Applies every migration that the database does not have.</summary>
    /// <param name="dataSource">The database.</param>
    /// <param name="cancellationToken">Undoes what is not committed; migrations that were applied before it stay.</param>
    /// <exception cref="RunRefusedException">A check failed; nothing was changed.</exception>
    /// <exception cref="MigrationFailedException">PostgreSQL rejected a statement; migrations that were applied before it stay.</exception>
    /// <exception cref="DeployerLockException">Another deployer was at work for too long.</exception>
    /// <exception cref="ConnectionFailedException">The server was not reached, or the connection broke.</exception>
    public Task<DeploymentReport> DeployAsync(NpgsqlDataSource dataSource, CancellationToken cancellationToken = default) =>
        DeployAsync(dataSource, _migrations.Count - 1, cancellationToken);

    /// <summary>Applies the migrations up to a target that the database does not have.</summary>
    /// <param name="dataSource">The database.</param>
    /// <param name="target">The last migration to apply.</param>
    /// <param name="cancellationToken">Undoes what is not committed; migrations that were applied before it stay.</param>
    /// <inheritdoc cref="DeployAsync(NpgsqlDataSource, CancellationToken)" path="/exception"/>
    public Task<DeploymentReport> DeployToAsync(NpgsqlDataSource dataSource, Rollback target, CancellationToken cancellationToken = default) =>
        DeployAsync(dataSource, _migrations.PositionOf(target), cancellationToken);

    /// <summary>Applies to each of many databases what it does not have, several at a time. What became of each says the report, also of those that failed; running it again takes up what is left.</summary>
    /// <param name="targets">The databases; none twice.</param>
    /// <param name="target">The last migration to apply; null for all.</param>
    /// <param name="fleet">How to go about many; null for the defaults. The deployer's own progress is not told.</param>
    /// <param name="cancellationToken">Undoes what is not committed on those at work, and begins no other; the report says so.</param>
    /// <exception cref="ArgumentException">A database is there twice.</exception>
    public Task<FleetReport> DeployAsync(IReadOnlyList<DatabaseTarget> targets, Rollback? target = null, FleetOptions? fleet = null, CancellationToken cancellationToken = default)
    {
        var last = target is null ? _migrations.Count - 1 : _migrations.PositionOf(target);
        return FleetRunner.RunAsync(
            targets,
            fleet,
            async (database, dataSource, token) =>
            {
                var deployer = new MigrationDeployer(_migrations, _source, _options with { Progress = fleet?.MigrationProgress?.Invoke(database) });
                var report = await deployer.DeployAsync(dataSource, last, token).ConfigureAwait(false);
                return new TargetReport(database, report.Migrations.Count == 0 ? TargetState.NothingToDo : TargetState.Done)
                {
                    Migrations = report.Migrations.Select(static item => item.Migration.Stem).ToArray(),
                };
            },
            cancellationToken);
    }

    /// <summary>The files that <see cref="DeployAsync(NpgsqlDataSource, CancellationToken)"/> would apply, after the same checks. Changes nothing.</summary>
    /// <param name="dataSource">The database.</param>
    /// <param name="target">The last migration to apply; null for all.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <inheritdoc cref="DeployAsync(NpgsqlDataSource, CancellationToken)" path="/exception"/>
    public Task<IReadOnlyList<Rollback>> DryRunAsync(NpgsqlDataSource dataSource, Rollback? target = null, CancellationToken cancellationToken = default)
    {
        var last = target is null ? _migrations.Count - 1 : _migrations.PositionOf(target);
        return DeployerSession.RunReadingAsync<IReadOnlyList<Rollback>>(
            dataSource,
            _options,
            async session => (await PrepareAsync(session, last, cancellationToken).ConfigureAwait(false)).ConvertAll(static unit => unit.Migration),
            cancellationToken);
    }

    /// <summary>Records a migration as applied without running it: for a database that had it before PgRollback came, or after an unfinished deployment was put right by hand.</summary>
    /// <param name="dataSource">The database.</param>
    /// <param name="migration">The migration.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>False when it was recorded so already.</returns>
    public Task<bool> MarkAppliedAsync(NpgsqlDataSource dataSource, Rollback migration, CancellationToken cancellationToken = default) =>
        MarkAsync(
            dataSource,
            migration,
            isApplied: true,
            (sql, entry) => entry switch
            {
                null => sql.InsertMarked(migration),
                { State: HistoryState.Applied } => null,
                _ => sql.MarkApplied(entry.Id),
            },
            cancellationToken);

    /// <summary>Records a migration as not applied without running its rollback: after its objects were removed by hand.</summary>
    /// <param name="dataSource">The database.</param>
    /// <param name="migration">The migration.</param>
    /// <param name="reason">Why; recorded in the history.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>False when it was recorded so already.</returns>
    public Task<bool> MarkNotAppliedAsync(NpgsqlDataSource dataSource, Rollback migration, string? reason = null, CancellationToken cancellationToken = default) =>
        MarkAsync(dataSource, migration, isApplied: false, (sql, entry) => entry is null ? null : sql.MarkNotApplied(entry.Id, reason), cancellationToken);

    private Task<bool> MarkAsync(NpgsqlDataSource dataSource, Rollback migration, bool isApplied, Func<HistorySql, HistoryEntry?, string?> statement, CancellationToken cancellationToken)
    {
        _ = _migrations.PositionOf(migration);
        return DeployerSession.RunLockedAsync(
            dataSource,
            _options,
            async session =>
            {
                await session.OwnHistory!.EnsureAsync(session.Connection, _options.Stash, cancellationToken).ConfigureAwait(false);
                var live = await session.OwnHistory.ReadLiveAsync(session.Connection, cancellationToken).ConfigureAwait(false);
                if (statement(session.OwnHistory.Sql, live.Find(entry => string.Equals(entry.Stem, migration.Stem, StringComparison.Ordinal))) is not { } sql)
                {
                    return false;
                }

                await session.Connection.ExecuteAsync(sql, cancellationToken).ConfigureAwait(false);
                if (isApplied && _options.Stash)
                {
                    await session.Connection.ExecuteAsync(new StashSql(session.OwnHistory.Table).Insert(StashedPlan.Of(migration, _options.StashKey)), cancellationToken).ConfigureAwait(false);
                }

                return true;
            },
            cancellationToken);
    }

    private Task<DeploymentReport> DeployAsync(NpgsqlDataSource dataSource, int last, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dataSource);
        return RollbackTelemetry.ObserveAsync(
            "deploy",
            dataSource,
            () => DeployerSession.RunLockedAsync(dataSource, _options, session => DeployAsync(session, last, cancellationToken), cancellationToken),
            static report => report.Migrations.Count);
    }

    private async Task<DeploymentReport> DeployAsync(DeployerSession session, int last, CancellationToken cancellationToken)
    {
        var units = await PrepareAsync(session, last, cancellationToken).ConfigureAwait(false);
        var clock = Stopwatch.StartNew();
        var deployed = new List<DeployedMigration>();
        if (units.Count > 0)
        {
            await session.OwnHistory!.EnsureAsync(session.Connection, _options.Stash, cancellationToken).ConfigureAwait(false);
        }

        var runner = new UnitRunner(session.Connection, session.OwnHistory!.Sql, _options);
        for (var i = 0; i < units.Count; i++)
        {
            var migration = units[i].Migration;
            _options.Progress?.Report(new DeploymentProgress(migration, i + 1, units.Count, IsDone: false));
            if (_options.Logger is { } logger)
            {
                Log.Deploying(logger, migration.Stem);
            }

            var start = clock.Elapsed;
            await runner.RunAsync(units[i], cancellationToken).ConfigureAwait(false);
            deployed.Add(new DeployedMigration(migration, clock.Elapsed - start));
            _options.Progress?.Report(new DeploymentProgress(migration, i + 1, units.Count, IsDone: true));
            if (_options.Logger is { } done)
            {
                Log.Deployed(done, migration.Stem, deployed[^1].Duration);
            }
        }

        return new DeploymentReport(deployed, clock.Elapsed);
    }

    /// <summary>All checks; only reads.</summary>
    private async Task<List<DeploymentUnit>> PrepareAsync(DeployerSession session, int last, CancellationToken cancellationToken)
    {
        var live = (await session.TablesAsync(cancellationToken).ConfigureAwait(false)).History
            ? await session.OwnHistory!.ReadLiveAsync(session.Connection, cancellationToken).ConfigureAwait(false)
            : [];
        return await new DeploymentPreparation(_migrations, _source, _options, live).PrepareAsync(last, cancellationToken).ConfigureAwait(false);
    }
}
