namespace PgRollback;

/// <summary>The server cannot be reached, does not let us in, or the connection broke.</summary>
public sealed class ConnectionFailedException : RollbackException
{
    internal ConnectionFailedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The connection broke while COMMIT was under way, so whether the transaction took effect is known only to the server: read the history.</summary>
    public bool IsOutcomeUnknown { get; init; }

    /// <inheritdoc/>
    public override int ExitCode => ExitCodes.Connection;
}
