using PgRollback.Catalog;
using PgRollback.Diagnostics;
using PgRollback.Migrations;
using PgRollback.Syntax;

namespace PgRollback.Planning;

/// <summary>Folds all files of a folder, in order, into plans and diagnostics.</summary>
public static class MigrationSetAnalyzer
{
    public static MigrationSetAnalysis Analyze(IEnumerable<MigrationFile> files, AnalysisOptions options)
    {
        var set = MigrationSet.Build(files);
        var diagnostics = new List<MigrationDiagnostic>(set.Diagnostics);
        var catalog = DatabaseCatalog.Empty;
        if (set.Baseline is { } baseline)
        {
            catalog = ReplayBaseline(baseline, diagnostics);
        }

        var analyses = new List<MigrationAnalysis>(set.Migrations.Count);
        foreach (var migration in set.Migrations)
        {
            if (migration.IsRepeatable)
            {
                diagnostics.AddRange(migration.File.Diagnostics);
                diagnostics.AddRange(SyntaxErrors(migration.File));
                continue;
            }

            var (analysis, after) = MigrationAnalyzer.Analyze(catalog, migration, options);
            analyses.Add(analysis);
            catalog = after;
        }

        return new MigrationSetAnalysis(analyses.ToEquatableArray(), diagnostics.ToEquatableArray());
    }

    private static IEnumerable<MigrationDiagnostic> SyntaxErrors(MigrationFile file) =>
        file.Up.OfType<ErrorStatement>().Select(e => MigrationDiagnostic.Create(Rules.SyntaxError, file.Path, file.Lines, new TextSpan(e.ErrorOffset, 0), e.Message));

    private static DatabaseCatalog ReplayBaseline(MigrationFile baseline, List<MigrationDiagnostic> diagnostics)
    {
        diagnostics.AddRange(baseline.Diagnostics);
        var replay = MigrationReplay.Run(DatabaseCatalog.Empty, baseline.Path, baseline.Up);
        foreach (var failure in replay.Failures)
        {
            var rule = failure.Statement is ErrorStatement ? Rules.SyntaxError : Rules.ReplayError;
            diagnostics.Add(MigrationDiagnostic.Create(rule, baseline.Path, baseline.Lines, failure.Statement.Span, failure.Message));
        }

        return replay.Editor.ToCatalog();
    }
}
