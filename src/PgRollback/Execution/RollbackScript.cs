using Npgsql;

namespace PgRollback;

internal enum StatementPurpose
{
    Setting,
    Identity,
    Lock,
    RowCount,
    Constraints,
    Companion,
    Step,
    Clock,
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

    /// <summary>Column under which it returns a value; null when it returns none of ours.</summary>
    public string? ResultColumn { get; init; }

    /// <summary>Of a companion: what it does, for people who read a dry run; null says nothing.</summary>
    public string? Remark { get; init; }

    /// <summary>Of a companion: reads the one row of its result, and says why the transaction must not be committed; null when it may.</summary>
    public Func<NpgsqlDataReader, Refusal?>? Judge { get; init; }

    /// <summary>Of a companion: reads the same row, and says what somebody should know although it stands against nothing.</summary>
    public Func<NpgsqlDataReader, string?>? Note { get; init; }

    /// <summary>An earlier run may have done it already, and could not record that.</summary>
    public bool MayBeDone { get; init; }
}

/// <summary>Statements that share a transaction, or a step that runs outside of one, with its settings and its record.</summary>
internal sealed record ScriptSegment(bool IsTransactional, IReadOnlyList<ScriptStatement> Statements)
{
    /// <summary>Migrations that have a statement in it.</summary>
    public IEnumerable<PendingRollback> Pending => Statements.Select(static statement => statement.Pending).OfType<PendingRollback>().Distinct();

    /// <summary>Migrations that are rolled back when it is committed.</summary>
    public IEnumerable<PendingRollback> Finished => Statements.Where(static statement => statement.Purpose == StatementPurpose.Finish).Select(static statement => statement.Pending!);
}

/// <summary>All that a run sends: what a dry run prints and what a run executes are the same object.</summary>
/// <param name="Pending">What is rolled back, newest migration first.</param>
/// <param name="Segments">Its transactions, and what runs between them.</param>
/// <param name="ServerVersion">Major version that it is for.</param>
internal sealed record RollbackScript(IReadOnlyList<PendingRollback> Pending, IReadOnlyList<ScriptSegment> Segments, int ServerVersion)
{
    /// <summary>What its reader should know of how it came about.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>What went along with its steps: a script for the rest of them needs the same.</summary>
    public IReadOnlyList<IStepCompanion> Companions { get; init; } = [];
}
