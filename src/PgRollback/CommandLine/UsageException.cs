namespace PgRollback;

/// <summary>The arguments are well-formed but make no sense together.</summary>
internal sealed class UsageException(string message) : RollbackException(message)
{
    public override int ExitCode => ExitCodes.Usage;
}
