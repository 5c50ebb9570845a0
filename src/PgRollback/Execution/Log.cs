using Microsoft.Extensions.Logging;

namespace PgRollback;

/// <summary>All messages to the caller's logger.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Another deployer is at work; waiting for up to {Timeout}")]
    public static partial void WaitingForDeployer(ILogger logger, TimeSpan timeout);

    [LoggerMessage(2, LogLevel.Information, "Rolling back {Count} migrations: {Migrations}")]
    public static partial void RollingBack(ILogger logger, int count, string migrations);

    [LoggerMessage(3, LogLevel.Information, "Rolled back {Migration} in {Duration}")]
    public static partial void RolledBack(ILogger logger, string migration, TimeSpan? duration);

    [LoggerMessage(4, LogLevel.Warning, "Resuming the rollback of {Migration} after step {StepsDone}")]
    public static partial void Resuming(ILogger logger, string migration, int stepsDone);

    [LoggerMessage(5, LogLevel.Information, "An earlier run has done {Step}")]
    public static partial void AlreadyDone(ILogger logger, string step);

    [LoggerMessage(6, LogLevel.Information, "There is nothing to roll back")]
    public static partial void NothingToRollBack(ILogger logger);

    [LoggerMessage(7, LogLevel.Information, "Deploying {Migration}")]
    public static partial void Deploying(ILogger logger, string migration);

    [LoggerMessage(8, LogLevel.Information, "Deployed {Migration} in {Duration}")]
    public static partial void Deployed(ILogger logger, string migration, TimeSpan duration);

    [LoggerMessage(9, LogLevel.Warning, "The history has {Migration}, which this program does not know")]
    public static partial void UnknownMigration(ILogger logger, string migration);

    [LoggerMessage(10, LogLevel.Warning, "{SqlState}: {Message}. Trying again in {Pause}")]
    public static partial void TryingAgain(ILogger logger, string sqlState, string message, TimeSpan pause);

    [LoggerMessage(11, LogLevel.Warning, "The connection broke; going on over a new one in {Pause}")]
    public static partial void Reconnecting(ILogger logger, TimeSpan pause);

    [LoggerMessage(12, LogLevel.Information, "The answer to COMMIT was lost; transaction {TransactionId} is {Status}")]
    public static partial void OutcomeResolved(ILogger logger, string transactionId, string status);

    [LoggerMessage(13, LogLevel.Warning, "{Step} waits for an older transaction: {Holder}")]
    public static partial void WaitsForTransaction(ILogger logger, string step, string holder);

    [LoggerMessage(14, LogLevel.Error, "{Index} is left invalid; the next run removes it")]
    public static partial void IndexLeft(ILogger logger, string index);

    [LoggerMessage(15, LogLevel.Error, "{Message}")]
    public static partial void HookFailed(ILogger logger, string message);

    [LoggerMessage(16, LogLevel.Information, "Restore point {Name} at {Lsn}")]
    public static partial void RestorePointMade(ILogger logger, string name, string lsn);

    [LoggerMessage(17, LogLevel.Error, "The audit record could not be completed: {Message}")]
    public static partial void AuditFailed(ILogger logger, string message);

    [LoggerMessage(18, LogLevel.Information, "{Notice}")]
    public static partial void Notice(ILogger logger, string notice);
}
