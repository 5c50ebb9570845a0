using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>A statement that finds nothing of a name on the model may find it on the server, where something made it whose effects the text does not show.</summary>
internal static class FailureDoubt
{
    /// <summary>What may have made it, also by a statement before it that is in doubt itself; null: nothing.</summary>
    public static string? Of(ReplaySession session, Statement statement, ReplayException failure, List<ReplayFailure> earlier) =>
        (failure.Error != ReplayError.UndefinedObject ? null
        : Words(failure.Message).Select(session.ReasonFor).FirstOrDefault(static reason => reason is not null)
        ?? (statement is GrantStatement or AlterOwnerStatement && failure.Message.StartsWith("function ", StringComparison.Ordinal) ? OfExtensions(session) : null)
        ?? earlier.Find(static f => f.Doubt is not null)?.Doubt)
        ?? OfNamed(session, statement, failure);

    /// <summary>What stands against the statement on the model may be other than its text says.</summary>
    private static string? OfNamed(ReplaySession session, Statement statement, ReplayException failure) =>
        InDoubt(session, statement is AlterPublicationStatement publication ? Words(failure.Message).Append(publication.Name) : Words(failure.Message), static _ => true)?.Reason;

    /// <summary>The first object of one of the names that may be other than its text says; null: there is none.</summary>
    public static (DbObject Object, string Reason)? InDoubt(ReplaySession session, IEnumerable<string> names, Func<DbObject, bool> which)
    {
        if (session.Editor.Origin.Doubts.Count == 0)
        {
            return null;
        }

        var words = new HashSet<string>(names, StringComparer.Ordinal);
        foreach (var value in session.Editor.InOrder.Where(o => words.Contains(o.Name) && which(o)))
        {
            if (session.Editor.DoubtOf(value) is { } reason)
            {
                return (value, reason);
            }
        }

        return null;
    }

    /// <summary>Of an extension's functions only those are known that a query calls.</summary>
    private static string? OfExtensions(ReplaySession session) =>
        session.Editor.InOrder.OfType<Extension>().FirstOrDefault(static e => !string.Equals(e.Name, "plpgsql", StringComparison.Ordinal)) is { } extension
            ? $"CREATE EXTENSION {extension.Name}, which may have brought it"
            : null;

    private static IEnumerable<string> Words(string message)
    {
        var start = 0;
        for (var i = 0; i <= message.Length; i++)
        {
            if (i == message.Length || !(char.IsLetterOrDigit(message[i]) || message[i] is '_' or '$'))
            {
                if (i > start)
                {
                    yield return message.Substring(start, i - start);
                }

                start = i + 1;
            }
        }
    }
}
