using Npgsql;

namespace PgRollback;

/// <summary>PostgreSQL rejected a statement. Its transaction is rolled back.</summary>
public abstract class StatementException : RollbackException
{
    private protected StatementException(string message, PostgresException error, string? sql)
        : base(message, error)
    {
        var shown = ServerMessage.Of(error, sql);
        SqlState = error.SqlState;
        PostgresMessage = shown.Text;
        Detail = shown.Detail;
        Hint = shown.Hint;
    }

    /// <summary>PostgreSQL's five-character code: <c>2BP01</c>.</summary>
    public string SqlState { get; }

    /// <summary>PostgreSQL's message. Constants of the statement and values of rows are left out of it; the inner exception has it all.</summary>
    public string PostgresMessage { get; }

    /// <summary>PostgreSQL's detail; null when it gave none. Npgsql holds it back unless the connection string says <c>Include Error Detail=true</c>, because it can show values; where it shows a row it is left out here.</summary>
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

    private protected static string Describe(string where, PostgresException error, string? sql)
    {
        var shown = ServerMessage.Of(error, sql);
        var message = $"{where}: {error.SqlState}: {shown.Text}";
        if (shown.Detail is { Length: > 0 } detail)
        {
            message += $"\n  Detail: {detail}";
        }

        return shown.Hint is { Length: > 0 } hint ? $"{message}\n  Hint: {hint}" : message;
    }
}
