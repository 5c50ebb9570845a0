using System.Globalization;

namespace PgRollback;

/// <summary>Values as people read them.</summary>
internal static class Words
{
    public static string Of(MigrationState state) => state switch
    {
        MigrationState.Pending => "pending",
        MigrationState.Applied => "applied",
        MigrationState.Changed => "changed since",
        MigrationState.Unknown => "unknown here",
        MigrationState.Applying => "half applied",
        MigrationState.RollingBack => "half rolled back",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, message: null),
    };

    public static string Of(RollbackOutcome outcome) => outcome switch
    {
        RollbackOutcome.Derived => "derived",
        RollbackOutcome.Handwritten => "hand-written",
        RollbackOutcome.Nothing => "nothing to do",
        RollbackOutcome.Irreversible => "irreversible",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, message: null),
    };

    public static string Of(ArchivedKind kind) => kind switch
    {
        ArchivedKind.Rows => "rows",
        ArchivedKind.Values => "values",
        ArchivedKind.Sequence => "sequence",
        ArchivedKind.Changes => "changes",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, message: null),
    };

    public static string Of(TargetState state) => state switch
    {
        TargetState.NotBegun => "not begun",
        TargetState.Done => "done",
        TargetState.NothingToDo => "nothing to do",
        TargetState.Failed => "failed",
        TargetState.Cancelled => "cancelled",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, message: null),
    };

    public static string Of(DateTimeOffset? time) =>
        time is null ? "" : time.Value.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string Of(TimeSpan? duration) => duration switch
    {
        null => "",
        { TotalSeconds: < 1 } time => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0} ms"),
        { TotalMinutes: < 1 } time => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s"),
        { } time => time.ToString(@"h\:mm\:ss", CultureInfo.InvariantCulture),
    };

    public static string Count(int number, string singular, string plural) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {(number == 1 ? singular : plural)}");

    /// <summary>What the way back does to rows and transactions, in a few words.</summary>
    public static string Conduct(Rollback rollback)
    {
        var words = new List<string> { Of(rollback.Outcome) };
        if (rollback.DestroysRows)
        {
            words.Add("destroys rows");
        }

        if (!rollback.IsTransactional)
        {
            words.Add("several transactions");
        }

        return string.Join(", ", words);
    }
}
