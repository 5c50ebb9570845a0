using System.Globalization;

namespace PgRollback;

/// <summary>Another deployer was at work for longer than <see cref="RunOptions.DeployerTimeout"/>. Nothing was done.</summary>
public sealed class DeployerLockException : RollbackException
{
    internal DeployerLockException(TimeSpan waited, string? holder)
        : base(string.Create(CultureInfo.InvariantCulture, $"Another deployment or rollback is at work on this database{(holder is null ? "" : $" ({holder})")}; gave up after {waited.TotalSeconds:0.#} s. Nothing was done."))
    {
    }

    /// <inheritdoc/>
    public override int ExitCode => ExitCodes.LockTimeout;
}
