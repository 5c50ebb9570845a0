using PgRollback.Migrations;

namespace PgRollback.Planning;

/// <summary>Puts the migrations of now beside those of an earlier run, by their paths, and gives new ones a place between their neighbours.</summary>
internal static class HistoryAlignment
{
    /// <summary>Between two places of a first run: room for a dozen files that come one after the other into the same gap.</summary>
    private const int Gap = 4096;

    /// <returns>Null where the places between two migrations are used up: everything has to get new ones.</returns>
    public static List<HistoryStep>? Align(AnalysisHistory earlier, IReadOnlyList<Migration> now)
    {
        var old = earlier.Migrations.ToList();
        var steps = new List<HistoryStep>(Math.Max(old.Count, now.Count));
        var start = 0;
        while (start < old.Count && start < now.Count && IsSameFile(old[start], now[start]))
        {
            steps.Add(new HistoryStep(old[start], now[start], old[start].Place));
            start++;
        }

        var tail = 0;
        while (tail < old.Count - start && tail < now.Count - start && IsSameFile(old[old.Count - 1 - tail], now[now.Count - 1 - tail]))
        {
            tail++;
        }

        AlignMiddle(old, start, old.Count - tail, now, now.Count - tail, steps);
        for (var i = tail; i > 0; i--)
        {
            var same = old[old.Count - i];
            steps.Add(new HistoryStep(same, now[now.Count - i], same.Place));
        }

        return GivePlaces(steps) ? steps : null;
    }

    private static bool IsSameFile(AnalyzedMigration earlier, Migration now) => string.Equals(earlier.Migration.File.Path, now.File.Path, StringComparison.Ordinal);

    private static void AlignMiddle(List<AnalyzedMigration> old, int start, int oldEnd, IReadOnlyList<Migration> now, int nowEnd, List<HistoryStep> steps)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = start; i < oldEnd; i++)
        {
            places[old[i].Migration.File.Path] = i;
        }

        var next = start;
        for (var i = start; i < nowEnd; i++)
        {
            if (places.TryGetValue(now[i].File.Path, out var found) && found >= next)
            {
                for (; next < found; next++)
                {
                    steps.Add(new HistoryStep(old[next], Now: null, old[next].Place));
                }

                steps.Add(new HistoryStep(old[next], now[i], old[next].Place));
                next++;
            }
            else
            {
                steps.Add(new HistoryStep(Earlier: null, now[i], Place: 0));
            }
        }

        for (; next < oldEnd; next++)
        {
            steps.Add(new HistoryStep(old[next], Now: null, old[next].Place));
        }
    }

    private static bool GivePlaces(List<HistoryStep> steps)
    {
        var last = 0;
        for (var i = 0; i < steps.Count; i++)
        {
            if (steps[i].Place != 0)
            {
                last = steps[i].Now is null ? last : steps[i].Place;
                continue;
            }

            // A run of new files, and of those that are gone between them, up to the next one that stays.
            var (end, count) = (i, 0);
            while (end < steps.Count && (steps[end].Earlier is null || steps[end].Now is null))
            {
                count += steps[end].Earlier is null ? 1 : 0;
                end++;
            }

            var gap = end == steps.Count ? Math.Min(Gap, (int.MaxValue - last) / (count + 1)) : (steps[end].Place - last) / (count + 1);
            if (gap == 0)
            {
                return false;
            }

            for (; i < end; i++)
            {
                if (steps[i].Earlier is null)
                {
                    last += gap;
                    steps[i] = steps[i] with { Place = last };
                }
            }

            i--;
        }

        return true;
    }
}
