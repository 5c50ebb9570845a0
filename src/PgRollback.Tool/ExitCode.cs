namespace PgRollback.Tool;

/// <summary>What the process returns.</summary>
internal static class ExitCode
{
    /// <summary>Nothing to complain of.</summary>
    public const int Success = 0;

    /// <summary>The command did its work and found something: a migration without a rollback, a wrong one, a syntax error.</summary>
    public const int Findings = 1;

    /// <summary>The command could not do its work: wrong arguments, no such folder, no server.</summary>
    public const int Usage = 2;
}

/// <summary>An error that its message explains; the command ends with <see cref="ExitCode.Usage"/>.</summary>
internal sealed class ToolException(string message) : Exception(message);
