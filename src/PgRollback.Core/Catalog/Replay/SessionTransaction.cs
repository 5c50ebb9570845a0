using PgRollback.Catalog.Expressions;

namespace PgRollback.Catalog;

/// <summary>The transaction that a session is in, as far as its text tells.</summary>
internal sealed class SessionTransaction
{
    private (SearchPath Path, string? Role, ReadingSettings Settings)? _outer;

    /// <summary>Behind BEGIN; null where none is written: whoever runs the file may have begun one.</summary>
    public ReplaySession.Savepoint? Begin { get; set; }

    /// <summary>Nothing of the file stands before it in the same transaction, whoever runs the file.</summary>
    public bool IsAlone { get; set; }

    public List<(string Name, ReplaySession.Savepoint State)> Savepoints { get; } = [];

    /// <summary>Before the first SET LOCAL.</summary>
    public void KeepLocal(ReplaySession session) => _outer ??= (session.Path, session.CurrentRole, session.Settings);

    /// <summary>What SET sets without LOCAL stays: what was kept is given up.</summary>
    public void ForgetLocal() => _outer = null;

    public void RestoreLocal(ReplaySession session)
    {
        if (_outer is { } outer)
        {
            session.Path = outer.Path with { Temporary = session.Path.Temporary };
            session.CurrentRole = outer.Role;
            session.Settings = outer.Settings;
        }
    }
}
