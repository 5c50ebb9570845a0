using System.Globalization;

namespace PgRollback;

/// <summary>A compiled plan cannot be read: it is damaged, or of a later format.</summary>
public sealed class PlanFormatException : RollbackException
{
    /// <summary>Creates the exception.</summary>
    public PlanFormatException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public override int ExitCode => ExitCodes.Failed;

    internal static PlanFormatException Damaged(int offset, string what) =>
        new(string.Create(CultureInfo.InvariantCulture, $"The plan is damaged at byte {offset}: {what}."));

    internal static PlanFormatException Missing(string record) => new($"The plan is damaged: it has no '{record}' record.");

    internal static PlanFormatException MissingInStep(string kind, string record) => new($"The plan is damaged: a {kind} step has no '{record}' record.");
}
