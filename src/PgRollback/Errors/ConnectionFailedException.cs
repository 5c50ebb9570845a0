using Npgsql;

namespace PgRollback;

/// <summary>The server cannot be reached, does not let us in, or the connection broke.</summary>
public sealed class ConnectionFailedException : RollbackException
{
    internal ConnectionFailedException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The connection broke while COMMIT was under way, so whether the transaction took effect is known only to the server: read the history.</summary>
    public bool IsOutcomeUnknown { get; init; }

    /// <summary>The transaction whose outcome is unknown, for <c>pg_xact_status()</c>; null when there is none.</summary>
    public string? TransactionId { get; init; }

    /// <inheritdoc/>
    public override int ExitCode => IsAuthentication ? ExitCodes.Authentication : ExitCodes.Connection;

    /// <summary>Worth another try on a new connection. Not where somebody ended this one on purpose, by pg_terminate_backend() or a shutdown, nor where the server does not let us in.</summary>
    internal bool IsAccident => InnerException switch
    {
        null => false,
        PostgresException { SqlState: var state } => state is PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow || state.StartsWith("08", StringComparison.Ordinal),
        _ => true,
    };

    private bool IsAuthentication => InnerException is PostgresException { SqlState: var state } && state.StartsWith("28", StringComparison.Ordinal);
}
