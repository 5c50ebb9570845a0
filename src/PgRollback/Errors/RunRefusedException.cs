namespace PgRollback;

/// <summary>A rollback or deployment was refused. Nothing was changed by what was refused: the whole path is checked before its first statement.</summary>
public sealed class RunRefusedException : RollbackException
{
    internal RunRefusedException(IReadOnlyList<Refusal> refusals)
        : base(refusals.Count == 1 ? $"Refused: {refusals[0]}" : $"Refused, for {refusals.Count} reasons:\n  {string.Join("\n  ", refusals)}") => Refusals = refusals;

    internal RunRefusedException(RefusalKind kind, string? migration, string message)
        : this([new Refusal(kind, migration, message)])
    {
    }

    /// <summary>All reasons; at least one.</summary>
    public IReadOnlyList<Refusal> Refusals { get; }

    /// <inheritdoc/>
    public override int ExitCode => ExitCodes.Refused;
}
