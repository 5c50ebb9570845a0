namespace PgRollback.Catalog;

/// <summary>Blocks with handlers, and what is done only where a role is there.</summary>
internal sealed partial class BlockReplay
{
    private Flow RunWithHandlers(NestedNode block)
    {
        if (RoleGuard.RoleOf(block) is { } role && TryRunForRole(role, block.Body, [.. block.Handlers.SelectMany(static h => h.Body)]))
        {
            return Flow.Next;
        }

        var savepoint = session.Save();
        var outer = (Handled: _handled, Failure: _failure);
        var guards = block.Handlers.Exists(static h => h.Conditions.Exists(static c => ErrorConditions.Matches(c, new ReplayException(ReplayError.DuplicateObject, "")))) ? 1 : 0;
        session.DuplicateGuards += guards;
        var earlier = session.UncertainExtension;
        session.UncertainExtension = null;
        try
        {
            _handled = [.. outer.Handled, .. block.Handled];
            _failure = null;
            var flow = Run(block.Body);
            Settle(block, savepoint);
            return session.UncertainExtension is { } extension && block.Handlers.Exists(static h => h.Conditions.Exists(ErrorConditions.MatchesMissingExtension))
                ? throw new UndecidedException($"whether extension {extension} is there to be installed")
                : flow;
        }
        catch (ReplayException e)
        {
            // A handler makes the block a subtransaction: everything in it is undone.
            session.RollbackTo(savepoint);
            (_handled, _failure) = outer;
            var handler = block.Handlers.Find(h => h.Conditions.Exists(c => ErrorConditions.Matches(c, e)));
            if (handler.Body is null)
            {
                throw;
            }

            return Run(handler.Body);
        }
        finally
        {
            (_handled, _failure) = outer;
            session.DuplicateGuards -= guards;
            session.UncertainExtension ??= earlier;
        }
    }

    /// <summary>A block whose handlers may run instead is followed where they leave the same schema behind.</summary>
    private void Settle(NestedNode block, ReplaySession.Savepoint savepoint)
    {
        if (_failure is not { } failure)
        {
            return;
        }

        var handlers = block.Handlers.SelectMany(static h => h.Body).ToList();
        if ((!failure.IsOfDefinition && session.Editor.Mark != savepoint.Mark) || BlockEffects.Of(session, handlers) == BlockEffect.Schema || BlockEffects.MayLeave(handlers))
        {
            throw new UndecidedException(failure.Reason);
        }

        _variables.Forget(BlockEffects.Assigned(block.Body.Concat(handlers)));
    }

    /// <summary>What is done only where a role is there: followed where it gives and takes nothing but privileges of this role.</summary>
    private bool TryRunForRole(string role, List<BlockNode> body, List<BlockNode>? otherwise)
    {
        var code = otherwise is null ? body : [.. body, .. otherwise];
        if (session.GuardedRole is not null || BlockEffects.MayLeave(code) || BlockEffects.Assigned(code).Any()
            || (otherwise is not null && BlockEffects.Of(session, otherwise) != BlockEffect.None))
        {
            return false;
        }

        var savepoint = session.Save();
        session.GuardedRole = role;
        try
        {
            if (Run(body) == Flow.Next && !session.IsDoubtfulSince(savepoint.Gaps) && session.Path == savepoint.Path && RoleGuard.IsConfined(session.Editor, savepoint.Mark, role))
            {
                return true;
            }
        }
        catch (Exception e) when (e is UndecidedException or ReplayException)
        {
            // It is left to a server, as if it had not been looked at.
        }
        finally
        {
            session.GuardedRole = null;
        }

        session.RollbackTo(savepoint);
        return false;
    }
}
