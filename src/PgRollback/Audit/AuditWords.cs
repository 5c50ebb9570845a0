namespace PgRollback;

/// <summary>Outcomes as the table has them.</summary>
internal static class AuditWords
{
    public static string Of(AuditOutcome outcome) => outcome switch
    {
        AuditOutcome.Done => "done",
        AuditOutcome.Failed => "failed",
        AuditOutcome.Cancelled => "cancelled",
        AuditOutcome.Abandoned => "abandoned",
        _ => "running",
    };

    public static AuditOutcome Outcome(string word) => word switch
    {
        "done" => AuditOutcome.Done,
        "failed" => AuditOutcome.Failed,
        "cancelled" => AuditOutcome.Cancelled,
        "abandoned" => AuditOutcome.Abandoned,
        _ => AuditOutcome.Running,
    };
}
