namespace PgRollback;

/// <summary>Tells who watches that one migration is done and the next begins.</summary>
internal sealed class RunWatcher(IProgress<RollbackProgress>? progress, IReadOnlyList<PendingRollback> pending)
{
    private Rollback? _reported;

    public bool IsWatched => progress is not null;

    /// <param name="next">What begins; null at the end.</param>
    public void Report(Rollback? next)
    {
        if (next == _reported || progress is null)
        {
            return;
        }

        if (_reported is { } done)
        {
            progress.Report(Progress(done, isDone: true));
        }

        if (next is not null)
        {
            progress.Report(Progress(next, isDone: false));
        }

        _reported = next;
    }

    /// <summary>What was told is taken back with its transaction, and will be told again.</summary>
    public void Forget() => _reported = null;

    private RollbackProgress Progress(Rollback rollback, bool isDone)
    {
        var number = 0;
        while (pending[number].Rollback != rollback)
        {
            number++;
        }

        return new RollbackProgress(rollback, number + 1, pending.Count, isDone);
    }
}
