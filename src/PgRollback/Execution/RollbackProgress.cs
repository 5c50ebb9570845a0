namespace PgRollback;

/// <summary>How far a run is.</summary>
/// <param name="Rollback">The migration.</param>
/// <param name="Number">Its place in the run; one-based.</param>
/// <param name="Total">How many the run has.</param>
/// <param name="IsDone">False before its first statement, true after its last. What is done is final only when the run returns: until then it may be taken back with its transaction.</param>
public sealed record RollbackProgress(Rollback Rollback, int Number, int Total, bool IsDone);
