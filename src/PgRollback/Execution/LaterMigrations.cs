namespace PgRollback;

/// <summary>What stays applied although it came later than what is rolled back: objects are then not what they were before it.</summary>
internal static class LaterMigrations
{
    /// <param name="migrations">All that are known.</param>
    /// <param name="pending">What is rolled back.</param>
    /// <param name="live">Rows of the history that are not rolled back; null when no history is kept, so that any of them may be applied.</param>
    /// <returns>Null when one of them is not known.</returns>
    public static IReadOnlyList<Rollback>? Of(RollbackSet migrations, IReadOnlyList<PendingRollback> pending, IReadOnlyList<HistoryEntry>? live)
    {
        if (pending.Count == 0)
        {
            return [];
        }

        var going = pending.Select(static item => item.Rollback.Stem).ToHashSet(StringComparer.Ordinal);
        var oldest = pending.Min(item => migrations.PositionOfStem(item.Rollback.Stem));
        if (live is null)
        {
            return migrations.Skip(oldest + 1).Where(rollback => !going.Contains(rollback.Stem)).ToList();
        }

        var oldestId = pending.Min(static item => item.Entry!.Id);
        var later = new List<Rollback>();
        foreach (var entry in live.Where(entry => !going.Contains(entry.Stem)))
        {
            var position = migrations.PositionOfStem(entry.Stem);
            if (position < 0 && entry.Id > oldestId)
            {
                return null;
            }

            if (position > oldest || (position >= 0 && entry.Id > oldestId))
            {
                later.Add(migrations[position]);
            }
        }

        return later;
    }
}
