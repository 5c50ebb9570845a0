using System.Globalization;

namespace PgRollback;

/// <summary>From what was asked for and what the database has to what will run, newest migration first; or to all the reasons against it.</summary>
internal sealed class PathResolver
{
    private readonly RollbackPath _path;
    private readonly IHistory? _history;
    private readonly RollbackOptions _options;
    private readonly List<Refusal> _refusals = [];

    private PathResolver(RollbackPath path, IHistory? history, RollbackOptions options)
    {
        _path = path;
        _history = history;
        _options = options;
    }

    /// <param name="path">What was asked for.</param>
    /// <param name="history">Null when none is kept.</param>
    /// <param name="live">Rows of the history that are not rolled back, in order of application; null when no history is kept.</param>
    /// <param name="rows">What becomes of rows.</param>
    /// <param name="serverVersion">Major version.</param>
    /// <param name="options">Settings.</param>
    /// <exception cref="RunRefusedException">The path cannot run as a whole.</exception>
    public static List<PendingRollback> Resolve(RollbackPath path, IHistory? history, IReadOnlyList<HistoryEntry>? live, RowLoss rows, int serverVersion, RollbackOptions options)
    {
        var resolver = new PathResolver(path, history, options);
        if (path.Kind == PathKind.Since && history is not { KnowsTimes: true })
        {
            resolver.Refuse(RefusalKind.NotApplied, migration: null, history is null
                ? "Without a history nobody knows what was applied when."
                : $"{history} does not tell when a migration was applied, or not in which time zone: say a version or a number.");
        }

        if (history is { KeepsOnlyNewest: true } && !path.Set.IsWhole)
        {
            resolver.Refuse(RefusalKind.HistoryUnclear, path.Rollbacks[0].Stem, $"{history} keeps only the newest version, and which one comes before it is not known here: use a path of all migrations.");
        }

        var pending = live is null ? path.Rollbacks.Select(static rollback => new PendingRollback(rollback, Entry: null)).ToList() : resolver.Select(live);
        foreach (var rollback in pending)
        {
            resolver.Check(rollback, rows, serverVersion);
        }

        return resolver._refusals.Count == 0 ? pending : throw new RunRefusedException(resolver._refusals);
    }

    private List<PendingRollback> Select(IReadOnlyList<HistoryEntry> live)
    {
        var known = new List<(int Position, HistoryEntry Entry)>();
        foreach (var entry in live)
        {
            if (_path.Set.PositionOfStem(entry.Stem) is >= 0 and var position)
            {
                known.Add((position, entry));
            }
        }

        known.Sort(static (x, y) => y.Position.CompareTo(x.Position));
        var chosen = Choose(known);
        CheckRest(live, chosen);
        return chosen.ConvertAll(item => new PendingRollback(_path.Set[item.Position], item.Entry));
    }

    private List<(int Position, HistoryEntry Entry)> Choose(List<(int Position, HistoryEntry Entry)> known)
    {
        switch (_path.Kind)
        {
            case PathKind.Single:
                var single = known.FindAll(item => item.Position == _path.Target);
                if (single.Count == 0 && !_options.OnlyWhereApplied)
                {
                    Refuse(RefusalKind.NotApplied, _path.Set[_path.Target].Stem, $"is not applied to this database, as its history ({_history}) says.");
                }

                return single;

            case PathKind.DownTo:
                if (!known.Exists(item => item.Position == _path.Target && item.Entry.State == HistoryState.Applied) && !(_options.OnlyWhereApplied && known.TrueForAll(item => item.Position < _path.Target)))
                {
                    Refuse(RefusalKind.NotApplied, _path.Set[_path.Target].Stem, "is the target, which stays applied; but it is not applied to this database.");
                }

                return known.FindAll(item => item.Position > _path.Target);

            case PathKind.Last:
                if (known.Count < _path.Count)
                {
                    Refuse(RefusalKind.NotApplied, migration: null, string.Create(CultureInfo.InvariantCulture, $"{_path.Count} migrations were to be rolled back, and {known.Count} are applied to this database."));
                }

                return known.GetRange(0, Math.Min(_path.Count, known.Count));

            case PathKind.Since:
                return known.FindAll(item => item.Entry.AppliedAt >= _path.Moment);

            default:
                return known;
        }
    }

