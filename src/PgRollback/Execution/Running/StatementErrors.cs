using Npgsql;

namespace PgRollback;

/// <summary>What a rejected statement becomes.</summary>
internal static class StatementErrors
{
    public static RollbackException Of(ScriptStatement statement, PostgresException error)
    {
        var migration = statement.Pending?.Rollback.Stem;
        if (error.IsConnectionFailure())
        {
            return new ConnectionFailedException($"The connection broke at {statement.Step?.ToString() ?? Purpose(statement)}: {error.Cause()}", error);
        }

        return migration is null
            ? new HousekeepingFailedException(error)
            : new RollbackFailedException(migration, statement.Purpose is StatementPurpose.Lock or StatementPurpose.Progress or StatementPurpose.Finish ? null : statement.Step, Purpose(statement), statement.Sql, error);
    }

    /// <summary>Deferred constraints and constraint triggers speak up at COMMIT.</summary>
    public static RollbackException OfCommit(ScriptSegment segment, PostgresException error) =>
        new RollbackFailedException(segment.Statements[^1].Pending!.Rollback.Stem, step: null, "COMMIT", "COMMIT", error);

    private static string Purpose(ScriptStatement statement) => statement.Purpose switch
    {
        StatementPurpose.Progress or StatementPurpose.Finish => "the history table",
        StatementPurpose.Lock => "its locks",
        StatementPurpose.Companion when statement.Remark is { } remark => remark,
        _ => "a statement of PgRollback's own",
    };
}
