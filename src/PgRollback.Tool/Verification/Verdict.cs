namespace PgRollback.Tool.Verification;

/// <summary>What the server said about a migration's rollback.</summary>
internal enum Verdict
{
    Exact,
    ExactButForColumnOrder,
    Differs,
    RollbackFailed,
    Declined,
    UpFailed,
    NoSchemaChange,
}

internal static class VerdictWords
{
    public static string Word(this Verdict verdict) => verdict switch
    {
        Verdict.Exact => "exact",
        Verdict.ExactButForColumnOrder => "exact but for column order",
        Verdict.Differs => "differs",
        Verdict.RollbackFailed => "rollback failed",
        Verdict.Declined => "declined",
        Verdict.UpFailed => "up failed",
        _ => "no schema change",
    };

    /// <summary>The rollback ran and did not lead back.</summary>
    public static bool IsBad(this Verdict verdict) => verdict is Verdict.Differs or Verdict.RollbackFailed;
}