    /// <summary>What stays applied must be older than what goes.</summary>
    private void CheckRest(IReadOnlyList<HistoryEntry> live, List<(int Position, HistoryEntry Entry)> chosen)
    {
        foreach (var entry in live.Where(entry => entry.Obstacle is not null && !chosen.Exists(item => item.Entry == entry)))
        {
            Refuse(RefusalKind.Unfinished, entry.Stem, entry.Obstacle!);
        }

        if (chosen.Count == 0)
        {
            CheckUnknown(live);
            return;
        }

        var oldestId = chosen.Min(static item => item.Entry.Id);
        var oldestPosition = chosen.Min(static item => item.Position);
        var ids = chosen.Select(static item => item.Entry.Id).ToHashSet();
        foreach (var entry in live)
        {
            if (ids.Contains(entry.Id) || entry.Obstacle is not null)
            {
                continue;
            }

            var position = _path.Set.PositionOfStem(entry.Stem);
            if (entry.State is not HistoryState.Applied)
            {
                Refuse(RefusalKind.Unfinished, entry.Stem, Unfinished(entry.State));
            }
            else if (position < 0 && entry.Id > oldestId && !(_path.Kind == PathKind.Single && _options.AllowOutOfOrder))
            {
                Refuse(RefusalKind.Unknown, entry.Stem, $"was applied after {chosen[^1].Entry.Stem} and is not known to this program, so what it needs is not known either; its plan is not stashed. Use the program that has it, or one path that has both.");
            }
            else if ((position > oldestPosition || entry.Id > oldestId) && position >= 0 && _history is { KeepsOnlyNewest: true })
            {
                Refuse(RefusalKind.OutOfOrder, entry.Stem, $"comes after {chosen[^1].Entry.Stem}, and {_history} keeps only the newest version: it cannot say that one in the middle is gone. Roll it back as well.");
            }
            else if ((position > oldestPosition || entry.Id > oldestId) && position >= 0 && !_options.AllowOutOfOrder)
            {
                Refuse(RefusalKind.OutOfOrder, entry.Stem, $"was applied after {chosen[^1].Entry.Stem}, whose rollback is proved only without it: roll it back as well, or allow a rollback out of order.");
            }
        }
    }

    /// <summary>To do nothing is less than what was asked for when all of it is unknown.</summary>
    private void CheckUnknown(IReadOnlyList<HistoryEntry> live)
    {
        var target = _path.Kind == PathKind.DownTo ? live.FirstOrDefault(entry => string.Equals(entry.Stem, _path.Set[_path.Target].Stem, StringComparison.Ordinal)) : null;
        foreach (var entry in live.Where(entry => _path.Set.PositionOfStem(entry.Stem) < 0))
        {
            var isAskedFor = _path.Kind switch
            {
                PathKind.DownTo => target is not null && entry.Id > target.Id,
                PathKind.Since => entry.AppliedAt >= _path.Moment,
                PathKind.All => true,
                _ => false,
            };
            if (isAskedFor)
            {
                Refuse(RefusalKind.Unknown, entry.Stem, "is applied and not known to this program, and its plan is not stashed: use the program that has it.");
            }
        }
    }

