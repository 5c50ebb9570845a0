namespace PgRollback;

/// <summary>What a look at the live database says before a rollback.</summary>
/// <param name="Migrations">What would be rolled back, newest first.</param>
/// <param name="Refusals">Why the run would be refused; empty when it would not.</param>
/// <param name="Facts">What somebody should know before it.</param>
public sealed record PreflightReport(IReadOnlyList<Rollback> Migrations, IReadOnlyList<Refusal> Refusals, IReadOnlyList<PreflightFact> Facts);

/// <summary>Something to know about a database.</summary>
/// <param name="Kind"><c>publication</c>, <c>subscription</c>, <c>slot</c>, <c>standby</c>, <c>invalid index</c>, <c>prepared transaction</c>, <c>setting</c>, <c>rows</c>; an open list.</param>
/// <param name="Message">For people.</param>
public sealed record PreflightFact(string Kind, string Message);
