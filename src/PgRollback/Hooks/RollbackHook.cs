using Npgsql;

namespace PgRollback;

/// <summary>What happens around a rollback that is not the rollback itself: maintenance mode, caches, messages, checks. Everything but <see cref="VerifyAsync"/> runs outside the transaction, over connections of its own, since a transaction that waits for a hook holds its locks meanwhile.</summary>
public abstract class RollbackHook
{
    /// <summary>For messages.</summary>
    public virtual string Name => GetType().Name;

    /// <summary>The statements that the hook sends after something was dropped, as far as it is willing to show them: a run that would drop what they name is refused. Null when there are none.</summary>
    public virtual string? SqlAfterwards => null;

    /// <summary>Before the first statement, after all checks. When it throws, nothing is rolled back.</summary>
    /// <param name="context">The run.</param>
    /// <param name="cancellationToken">Cancelled with the run.</param>
    public virtual Task BeforeRunAsync(HookContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Before the transaction that a migration's rollback begins in. Of migrations that share one transaction each has its turn before it.</summary>
    /// <param name="context">The run.</param>
    /// <param name="migration">What will be rolled back.</param>
    /// <param name="cancellationToken">Cancelled with the run.</param>
    public virtual Task BeforeRollbackAsync(HookContext context, Rollback migration, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Inside the transaction, before its COMMIT, in every transaction that ends a migration's rollback: what it returns decides between COMMIT and ROLLBACK.</summary>
    /// <param name="context">The run.</param>
    /// <param name="connection">Sees what is not committed yet. Its transaction is the run's.</param>
    /// <param name="cancellationToken">Cancelled with the run.</param>
    /// <returns>What is wrong; null when all is well.</returns>
    public virtual Task<string?> VerifyAsync(HookContext context, NpgsqlConnection connection, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    /// <summary>After the COMMIT with which a migration is rolled back.</summary>
    /// <param name="context">The run.</param>
    /// <param name="migration">What was rolled back.</param>
    /// <param name="cancellationToken">Cancelled with the run.</param>
    public virtual Task AfterRollbackAsync(HookContext context, Rollback migration, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>After the last COMMIT.</summary>
    /// <param name="context">The run.</param>
    /// <param name="cancellationToken">Cancelled with the run.</param>
    public virtual Task AfterRunAsync(HookContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>After a failure, a cancellation too.</summary>
    /// <param name="context">The run.</param>
    /// <param name="error">What ended it.</param>
    /// <param name="cancellationToken">Never cancelled.</param>
    public virtual Task OnErrorAsync(HookContext context, Exception error, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Last, whatever happened, once <see cref="BeforeRunAsync"/> was called: the place to take back what it did.</summary>
    /// <param name="context">The run.</param>
    /// <param name="cancellationToken">Never cancelled.</param>
    public virtual Task AlwaysAsync(HookContext context, CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>What a hook may know of the run.</summary>
/// <param name="DataSource">The database.</param>
/// <param name="RunId">As the audit record calls it.</param>
/// <param name="Migrations">What is rolled back, newest migration first.</param>
/// <param name="Reason">Why, as the caller said.</param>
public sealed record HookContext(NpgsqlDataSource DataSource, Guid RunId, IReadOnlyList<Rollback> Migrations, string? Reason);
