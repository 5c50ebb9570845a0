namespace PgRollback;

/// <summary>A verification said no, so its transaction was taken back.</summary>
public sealed class VerificationFailedException : RollbackException
{
    internal VerificationFailedException(string hook, string problem, Exception? innerException)
        : base($"Verification {hook} says no, so the transaction was taken back: {problem}", innerException)
    {
        Hook = hook;
        Problem = problem;
    }

    /// <summary>Name of the hook that said so.</summary>
    public string Hook { get; }

    /// <summary>What it found.</summary>
    public string Problem { get; }

    /// <inheritdoc/>
    public override int ExitCode => ExitCodes.Verification;
}
