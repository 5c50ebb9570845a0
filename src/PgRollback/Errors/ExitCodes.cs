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

    /// <summary>The server is reached and does not let this user in.</summary>
    public const int Authentication = 7;

    /// <summary>The server takes no changes: a standby, or read-only by its settings.</summary>
    public const int ReadOnly = 8;

    /// <summary>The role lacks a right.</summary>
    public const int MissingRights = 9;

    /// <summary>An earlier run did not end, and this one cannot go on from there.</summary>
    public const int Unfinished = 10;

    /// <summary>A pooler or a setting of the connection string spreads the statements of one session over several connections.</summary>
    public const int ConnectionMode = 11;

    /// <summary>A verification said no, so nothing was committed.</summary>
    public const int Verification = 12;

    /// <summary>A hook failed.</summary>
    public const int Hook = 13;

    /// <summary>Something that the plan does not know depends on what would be dropped, or would vanish with it.</summary>
    public const int Strangers = 14;

    /// <summary>The database is not what the plan was made for.</summary>
    public const int Drift = 15;

    /// <summary>Rows that are there would make a step fail, or are in the place of those that would come back.</summary>
    public const int Rows = 16;

    /// <summary>Of many databases some failed or were refused; the report says which and why.</summary>
    public const int SomeFailed = 17;

    /// <summary>A plan in the stash is not what was stashed, or others than its owner could have written it.</summary>
    public const int Tampered = 18;

    /// <summary>Cancelled, as by Ctrl+C.</summary>
    public const int Cancelled = 130;
}
