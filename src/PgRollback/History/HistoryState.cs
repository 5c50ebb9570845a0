namespace PgRollback;

/// <summary>What the history table says of a migration.</summary>
public enum HistoryState
{
    /// <summary>A deployment outside a transaction began and did not end: some of its statements have run.</summary>
    Applying,

    /// <summary>It is applied.</summary>
    Applied,

    /// <summary>A rollback that no single transaction can hold began and did not end; the next one resumes it.</summary>
    RollingBack,

    /// <summary>It was applied and rolled back.</summary>
    RolledBack,
}
