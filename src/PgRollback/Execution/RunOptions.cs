using Microsoft.Extensions.Logging;

namespace PgRollback;

/// <summary>What deployments and rollbacks have in common.</summary>
public abstract record RunOptions
{
    internal const int ShortestStashKey = 16;

    private protected RunOptions()
    {
    }

    /// <summary>Where it is recorded which migrations are applied; null when PgRollback keeps no history, and the caller vouches for what is applied.</summary>
    public HistoryTable? History { get; init; } = HistoryTable.Default;

    /// <summary>How long to wait for another deployer to finish. Default: 30 seconds.</summary>
    public TimeSpan DeployerTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>PostgreSQL's <c>lock_timeout</c>: how long each statement waits for a lock, and so how long it holds up those that queue behind it. A rollback takes the locks of a transaction first, and this is how long it waits for all of them together. Zero: for ever. Default: 5 seconds. Lifted for statements that run outside a transaction, where it would leave invalid indexes.</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>PostgreSQL's <c>statement_timeout</c>; null leaves the server's setting.</summary>
    public TimeSpan? StatementTimeout { get; init; }

    /// <summary>Signs the plans that a deployment stashes, and is asked for the signature of those that a rollback takes from the stash; null for neither. A secret of deployers: who can write to the stash and does not have it cannot slip in a plan. At least 16 bytes.</summary>
    /// <exception cref="ArgumentException">It is shorter.</exception>
    public byte[]? StashKey
    {
        get;
        init => field = value is null or { Length: >= ShortestStashKey } ? value : throw new ArgumentException("A key has at least 16 bytes.", nameof(value));
    }

    /// <summary>Gets what happens.</summary>
    public ILogger? Logger { get; init; }
}
