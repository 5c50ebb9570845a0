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

    /// <inheritdoc/>
    public override int ExitCode => IsLockTimeout ? ExitCodes.LockTimeout : ExitCodes.Failed;

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
