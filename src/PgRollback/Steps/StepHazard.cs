namespace PgRollback;

/// <summary>What can make a step fail, or hurt, depending on the rows that are there.</summary>
/// <param name="Kind">One word: <c>NullsInColumn</c>, <c>DuplicateKeys</c>, <c>LongLock</c>; an open list.</param>
/// <param name="Message">For people.</param>
/// <param name="Query">Returns rows where the step would fail; null when no query tells.</param>
public sealed record StepHazard(string Kind, string Message, string? Query);
