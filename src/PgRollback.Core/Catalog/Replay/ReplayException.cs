using System.Runtime.CompilerServices;

namespace PgRollback.Catalog;

/// <summary>A statement that PostgreSQL would refuse on this catalog, in the server's words. Caught where statements are replayed; never leaves the replay.</summary>
internal sealed class ReplayException : Exception
{
    public ReplayException()
    {
    }

    public ReplayException(string message)
        : base(message)
    {
    }

    public ReplayException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public ReplayException(ReplayError error, string message, string? subject = null)
        : base(message)
    {
        Error = error;
        Subject = subject;
    }

    public ReplayError Error { get; private init; }

    /// <summary>Deeper than this, PostgreSQL gives up as well, and nobody can catch an overflow.</summary>
    public static void RequireStack()
    {
        try
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
        }
        catch (InsufficientExecutionStackException e)
        {
            throw new ReplayException("stack depth limit exceeded", e) { Error = ReplayError.TooDeep };
        }
    }

    /// <summary>The object that the message speaks of, as an address where it is known.</summary>
    public string? Subject { get; }
}

/// <summary>Why a statement fails: by this a finding is told from another.</summary>
public enum ReplayError
{
    Other,
    UndefinedObject,
    DuplicateObject,
    DependentObjects,
    WrongSignature,
    NotModelled,
    TooDeep,
}
