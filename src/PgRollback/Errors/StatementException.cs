using Npgsql;

namespace PgRollback;

/// <summary>PostgreSQL rejected a statement. Its transaction is rolled back.</summary>
public abstract class StatementException : RollbackException
{
    private protected StatementException(string message, PostgresException error)
        : base(message, error)
    {
        SqlState = error.SqlState;
        PostgresMessage = error.MessageText;
        Detail = error.Detail;
        Hint = error.Hint;
    }

    /// <summary>PostgreSQL's five-character code: <c>2BP01</c>.</summary>
    public string SqlState { get; }

    /// <summary>PostgreSQL's message.</summary>
    public string PostgresMessage { get; }

    /// <summary>PostgreSQL's detail; null when it gave none. Npgsql holds it back unless the connection string says <c>Include Error Detail=true</c>, because it can show values.</summary>
    public string? Detail { get; }

    /// <summary>PostgreSQL's hint; null when it gave none.</summary>
    public string? Hint { get; }

    /// <summary>The statement waited longer for a lock than <see cref="RunOptions.LockTimeout"/> allows: worth another try.</summary>
    public bool IsLockTimeout => SqlState is PostgresErrorCodes.LockNotAvailable;

    /// <summary>Another try of the same transaction may succeed: it waited too long for a lock, was the victim of a deadlock, or could not be serialized.</summary>
    public bool IsTransient => SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure;

    /// <inheritdoc/>
    public override int ExitCode => SqlState switch
    {
        PostgresErrorCodes.LockNotAvailable => ExitCodes.LockTimeout,
        PostgresErrorCodes.InsufficientPrivilege => ExitCodes.MissingRights,
        PostgresErrorCodes.ReadOnlySqlTransaction => ExitCodes.ReadOnly,
        _ => ExitCodes.Failed,
    };

    private protected static string Describe(string where, PostgresException error)
    {
        var message = $"{where}: {error.SqlState}: {error.MessageText}";
        if (error.Detail is { Length: > 0 } detail)
        {
            message += $"\n  Detail: {detail}";
        }

        return error.Hint is { Length: > 0 } hint ? $"{message}\n  Hint: {hint}" : message;
    }
}
