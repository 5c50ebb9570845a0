namespace PgRollback.Core.Tests.CaseTests;

/// <summary>The server refused a statement of a case.</summary>
public sealed class StatementRefusedException : Exception
{
    public StatementRefusedException()
    {
    }

    public StatementRefusedException(string message)
        : base(message)
    {
    }

    public StatementRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
