using System.Diagnostics;
using Npgsql;

namespace PgRollback;

/// <summary>Runs a step that PostgreSQL refuses inside a transaction, and records it. Each statement is sent alone: CONCURRENTLY runs in no pipeline.</summary>
internal sealed class StandaloneRunner(DeployerSession session, RollbackOptions options, RunSetting setting)
{
    private NpgsqlConnection Connection => session.Connection;

    public async Task RunAsync(ScriptSegment segment, CancellationToken cancellationToken)
    {
        foreach (var statement in segment.Statements)
        {
            if (statement.Purpose == StatementPurpose.Step)
            {
                setting.Watcher.Report(statement.Pending!.Rollback);
                await RunStepAsync(statement, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                await ExecuteAsync(statement, cancellationToken).ConfigureAwait(false);
            }
        }

        await Connection.ExecuteAsync(ScriptSql.AfterwardsOutsideTransaction(session.ServerVersion), cancellationToken).ConfigureAwait(false);
    }

    private async Task RunStepAsync(ScriptStatement statement, CancellationToken cancellationToken)
    {
        if (statement.MayBeDone && await IsDoneAsync(statement, cancellationToken).ConfigureAwait(false))
        {
            if (options.Logger is { } logger)
            {
                Log.AlreadyDone(logger, statement.Step!.ToString());
            }

            return;
        }

        await OldTransactions.TellAsync(Connection, statement.Step!, options.Logger, cancellationToken).ConfigureAwait(false);
        var clock = Stopwatch.StartNew();
        await RunUntilDoneAsync(statement, cancellationToken).ConfigureAwait(false);
        setting.Record.Add([new StepRun(statement.Pending!.Rollback, statement.Step!, clock.Elapsed)]);
    }

    /// <exception cref="RunRefusedException">Nobody can tell.</exception>
    private async Task<bool> IsDoneAsync(ScriptStatement statement, CancellationToken cancellationToken)
    {
        await StepRecovery.CleanUpAsync(Connection, statement.Step!, cancellationToken).ConfigureAwait(false);
        return await StepRecovery.IsDoneAsync(Connection, statement.Step!, cancellationToken).ConfigureAwait(false) ?? options.InterruptedStep switch
        {
            InterruptedStep.Done => true,
            InterruptedStep.Again => false,
            _ => throw new RunRefusedException(
                RefusalKind.Unfinished,
                statement.Pending!.Rollback.Stem,
                $"an earlier run ended at {statement.Step}, which runs outside a transaction, and only somebody who looks can tell whether it took effect: look, and say so ({nameof(InterruptedStep)}.{nameof(InterruptedStep.Done)} or {nameof(InterruptedStep.Again)}, on the command line --interrupted-step done or again)."),
        };
    }

    private async Task RunUntilDoneAsync(ScriptStatement statement, CancellationToken cancellationToken)
    {
        var backoff = new Backoff(options.RetryTimeout);
        while (true)
        {
            TimeSpan pause;
            try
            {
                await ExecuteAsync(statement, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (RollbackFailedException error) when (error.IsTransient && backoff.TryNext(out pause))
            {
                if (options.Logger is { } logger)
                {
                    Log.TryingAgain(logger, error.SqlState, error.PostgresMessage, pause);
                }

                await CleanUpAsync(statement.Step!).ConfigureAwait(false);
            }
            catch (Exception error) when (error is not ConnectionFailedException)
            {
                await CleanUpAsync(statement.Step!).ConfigureAwait(false);
                throw;
            }

            await Task.Delay(pause, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task ExecuteAsync(ScriptStatement statement, CancellationToken cancellationToken)
    {
        try
        {
            await Connection.ExecuteAsync(statement.Sql, cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException error)
        {
            throw StatementErrors.Of(statement, error);
        }
    }

    /// <summary>Also after a cancellation. Where it cannot be done, the next run does it.</summary>
    private async Task CleanUpAsync(RollbackStep step)
    {
        try
        {
            await StepRecovery.CleanUpAsync(Connection, step, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception error) when (error is NpgsqlException or InvalidOperationException)
        {
            if (options.Logger is { } logger)
            {
                Log.IndexLeft(logger, step.ObjectAddress);
            }
        }
    }
}
