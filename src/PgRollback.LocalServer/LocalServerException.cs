namespace PgRollback.LocalServers;

/// <summary>No server could be found or started; the message says what to install.</summary>
public sealed class LocalServerException : Exception
{
    public LocalServerException()
    {
    }

    public LocalServerException(string message)
        : base(message)
    {
    }

    public LocalServerException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
