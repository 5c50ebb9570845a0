namespace PgRollback;

/// <summary>What PgRollback throws; each kind has an exit code of its own.</summary>
public abstract class RollbackException : Exception
{
    private protected RollbackException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>What a process should end with: one of <see cref="ExitCodes"/>.</summary>
    public abstract int ExitCode { get; }
}
