namespace PgRollback;

/// <summary>An object that a migration touched and that its rollback leaves alone.</summary>
/// <param name="Address">Kind and name: <c>function public.update_updated_at_column()</c>.</param>
/// <param name="Reason">Why it stays: <c>was there before</c>.</param>
public sealed record KeptObject(string Address, string Reason);
