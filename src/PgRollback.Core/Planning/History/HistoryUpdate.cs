using PgRollback.Catalog;
using PgRollback.Migrations;

namespace PgRollback.Planning;

/// <summary>
/// The next history from an earlier one. Migrations are analysed that are new, that changed, or that read something which is another now; all others give what
/// they gave. The result is that of an analysis of all: the earlier history is a memory and no input.
/// </summary>
internal sealed class HistoryUpdate(AnalysisOptions options, CancellationToken cancellationToken)
{
    private readonly CatalogReads _reads = new();
    private readonly CatalogDrift _drift = new();
    private bool _isLast;
    private readonly List<HistoryBlock> _blocks = [];

    // The block at work: the catalog before it, its migrations so far, the catalog behind some of them, and what the others make of that.
    private DatabaseCatalog _checkpoint = DatabaseCatalog.Empty;
    private List<AnalyzedMigration> _migrations = [];
    private DatabaseCatalog _catalog = DatabaseCatalog.Empty;
    private readonly Dictionary<Oid, DbObject?> _pending = [];
    private readonly List<CatalogDoubt> _pendingDoubts = [];

    /// <summary>What has been analysed so far.</summary>
    public AnalysisHistory History
    {
        get
        {
            EndBlock();
            return new AnalysisHistory(options, [.. _blocks]);
        }
    }

    public void Run(AnalysisHistory earlier, List<HistoryStep> steps)
    {
        var start = 0;
        foreach (var block in earlier.Blocks)
        {
            var (end, isSame) = Extent(block, steps, start);
            if (isSame && !_drift.Touches(block))
            {
                _blocks.Add(_drift.IsEmpty ? block : block.Behind(_drift.Apply(block.Checkpoint)));
            }
            else
            {
                Begin(_drift.Apply(block.Checkpoint));
                Run(steps, start, end);
                EndBlock();
            }

            start = end;
        }

        // Nothing of the earlier run is left that could be another now.
        _isLast = true;
        Run(steps, start, steps.Count);
    }

    /// <summary>The steps of a block's migrations, with the new ones before and behind them.</summary>
    private static (int End, bool IsSame) Extent(HistoryBlock block, List<HistoryStep> steps, int start)
    {
        var (end, isSame) = (start, true);
        for (var seen = 0; end < steps.Count && (seen < block.Migrations.Count || steps[end].Earlier is null); end++)
        {
            seen += steps[end].Earlier is null ? 0 : 1;
            isSame &= steps[end].IsSame;
        }

        return (end, isSame);
    }

    private void Run(List<HistoryStep> steps, int start, int end)
    {
        var size = end - start > 2 * HistoryBlock.Size ? HistoryBlock.Size : int.MaxValue;
        for (var i = start; i < end; i++)
        {
            if (_migrations.Count >= size)
            {
                EndBlock();
                Begin(Catalog());
            }

            Run(steps[i]);
        }
    }

    private void Run(HistoryStep step)
    {
        if (step.IsSame && !_drift.Touches(step.Earlier!))
        {
            Keep(step.Earlier!);
            return;
        }

        cancellationToken.ThrowIfCancellationRequested();
        var before = Catalog();
        var now = step.Now is null ? null : Analyze(before, step.Now, step.Place);
        if (!_isLast)
        {
            _drift.Advance(before, step.Earlier?.Changes ?? CatalogChanges.None, now?.Changes ?? CatalogChanges.None);
        }

        if (now is not null)
        {
            _migrations.Add(now);
        }
    }

    private void Keep(AnalyzedMigration migration)
    {
        _migrations.Add(migration);
        foreach (var pair in migration.Changes.Objects)
        {
            _pending[pair.Key] = pair.Value;
        }

        _pendingDoubts.AddRange(migration.Changes.Doubts);
    }

    private AnalyzedMigration Analyze(DatabaseCatalog before, Migration migration, int place)
    {
        var (result, after) = MigrationAnalyzer.Analyze(before.For(place, _reads), migration, options);
        _catalog = after.Unobserved();
        var readsEverything = _reads.Everything;
        return new AnalyzedMigration
        {
            Migration = migration,
            Place = place,
            Reads = _reads.Take(),
            ReadsEverything = readsEverything,
            Changes = result.Changes,
            Analysis = result.Analysis,
            Diagnostics = result.Diagnostics,
        };
    }

    /// <summary>The catalog of now, behind the last migration.</summary>
    private DatabaseCatalog Catalog()
    {
        if (_pending.Count > 0)
        {
            _catalog = _catalog.With(_pending);
            _pending.Clear();
        }

        if (_pendingDoubts.Count > 0)
        {
            _catalog = _catalog.With([.. _catalog.Doubts, .. _pendingDoubts]);
            _pendingDoubts.Clear();
        }

        return _catalog;
    }

    private void Begin(DatabaseCatalog checkpoint)
    {
        _checkpoint = checkpoint;
        _catalog = checkpoint;
        _pending.Clear();
        _pendingDoubts.Clear();
    }

    private void EndBlock()
    {
        if (_migrations.Count > 0)
        {
            _blocks.Add(new HistoryBlock(_checkpoint, _migrations));
            _migrations = [];
        }
    }
}
