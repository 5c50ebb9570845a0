namespace PgRollback;

/// <summary>What a rehearsed rollback did before all of it was taken back.</summary>
/// <param name="Steps">Its steps in order, with their durations on the server.</param>
/// <param name="Locks">Locks on relations that it held at its end.</param>
/// <param name="Duration">From its first lock to the end of ROLLBACK: for so long others waited for these locks.</param>
public sealed record RehearsalReport(IReadOnlyList<RehearsedStep> Steps, IReadOnlyList<RehearsedLock> Locks, TimeSpan Duration);

/// <summary>A step of a rehearsal.</summary>
/// <param name="Migration">Stem of the migration.</param>
/// <param name="Step">The step.</param>
/// <param name="Duration">On the server.</param>
public sealed record RehearsedStep(string Migration, RollbackStep Step, TimeSpan? Duration);

/// <summary>A lock that a rehearsal held.</summary>
/// <param name="Relation">The table or index, as PostgreSQL calls it; what the rehearsal itself made has only its number.</param>
/// <param name="Mode">PostgreSQL's word: <c>AccessExclusiveLock</c>.</param>
/// <param name="EstimatedRows">Rows of the table, as the planner estimates them; null when it does not.</param>
public sealed record RehearsedLock(string Relation, string Mode, long? EstimatedRows);