    private void Check(PendingRollback pending, RowLoss rows, int serverVersion)
    {
        var (rollback, entry) = pending;
        if (entry is { State: HistoryState.Applying })
        {
            Refuse(RefusalKind.Unfinished, rollback.Stem, entry.Obstacle ?? Unfinished(entry.State));
        }

        if (entry is not null && !string.Equals(entry.Checksum, rollback.Checksum, StringComparison.Ordinal))
        {
            Refuse(RefusalKind.Changed, rollback.Stem, $"its file was changed after it was applied: the history has checksum {entry.Checksum}, and this program was compiled from {rollback.Checksum}. Roll back with the program that applied it.");
        }

        if (pending.IsResumed && !string.Equals(entry!.PlanHash, rollback.Plan.Hash, StringComparison.Ordinal))
        {
            Refuse(RefusalKind.Unfinished, rollback.Stem, $"an earlier rollback of it stopped after {entry.StepsDone.ToString(CultureInfo.InvariantCulture)} steps of another plan than this program has. Finish it with the program that began it.");
        }

        if (rollback.Outcome == RollbackOutcome.Irreversible)
        {
            Refuse(RefusalKind.Irreversible, rollback.Stem, $"has no way back: {rollback.Plan.Reason}");
        }

        if (!rollback.Plan.IsProved && !_options.AllowUnproved)
        {
            Refuse(RefusalKind.Unproved, rollback.Stem, "its way back is written by hand, and the model could not prove it. Who knows better says so: its author in the file (-- pgrollback: ignore PGR4006 <reason>), or you here (RollbackOptions.AllowUnproved, on the command line --allow-unproved).");
        }

        if (rollback.Plan.MaskedStatements > 0)
        {
            Refuse(RefusalKind.SecretMissing, rollback.Stem, string.Create(CultureInfo.InvariantCulture, $"{rollback.Plan.MaskedStatements} of its statements hold a secret, which the stash does not keep. Roll back with a program that has it compiled."));
        }

        foreach (var step in rollback.Steps.Skip(pending.StepsDone).Where(static step => step is RawSqlStep && step.Sql.StartsWith("COPY", StringComparison.OrdinalIgnoreCase) && StatementScanner.Scan(step.Sql).Statements is [{ ReadsStdin: true }, ..]))
        {
            Refuse(RefusalKind.CopyWithoutRows, rollback.Stem, $"{step} is COPY … FROM STDIN, and a plan does not keep the rows behind it. Write INSERT for it.");
        }

        CheckServer(rollback, serverVersion);
        if (rows == RowLoss.Refuse)
        {
            foreach (var step in rollback.Steps.Skip(pending.StepsDone).Where(static step => step.DestroysRows && RowCount.For(step) is null))
            {
                Refuse(RefusalKind.RowsWouldBeLost, rollback.Stem, $"{step} destroys rows or values that cannot be counted beforehand.");
            }
        }

        if (rows == RowLoss.Park)
        {
            foreach (var step in rollback.Steps.Skip(pending.StepsDone).Where(static step => !Parking.CanPark(step)))
            {
                Refuse(RefusalKind.RowsWouldBeLost, rollback.Stem, $"{step} destroys rows or values, and which ones is not known, so they cannot be parked: park them by hand, and let them go here.");
            }
        }
    }

    private void CheckServer(Rollback rollback, int serverVersion)
    {
        if (rollback.Plan.MinServerVersion is { } min && serverVersion < min)
        {
            Refuse(RefusalKind.ServerVersion, rollback.Stem, string.Create(CultureInfo.InvariantCulture, $"its plan is for PostgreSQL {min} and later, and this server is {serverVersion}."));
        }

        if (rollback.Plan.MaxServerVersion is { } max && serverVersion > max && !_options.AllowNewerServer)
        {
            Refuse(RefusalKind.ServerVersion, rollback.Stem, string.Create(CultureInfo.InvariantCulture, $"its plan is for PostgreSQL up to {max}, and this server is {serverVersion}: compile it for that version, or allow newer servers."));
        }
    }

    private static string Unfinished(HistoryState state) => state == HistoryState.RollingBack
        ? "an earlier rollback of it did not end; roll it back first, which resumes it."
        : "its deployment outside a transaction did not end, so what it left is not known: put that right by hand and mark it as applied or not applied.";

    private void Refuse(RefusalKind kind, string? migration, string message) => _refusals.Add(new Refusal(kind, migration, message));
}
