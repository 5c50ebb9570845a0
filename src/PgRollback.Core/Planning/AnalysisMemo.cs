using PgRollback.Diagnostics;
using PgRollback.Migrations;
using PgRollback.Syntax;
using Rules = PgRollback.Diagnostics.Rules;

namespace PgRollback.Planning;

/// <summary>
/// Analyses sets of files, and remembers the last one, so that the next one costs what it differs in. The memory changes no result. Any number of threads may use
/// one; each begins with what another finished last.
/// </summary>
public sealed class AnalysisMemo
{
    // Both are immutable: a thread that loses the race to replace them has worked for itself alone.
    private volatile MigrationSetMemo? _set;
    private volatile AnalysisHistory? _history;

    public MigrationSetAnalysis Analyze(IReadOnlyList<MigrationFile> files, AnalysisOptions options, CancellationToken cancellationToken = default)
    {
        var memo = MigrationSetMemo.Next(_set, files);
        _set = memo;
        var history = Analyze(memo.Set, options, cancellationToken);
        _history = history;
        return Result(memo.Set, history);
    }

    private AnalysisHistory Analyze(MigrationSet set, AnalysisOptions options, CancellationToken cancellationToken)
    {
        var earlier = _history is { } last && last.Options == options ? last : AnalysisHistory.Empty(options);
        var migrations = InOrder(set);
        if (HistoryAlignment.Align(earlier, migrations) is not { } steps)
        {
            earlier = AnalysisHistory.Empty(options);
            steps = HistoryAlignment.Align(earlier, migrations)!;
        }

        var update = new HistoryUpdate(options, cancellationToken);
        try
        {
            update.Run(earlier, steps);
        }
        catch (OperationCanceledException) when (earlier.Blocks.Count == 0)
        {
            // Whoever asks again goes on from here.
            _history = update.History;
            throw;
        }

        return update.History;
    }

    /// <summary>What is replayed: the baseline, then the migrations; repeatable ones are not.</summary>
    private static List<Migration> InOrder(MigrationSet set)
    {
        var result = new List<Migration>(set.Migrations.Count + 1);
        if (set.Baseline is { } baseline)
        {
            result.Add(new Migration { File = baseline, Identifier = "" });
        }

        foreach (var migration in set.Migrations)
        {
            if (!migration.IsRepeatable)
            {
                result.Add(migration);
            }
        }

        return result;
    }

    private static MigrationSetAnalysis Result(MigrationSet set, AnalysisHistory history)
    {
        var diagnostics = new List<MigrationDiagnostic>(set.Diagnostics);
        var analyses = new List<MigrationAnalysis>(set.Migrations.Count);
        foreach (var block in history.Blocks)
        {
            foreach (var migration in block.Migrations)
            {
                if (migration.Analysis is { } analysis)
                {
                    analyses.Add(analysis);
                }
                else
                {
                    diagnostics.AddRange(migration.Diagnostics);
                }
            }
        }

        foreach (var migration in set.Migrations)
        {
            if (migration.IsRepeatable)
            {
                diagnostics.AddRange(Suppressions.Apply(migration.File.Diagnostics.Concat(SyntaxErrors(migration.File)), migration.File));
            }
        }

        diagnostics.AddRange(HookConflicts.Find(set.Hooks, analyses));
        return new MigrationSetAnalysis(analyses.ToEquatableArray(), diagnostics.ToEquatableArray());
    }

    private static IEnumerable<MigrationDiagnostic> SyntaxErrors(MigrationFile file) =>
        file.Up.OfType<ErrorStatement>().Select(e => MigrationDiagnostic.Create(Rules.SyntaxError, file.Path, file.Lines, new TextSpan(e.ErrorOffset, 0), e.Message));
}
