namespace PgRollback.Planning;

/// <summary>A way back that cannot be derived; the message says why. Caught where plans are made; never leaves the planner.</summary>
internal sealed class PlanningException : Exception
{
    public PlanningException()
    {
    }

    public PlanningException(string message)
        : base(message)
    {
    }

    public PlanningException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
