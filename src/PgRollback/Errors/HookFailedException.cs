using Npgsql;

namespace PgRollback;

/// <summary>A hook threw.</summary>
public sealed class HookFailedException : RollbackException
{
    internal HookFailedException(string hook, string when, bool nothingDone, Exception error)
        : base($"Hook {hook} failed {when}: {(error is PostgresException postgres ? $"{postgres.SqlState}: {ServerMessage.Of(postgres).Text}" : error.Message)}{(nothingDone ? " Nothing was rolled back." : " What was committed before it stays.")}", error) => Hook = hook;

    /// <summary>Name of the hook.</summary>
    public string Hook { get; }

    /// <inheritdoc/>
    public override int ExitCode => ExitCodes.Hook;
}
