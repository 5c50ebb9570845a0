namespace PgRollback;

/// <summary>Hands over the compiled plan of one migration, in the format that <see cref="RollbackPlan.Decode(ReadOnlySpan{byte})"/> reads. Called when the plan is first asked for.</summary>
/// <returns>UTF-8; generated code returns a literal, so nothing is copied.</returns>
public delegate ReadOnlySpan<byte> PlanData();
