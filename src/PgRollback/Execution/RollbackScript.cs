namespace PgRollback;

internal enum StatementPurpose
{
    Setting,
    Lock,
    RowCount,
    Step,
    Progress,
    Finish,
}

/// <summary>One statement of a run.</summary>
internal sealed record ScriptStatement(string Sql, StatementPurpose Purpose)
{
    /// <summary>Null for settings.</summary>
    public PendingRollback? Pending { get; init; }

    /// <summary>The step that it is, or that it prepares.</summary>
    public RollbackStep? Step { get; init; }

    /// <summary>Column under which it returns a number; null when it returns none of ours.</summary>
    public string? ResultColumn { get; init; }

    /// <summary>An earlier run may have done it already, and could not record that.</summary>
    public bool MayBeDone { get; init; }
}

/// <summary>Statements that share a transaction, or one that runs outside of one with its settings.</summary>
internal sealed record ScriptSegment(bool IsTransactional, IReadOnlyList<ScriptStatement> Statements);

/// <summary>All that a run sends: what a dry run prints and what a run executes are the same object.</summary>
internal sealed record RollbackScript(IReadOnlyList<PendingRollback> Pending, IReadOnlyList<ScriptSegment> Segments);
