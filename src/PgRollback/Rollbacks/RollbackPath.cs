namespace PgRollback;

internal enum PathKind
{
    Single,
    DownTo,
    Last,
    All,
}

/// <summary>Several rollbacks that run as one, newest migration first.</summary>
public sealed class RollbackPath
{
    internal RollbackPath(RollbackSet set, PathKind kind, int target, int count)
    {
        Set = set;
        Kind = kind;
        Target = target;
        Count = count;
        var newest = kind == PathKind.Single ? target : set.Count - 1;
        var rollbacks = new Rollback[Math.Min(count, newest + 1)];
        for (var i = 0; i < rollbacks.Length; i++)
        {
            rollbacks[i] = set[newest - i];
        }

        Rollbacks = rollbacks;
    }

    /// <summary>The rollbacks, newest migration first, as if every migration of the set were applied. What a database has not applied is left out when the path runs.</summary>
    public IReadOnlyList<Rollback> Rollbacks { get; }

    internal RollbackSet Set { get; }

    internal PathKind Kind { get; }

    /// <summary>Position in the set: of the migration itself (single) or of the one that stays applied (down to); −1 for all.</summary>
    internal int Target { get; }

    /// <summary>How many rollbacks were asked for.</summary>
    internal int Count { get; }
}
