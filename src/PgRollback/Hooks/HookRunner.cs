using Npgsql;

namespace PgRollback;

/// <summary>Calls the hooks of a run at their points, and puts what they throw into PgRollback's words.</summary>
internal sealed class HookRunner(IReadOnlyList<RollbackHook> hooks, HookContext context, RollbackOptions options)
{
    private readonly HashSet<Rollback> _begun = [];
    private readonly HashSet<Rollback> _ended = [];
    private int _started;

    public async Task BeforeRunAsync(CancellationToken cancellationToken)
    {
        foreach (var hook in hooks)
        {
            _started++;
            await CallAsync(hook, "before the run", nothingDone: true, () => hook.BeforeRunAsync(context, cancellationToken)).ConfigureAwait(false);
        }
    }

    /// <summary>Before a segment: for migrations that begin in it.</summary>
    public async Task BeforeSegmentAsync(ScriptSegment segment, CancellationToken cancellationToken)
    {
        foreach (var rollback in segment.Pending.Select(static pending => pending.Rollback).Where(_begun.Add))
        {
            foreach (var hook in hooks)
            {
                await CallAsync(hook, $"before {rollback.Stem}", nothingDone: false, () => hook.BeforeRollbackAsync(context, rollback, cancellationToken)).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Inside the transaction.</summary>
    /// <exception cref="VerificationFailedException">One says no.</exception>
    public async Task VerifyAsync(ScriptSegment segment, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (hooks.Count == 0 || !segment.Finished.Any())
        {
            return;
        }

        foreach (var hook in hooks)
        {
            try
            {
                if (await hook.VerifyAsync(context, connection, cancellationToken).ConfigureAwait(false) is { } problem)
                {
                    throw new VerificationFailedException(hook.Name, problem, innerException: null);
                }
            }
            catch (PostgresException error) when (!error.IsConnectionFailure())
            {
                throw new VerificationFailedException(hook.Name, $"failed: {error.SqlState}: {ServerMessage.Of(error).Text}", error);
            }
            catch (Exception error) when (error is not (OperationCanceledException or RollbackException or NpgsqlException))
            {
                throw new VerificationFailedException(hook.Name, $"failed: {error.Message}", error);
            }
        }
    }

    /// <summary>After a COMMIT, or after it was found out that one had taken effect: for all that are rolled back by now, each once.</summary>
    public async Task AfterRollbackAsync(IEnumerable<Rollback> finished, CancellationToken cancellationToken)
    {
        foreach (var rollback in finished.Where(_ended.Add).ToList())
        {
            foreach (var hook in hooks)
            {
                await CallAsync(hook, $"after {rollback.Stem}", nothingDone: false, () => hook.AfterRollbackAsync(context, rollback, cancellationToken)).ConfigureAwait(false);
            }
        }
    }

    public async Task AfterRunAsync(CancellationToken cancellationToken)
    {
        foreach (var hook in hooks)
        {
            await CallAsync(hook, "after the run", nothingDone: false, () => hook.AfterRunAsync(context, cancellationToken)).ConfigureAwait(false);
        }
    }

    /// <summary>What goes wrong here is logged: it must not hide the error that it is about.</summary>
    public async Task OnErrorAsync(Exception error)
    {
        foreach (var hook in hooks.Take(_started))
        {
            await TryAsync(hook, "on the error", () => hook.OnErrorAsync(context, error, CancellationToken.None)).ConfigureAwait(false);
        }
    }

    /// <summary>Of the hooks that were begun, the last one first.</summary>
    /// <returns>What went wrong first; null when nothing did.</returns>
    public async Task<Exception?> AlwaysAsync()
    {
        Exception? first = null;
        for (var i = _started - 1; i >= 0; i--)
        {
            var hook = hooks[i];
            first ??= await TryAsync(hook, "at the end", () => hook.AlwaysAsync(context, CancellationToken.None)).ConfigureAwait(false);
        }

        return first;
    }

    private static async Task CallAsync(RollbackHook hook, string when, bool nothingDone, Func<Task> call)
    {
        try
        {
            await call().ConfigureAwait(false);
        }
        catch (Exception error) when (error is not (OperationCanceledException or RollbackException))
        {
            throw new HookFailedException(hook.Name, when, nothingDone, error);
        }
    }

    private async Task<Exception?> TryAsync(RollbackHook hook, string when, Func<Task> call)
    {
        try
        {
            await CallAsync(hook, when, nothingDone: false, call).ConfigureAwait(false);
            return null;
        }
        catch (Exception error) when (error is RollbackException or OperationCanceledException)
        {
            if (options.Logger is { } logger)
            {
                Log.HookFailed(logger, error.Message);
            }

            return error;
        }
    }
}
