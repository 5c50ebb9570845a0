using System.Runtime.ExceptionServices;

namespace PgRollback.Syntax;

internal sealed partial class Parser
{
    /// <summary>PostgreSQL's own parser gives up when its stack holds 10,000 symbols.</summary>
    private const int MaxDepth = 9_900;

    /// <summary>Nesting that any caller's stack can bear; what goes deeper is read on a thread with a stack of its own.</summary>
    private const int DepthOnCallersStack = 128;

    private const int DeepStackBytes = 128 * 1024 * 1024;

    private int _depth;
    private bool _onDeepStack;

    /// <summary>Enters one level of nesting; false when it is too deep, and then the statement has failed.</summary>
    private bool Enter()
    {
        if (++_depth <= MaxDepth)
        {
            return true;
        }

        Fail("memory exhausted" + Near(_tokens[_position]));
        _depth--;
        return false;
    }

    private bool NeedsDeepStack => _depth >= DepthOnCallersStack && !_onDeepStack;

    /// <summary>One level of nesting that is rare enough for a delegate.</summary>
    private void Nested(Action action)
    {
        if (!Enter())
        {
            return;
        }

        if (NeedsDeepStack)
        {
            RunOnDeepStack(action);
        }
        else
        {
            action();
        }

        _depth--;
    }

    private void RunOnDeepStack(Action action)
    {
        _onDeepStack = true;
        ExceptionDispatchInfo? failure = null;
        try
        {
            var thread = new Thread(
                () =>
                {
                    try
                    {
                        action();
                    }
                    catch (Exception exception)
                    {
                        // Left alone on a thread of its own it would end the process that compiles.
                        failure = ExceptionDispatchInfo.Capture(exception);
                    }
                },
                DeepStackBytes);
            thread.Start();
            thread.Join();
        }
        catch (Exception exception) when (exception is OutOfMemoryException or ThreadStartException)
        {
            Fail("memory exhausted" + Near(_tokens[_position]));
        }

        failure?.Throw();
        _onDeepStack = false;
    }
}
