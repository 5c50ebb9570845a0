namespace PgRollback;

/// <summary>Exit codes of the command line, and of programs that end with <see cref="RollbackException.ExitCode"/>.</summary>
public static class ExitCodes
{
    /// <summary>Done; also when there was nothing to do.</summary>
    public const int Success = 0;

    /// <summary>An error that none of the others stands for.</summary>
    public const int Unexpected = 1;

    /// <summary>The arguments are wrong.</summary>
    public const int Usage = 2;

    /// <summary>Refused before anything was changed.</summary>
    public const int Refused = 3;

    /// <summary>A statement failed; what was not committed is rolled back.</summary>
    public const int Failed = 4;

    /// <summary>Another deployer is at work, or a statement did not get its lock in time.</summary>
    public const int LockTimeout = 5;

    /// <summary>The server cannot be reached, or the connection broke.</summary>
    public const int Connection = 6;

    /// <summary>Cancelled, as by Ctrl+C.</summary>
    public const int Cancelled = 130;
}
