using System.Diagnostics;
using Npgsql;

namespace PgRollback;

/// <summary>From a path and a database to a finished rollback: lock, history, checks, script.</summary>
internal static class RollbackRunner
{
    public static Task<RollbackReport> RunAsync(RollbackPath path, NpgsqlDataSource dataSource, RowLoss rows, RollbackOptions? options, CancellationToken cancellationToken)
    {
        var settings = options ?? RollbackOptions.Default;
        return DeployerSession.RunLockedAsync(dataSource, settings, session => RunAsync(session, path, rows, settings, cancellationToken), cancellationToken);
    }

    public static async Task<string> DryRunAsync(RollbackPath path, NpgsqlDataSource dataSource, RowLoss rows, RollbackOptions? options, CancellationToken cancellationToken) =>
        ScriptPrinter.Print(await PreviewAsync(path, dataSource, rows, options, cancellationToken).ConfigureAwait(false));

    /// <summary>What would run; only reads.</summary>
    public static Task<RollbackScript> PreviewAsync(RollbackPath path, NpgsqlDataSource dataSource, RowLoss rows, RollbackOptions? options, CancellationToken cancellationToken)
    {
        var settings = options ?? RollbackOptions.Default;
        return DeployerSession.RunReadingAsync(dataSource, settings, session => PrepareAsync(session, path, rows, settings, cancellationToken), cancellationToken);
    }

    private static async Task<RollbackReport> RunAsync(DeployerSession session, RollbackPath path, RowLoss rows, RollbackOptions options, CancellationToken cancellationToken)
    {
        var script = await PrepareAsync(session, path, rows, options, cancellationToken).ConfigureAwait(false);
        var clock = Stopwatch.StartNew();
        Announce(script, options);
        var migrations = await new ScriptRunner(session.Connection, script, options).RunAsync(cancellationToken).ConfigureAwait(false);
        if (options.Logger is { } logger)
        {
            foreach (var migration in migrations)
            {
                Log.RolledBack(logger, migration.Rollback.Stem, migration.Duration);
            }
        }

        return new RollbackReport(migrations, clock.Elapsed);
    }

    /// <summary>All checks; only reads.</summary>
    private static async Task<RollbackScript> PrepareAsync(DeployerSession session, RollbackPath path, RowLoss rows, RollbackOptions options, CancellationToken cancellationToken)
    {
        List<HistoryEntry>? live = null;
        if (session.History is { } history)
        {
            live = await history.ExistsAsync(session.Connection, cancellationToken).ConfigureAwait(false)
                ? await history.ReadLiveAsync(session.Connection, cancellationToken).ConfigureAwait(false)
                : [];
        }

        var pending = PathResolver.Resolve(path, live, rows, session.ServerVersion, options);
        if (rows == RowLoss.Refuse && await RowLossCheck.RunAsync(session.Connection, pending, cancellationToken).ConfigureAwait(false) is { Count: > 0 } refusals)
        {
            throw new RunRefusedException(refusals);
        }

        return ScriptBuilder.Build(pending, rows, options, session.ServerVersion);
    }

    private static void Announce(RollbackScript script, RollbackOptions options)
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
