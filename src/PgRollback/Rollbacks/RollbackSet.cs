using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace PgRollback;

/// <summary>All compiled rollbacks of a program, in the order in which their migrations are deployed: oldest first.</summary>
public sealed class RollbackSet : IReadOnlyList<Rollback>
{
    private readonly Rollback[] _rollbacks;
    private readonly Lazy<Dictionary<string, int>> _positions;

    /// <summary>Creates a set. No plan is decoded yet.</summary>
    /// <param name="rollbacks">Oldest migration first.</param>
    public RollbackSet(params Rollback[] rollbacks)
    {
        ArgumentNullException.ThrowIfNull(rollbacks);
        _rollbacks = (Rollback[])rollbacks.Clone();
        _positions = new Lazy<Dictionary<string, int>>(IndexByName);
    }

    /// <summary>Number of migrations.</summary>
    public int Count => _rollbacks.Length;

    /// <summary>False for a single migration that was called without the others.</summary>
    internal bool IsWhole { get; init; } = true;

    /// <summary>The rollback at a position; 0 is that of the oldest migration.</summary>
    public Rollback this[int index] => _rollbacks[index];

    /// <summary>The rollback of a migration.</summary>
    /// <param name="name">Its stem or its version.</param>
    /// <exception cref="KeyNotFoundException">No migration is called so.</exception>
    public Rollback this[string name] =>
        TryGet(name, out var rollback) ? rollback : throw new KeyNotFoundException($"No migration '{name}' is compiled into this program; it has {Describe()}.");

    /// <summary>The rollback of a migration, if there is one.</summary>
    /// <param name="name">Its stem or its version.</param>
    /// <param name="rollback">The rollback.</param>
    public bool TryGet(string name, [NotNullWhen(true)] out Rollback? rollback)
    {
        rollback = _positions.Value.TryGetValue(name, out var position) ? _rollbacks[position] : null;
        return rollback is not null;
    }

    /// <summary>One migration: the last one that is applied, or one that no later one has to do with, as their footprints show.</summary>
    /// <exception cref="ArgumentException">The rollback is not of this set.</exception>
    public RollbackPath Single(Rollback rollback) => new(this, PathKind.Single, PositionOf(rollback), count: 1);

    /// <summary>All migrations that are newer than a target; the target itself stays applied.</summary>
    /// <exception cref="ArgumentException">The target is not of this set.</exception>
    public RollbackPath DownTo(Rollback target) => new(this, PathKind.DownTo, PositionOf(target), Count - PositionOf(target) - 1);

    /// <inheritdoc cref="DownTo(Rollback)"/>
    /// <param name="target">Stem or version of the target.</param>
    /// <exception cref="KeyNotFoundException">No migration is called so.</exception>
    public RollbackPath DownTo(string target) => DownTo(this[target]);

    /// <summary>The last migrations: those of this set as the path's <see cref="RollbackPath.Rollbacks"/>, and, when it runs, the last ones that the database has applied.</summary>
    /// <param name="count">How many; at least one.</param>
    public RollbackPath Last(int count = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        return new RollbackPath(this, PathKind.Last, Count - 1, count);
    }

    /// <summary>The migrations that a database got at or after a moment, as its history says: when the path runs, and not known before.</summary>
    /// <param name="moment">The moment.</param>
    public RollbackPath Since(DateTimeOffset moment) => new(this, PathKind.Since, target: -1, Count) { Moment = moment };

    /// <summary>Every migration.</summary>
    public RollbackPath DownToNothing() => new(this, PathKind.All, target: -1, Count);

    /// <summary>Position of a migration in the order of deployment.</summary>
    /// <exception cref="ArgumentException">The rollback is not of this set.</exception>
    public int PositionOf(Rollback rollback)
    {
        var position = Array.IndexOf(_rollbacks, rollback);
        return position >= 0 ? position : throw new ArgumentException($"'{rollback}' is not part of this set of rollbacks.", nameof(rollback));
    }

    /// <summary>Position of the migration with a stem: a version is not enough to call a row of a database one's own.</summary>
    /// <returns>−1 when there is none.</returns>
    internal int PositionOfStem(string stem) =>
        _positions.Value.TryGetValue(stem, out var position) && string.Equals(_rollbacks[position].Stem, stem, StringComparison.Ordinal) ? position : -1;

    /// <summary>What a database has of these migrations, in the order of deployment; what it has and this set does not comes last. Only reads.</summary>
    /// <param name="dataSource">The database.</param>
    /// <param name="history">The history table; null for <see cref="HistoryTable.Default"/>.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ConnectionFailedException">The server was not reached, or the connection broke.</exception>
    public Task<IReadOnlyList<MigrationStatus>> GetStatusAsync(NpgsqlDataSource dataSource, HistoryTable? history = null, CancellationToken cancellationToken = default) =>
        StatusReader.ReadAsync(this, dataSource, history, cancellationToken);

    /// <summary>Every migration of this set and every other one that a tool has applied, as the tool's history says.</summary>
    /// <param name="dataSource">The database.</param>
    /// <param name="history">The history.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="RunRefusedException">There is no such history, or which one is meant is not clear.</exception>
    /// <exception cref="ConnectionFailedException">The server was not reached, or the connection broke.</exception>
    public Task<IReadOnlyList<MigrationStatus>> GetStatusAsync(NpgsqlDataSource dataSource, ToolHistory history, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(history);
        return StatusReader.ReadAsync(this, dataSource, history, cancellationToken);
    }

    /// <summary>What each of many databases has. Only reads.</summary>
    /// <param name="targets">The databases; none twice.</param>
    /// <param name="history">The history table; null for <see cref="HistoryTable.Default"/>.</param>
    /// <param name="fleet">How to go about many; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>One entry each, in the order of the list.</returns>
    public Task<IReadOnlyList<TargetStatus>> GetStatusAsync(IReadOnlyList<DatabaseTarget> targets, HistoryTable? history = null, FleetOptions? fleet = null, CancellationToken cancellationToken = default) =>
        FleetStatus.ReadAsync(this, targets, history, fleet, cancellationToken);

    /// <inheritdoc/>
    public IEnumerator<Rollback> GetEnumerator() => ((IEnumerable<Rollback>)_rollbacks).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private string Describe() => Count switch
    {
        0 => "none",
        1 => _rollbacks[0].Stem,
        _ => $"{_rollbacks[0].Stem} … {_rollbacks[^1].Stem}",
    };

    private Dictionary<string, int> IndexByName()
    {
        var positions = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < _rollbacks.Length; i++)
        {
            if (!positions.TryAdd(_rollbacks[i].Stem, i))
            {
                throw new InvalidOperationException($"Two migrations of this set are called '{_rollbacks[i].Stem}'.");
            }
        }

        // Second, so that a version never hides a stem.
        for (var i = 0; i < _rollbacks.Length; i++)
        {
            positions.TryAdd(_rollbacks[i].Version, i);
        }

        return positions;
    }
}
