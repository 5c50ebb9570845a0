namespace PgRollback;

/// <summary>When the SQL of a <see cref="SqlHook"/> runs.</summary>
public enum HookPoint
{
    /// <summary>File <c>maintenance-on.sql</c>: first of all.</summary>
    MaintenanceOn,

    /// <summary>File <c>before-run.sql</c>: before the first statement.</summary>
    BeforeRun,

    /// <summary>File <c>before-rollback.sql</c>: before each migration.</summary>
    BeforeRollback,

    /// <summary>File <c>verify.sql</c>: inside the transaction. Each of its queries must return no row, or one row with the value true.</summary>
    Verify,

    /// <summary>File <c>after-rollback.sql</c>: after each migration.</summary>
    AfterRollback,

    /// <summary>File <c>clear-caches.sql</c>: after the last COMMIT.</summary>
    ClearCaches,

    /// <summary>File <c>after-run.sql</c>: after the last COMMIT.</summary>
    AfterRun,

    /// <summary>File <c>on-error.sql</c>: after a failure.</summary>
    OnError,

    /// <summary>File <c>maintenance-off.sql</c>: last, also after a failure.</summary>
    MaintenanceOff,
}
