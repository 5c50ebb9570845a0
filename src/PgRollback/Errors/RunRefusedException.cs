namespace PgRollback;

/// <summary>A rollback or deployment was refused. Nothing was changed by what was refused: the whole path is checked before its first statement.</summary>
public sealed class RunRefusedException : RollbackException
{
    internal RunRefusedException(IReadOnlyList<Refusal> refusals)
        : base(Describe(refusals)) => Refusals = refusals;

    internal RunRefusedException(RefusalKind kind, string? migration, string message)
        : this([new Refusal(kind, migration, message)])
    {
    }

    /// <summary>All reasons; at least one.</summary>
    public IReadOnlyList<Refusal> Refusals { get; }

    private static string Describe(IReadOnlyList<Refusal> refusals)
    {
        var message = refusals.Count == 1 ? $"Refused: {refusals[0]}" : $"Refused, for {refusals.Count} reasons:\n  {string.Join("\n  ", refusals)}";
        return refusals.Any(static refusal => refusal.Kind == RefusalKind.RowsWouldBeLost)
            ? $"{message}\nSay what becomes of these rows: {nameof(RowLoss)}.{nameof(RowLoss.Park)} keeps them in the archive, {nameof(RowLoss)}.{nameof(RowLoss.Drop)} lets them go; on the command line --rows park or --rows drop."
            : message;
    }

    /// <inheritdoc/>
    public override int ExitCode => RefusalExitCodes.Of(Refusals);
}
