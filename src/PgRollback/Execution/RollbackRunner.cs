using Npgsql;

namespace PgRollback;

/// <summary>From a path and a database to a rollback that may run: history, checks, script.</summary>
internal static class RollbackRunner
{
    public static Task<RollbackReport> RunAsync(RollbackPath path, NpgsqlDataSource dataSource, RowLoss rows, RollbackOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dataSource);
        return RollbackTelemetry.ObserveAsync(
            "rollback",
            dataSource,
            () => new RollbackRun(path, dataSource, rows, options ?? RollbackOptions.Default).RunAsync(cancellationToken),
            static report => report.Migrations.Count);
    }

    public static async Task<string> DryRunAsync(RollbackPath path, NpgsqlDataSource dataSource, RowLoss rows, RollbackOptions? options, CancellationToken cancellationToken) =>
        ScriptPrinter.Print(await PreviewAsync(path, dataSource, rows, options, cancellationToken).ConfigureAwait(false));

    /// <summary>What would run; only reads.</summary>
    public static Task<RollbackScript> PreviewAsync(RollbackPath path, NpgsqlDataSource dataSource, RowLoss rows, RollbackOptions? options, CancellationToken cancellationToken)
    {
        var settings = options ?? RollbackOptions.Default;
        return DeployerSession.RunReadingAsync(dataSource, settings, session => PrepareAsync(session, path, rows, settings, cancellationToken), cancellationToken);
    }

    /// <summary>Everything, taken back.</summary>
    public static Task<RehearsalReport> RehearseAsync(RollbackPath path, NpgsqlDataSource dataSource, RowLoss rows, TimeSpan deadline, RollbackOptions? options, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(deadline, TimeSpan.Zero);
        var settings = (options ?? RollbackOptions.Default) with { TimesSteps = true };
        return DeployerSession.RunLockedAsync(
            dataSource,
            settings,
            async session => await new Rehearsal(session, await PrepareAsync(session, path, rows, settings, cancellationToken).ConfigureAwait(false), deadline).RunAsync(cancellationToken).ConfigureAwait(false),
            cancellationToken);
    }

    /// <summary>All checks, and what else somebody should know; only reads.</summary>
    public static Task<PreflightReport> PreflightAsync(RollbackPath path, NpgsqlDataSource dataSource, RowLoss rows, RollbackOptions? options, CancellationToken cancellationToken)
    {
        var settings = options ?? RollbackOptions.Default;
        return DeployerSession.RunReadingAsync(
            dataSource,
            settings,
            async session =>
            {
                var facts = await PreflightFacts.ReadAsync(session.Connection, session.ServerVersion, cancellationToken).ConfigureAwait(false);
                try
                {
                    var script = await PrepareAsync(session, path, rows, settings, cancellationToken).ConfigureAwait(false);
                    return new PreflightReport(script.Pending.Select(static pending => pending.Rollback).ToArray(), [], facts);
                }
                catch (RunRefusedException refused)
                {
                    return new PreflightReport([], refused.Refusals, facts);
                }
            },
            cancellationToken);
    }

    /// <summary>All checks; only reads.</summary>
    public static async Task<RollbackScript> PrepareAsync(DeployerSession session, RollbackPath path, RowLoss rows, RollbackOptions options, CancellationToken cancellationToken)
    {
        var live = session.History is null ? null : await ReadLiveAsync(session, path.Set, options, cancellationToken).ConfigureAwait(false);
        var stashed = options.UseStash && session.OwnHistory is not null && live is { Count: > 0 }
            ? await StashedPath.FindAsync(session, path, live, options, cancellationToken).ConfigureAwait(false)
            : new StashedPath(path, []);
        var pending = PathResolver.Resolve(stashed.Path, session.History, live, rows, session.ServerVersion, options);
        var witnesses = options.UseWitness ? await WitnessStore.FindAsync(session, pending, cancellationToken).ConfigureAwait(false) : [];
        IReadOnlyList<string> notices = [.. stashed.Compare(pending), .. NewOwners.Find(pending, witnesses, session.Backend, session.ServerVersion)];
        pending = WitnessStore.LeaveOut(pending, witnesses);
        await DatabaseCheck.RunAsync(session, pending, options, cancellationToken).ConfigureAwait(false);
        var companions = Companions.For(pending, witnesses, LaterMigrations.Of(stashed.Path.Set, pending, live), rows, options, session.ServerVersion);
        if (rows == RowLoss.Refuse && await RowLossCheck.RunAsync(session.Connection, pending, cancellationToken).ConfigureAwait(false) is { Count: > 0 } refusals)
        {
            throw new RunRefusedException(refusals);
        }

        var reasons = await ReasonCheck.RunAsync(session.Connection, pending, rows, options, cancellationToken).ConfigureAwait(false);
        reasons.AddRange(HookConflicts.Find(options.Hooks, pending, session.ServerVersion));
        if (options.RestorePoint && pending.Count > 0 && await RestorePoint.CheckAsync(session.Connection, cancellationToken).ConfigureAwait(false) is { } missing)
        {
            reasons.Add(missing);
        }

        if (reasons.Count > 0)
        {
            throw new RunRefusedException(reasons);
        }

        return ScriptBuilder.Build(pending, rows, options, session.ServerVersion, companions, session.History) with { Notices = notices };
    }

    /// <exception cref="RunRefusedException">There is no history, and perhaps another one.</exception>
    private static async Task<List<HistoryEntry>> ReadLiveAsync(DeployerSession session, RollbackSet migrations, RollbackOptions options, CancellationToken cancellationToken)
    {
        if (session.OwnHistory is not { } own)
        {
            return await session.History!.ReadLiveAsync(migrations, session.Connection, cancellationToken).ConfigureAwait(false);
        }

        var tables = await session.TablesAsync(cancellationToken).ConfigureAwait(false);
        if (tables.History)
        {
            return await own.ReadLiveAsync(session.Connection, withStash: options.UseStash && tables.IsStashReadable, cancellationToken).ConfigureAwait(false);
        }

        if (options.OnlyWhereApplied)
        {
            throw new RunRefusedException(RefusalKind.NotApplied, migration: null, $"this database has no history ({own}), so nothing says that any of it was applied here: is it one of those that are meant?");
        }

        await ToolTableFinder.ThrowIfItHasTheMigrationsAsync(session.Connection, migrations, own, cancellationToken).ConfigureAwait(false);
        return [];
    }

    public static void Announce(RollbackScript script, RollbackOptions options)
    {
        if (options.Logger is not { } logger)
        {
            return;
        }

        if (script.Pending.Count == 0)
        {
            Log.NothingToRollBack(logger);
            return;
        }

        Log.RollingBack(logger, script.Pending.Count, string.Join(", ", script.Pending.Select(static pending => pending.Rollback.Stem)));
        foreach (var pending in script.Pending.Where(static pending => pending.IsResumed))
        {
            Log.Resuming(logger, pending.Rollback.Stem, pending.StepsDone);
        }
    }
}
