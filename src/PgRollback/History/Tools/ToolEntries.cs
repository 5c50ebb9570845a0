using System.Globalization;

namespace PgRollback;

/// <summary>From the rows of a tool's table to the migrations of this program.</summary>
internal sealed class ToolEntries(ToolFormat format, ToolTable table, RollbackSet migrations, IReadOnlyDictionary<string, ToolProgressRow> progress)
{
    private readonly Dictionary<string, List<int>> _positions = Index(format, migrations);

    /// <exception cref="RunRefusedException">A row may be more than one migration, or a migration has more than one row.</exception>
    public List<HistoryEntry> Of(IReadOnlyList<ToolRow> rows)
    {
        var entries = new List<HistoryEntry>();
        foreach (var row in (format.KeepsOnlyNewest ? Below(rows) : rows).OrderBy(static row => row.Position))
        {
            var entry = Of(row);
            if (entries.Exists(other => string.Equals(other.Stem, entry.Stem, StringComparison.Ordinal)))
            {
                throw Unclear(entry.Stem, $"{format.Title} has more than one row for it in {table}, and which one counts is not known.");
            }

            entries.Add(entry);
        }

        return entries;
    }

    /// <summary>One row stands for itself and for all that this program has before it.</summary>
    private IEnumerable<ToolRow> Below(IReadOnlyList<ToolRow> rows)
    {
        if (rows.Count > 1)
        {
            throw Unclear(migration: null, $"{format.Title}'s table {table} has {rows.Count.ToString(CultureInfo.InvariantCulture)} rows, and should have one.");
        }

        if (rows.Count == 0)
        {
            yield break;
        }

        // What a run that broke off before its first migration leaves is no number; nothing is below it.
        var newest = rows[0];
        var isNumber = ulong.TryParse(newest.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        var keys = _positions.Keys
            .Select(static key => (Key: key, Number: ulong.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : ulong.MaxValue))
            .Where(item => isNumber && item.Number < number)
            .OrderBy(static item => item.Number)
            .ToList();
        string? below = null;
        long position = 0;
        foreach (var (key, _) in keys)
        {
            yield return newest with { Key = key, Position = ++position, HasFailed = false, Below = below };
            below = key;
        }

        yield return newest with { Position = ++position, Below = below };
    }

    private HistoryEntry Of(ToolRow row)
    {
        var rollback = Find(row);
        var entry = new HistoryEntry
        {
            Id = row.Position,
            Stem = rollback?.Stem ?? format.KeysOf(row).First(),
            Version = rollback?.Version ?? row.Key,
            Checksum = rollback is null ? "" : row.Text is null ? rollback.Checksum : new MigrationText("", row.Text).Checksum,
            State = row.HasFailed ? HistoryState.Applying : HistoryState.Applied,
            AppliedAt = row.AppliedAt,
            AppliedBy = row.AppliedBy,
            Row = row,
            Obstacle = row.HasFailed ? $"{format.Title} says that it did not end ({table}): {format.Remedy}" : null,
        };
        if (!progress.TryGetValue(entry.Stem, out var begun))
        {
            return entry;
        }

        return string.Equals(begun.Writer, row.Writer, StringComparison.Ordinal)
            ? entry with { State = HistoryState.RollingBack, StepsDone = begun.StepsDone, PlanHash = begun.PlanHash, Obstacle = null }
            : entry with { State = HistoryState.Applying, Obstacle = $"a rollback of it did not end, and {format.Title}'s row was written anew since: see what is there of it, then delete what the table of PgRollback's progress has of it." };
    }

    private Rollback? Find(ToolRow row)
    {
        foreach (var key in format.KeysOf(row))
        {
            if (_positions.TryGetValue(key, out var positions))
            {
                return positions.Count == 1
                    ? migrations[positions[0]]
                    : throw Unclear(migration: null, $"'{row.Key}' in {format.Title}'s {table} may be {string.Join(" or ", positions.Select(position => migrations[position].Stem))}.");
            }
        }

        return null;
    }

    private static Dictionary<string, List<int>> Index(ToolFormat format, RollbackSet migrations)
    {
        var positions = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < migrations.Count; i++)
        {
            if (format.KeyOf(migrations[i].Stem) is { } key)
            {
                if (!positions.TryGetValue(key, out var list))
                {
                    positions.Add(key, list = []);
                }

                list.Add(i);
            }
        }

        return positions;
    }

    private static RunRefusedException Unclear(string? migration, string message) => new(RefusalKind.HistoryUnclear, migration, message);
}
