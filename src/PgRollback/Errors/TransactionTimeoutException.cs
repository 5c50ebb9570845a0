using System.Globalization;

namespace PgRollback;

/// <summary>A transaction took longer than <see cref="RollbackOptions.TransactionTimeout"/> allows and was taken back.</summary>
public sealed class TransactionTimeoutException : RollbackException
{
    internal TransactionTimeoutException(TimeSpan timeout)
        : base(string.Create(CultureInfo.InvariantCulture, $"The transaction took longer than {timeout.TotalSeconds:0.#} s, so it was taken back: it would have held up others for longer."))
    {
    }

    /// <inheritdoc/>
    public override int ExitCode => ExitCodes.LockTimeout;
}
