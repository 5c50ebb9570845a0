using PgRollback.Catalog;
using PgRollback.Diagnostics;
using PgRollback.Migrations;
using PgRollback.Syntax;

namespace PgRollback.Planning;

/// <summary>The schema that was there before the first migration: replayed, and nothing taken back.</summary>
internal static class BaselineAnalyzer
{
    public static (MigrationResult Result, DatabaseCatalog After) Analyze(DatabaseCatalog before, MigrationFile baseline, AnalysisOptions options)
    {
        var diagnostics = Suppressions.Apply(baseline.Diagnostics, baseline);
        try
        {
            return Replay(before, baseline, options, diagnostics);
        }
        catch (Exception exception) when (AnalysisFailure.IsDefect(exception))
        {
            diagnostics.Add(AnalysisFailure.Of(baseline, exception));
            var after = AnalysisFailure.Behind(baseline, before);
            return (new MigrationResult(Analysis: null, diagnostics.ToEquatableArray(), new CatalogChanges([], after.Doubts.Skip(before.Doubts.Count).ToEquatableArray())), after);
        }
    }

    private static (MigrationResult Result, DatabaseCatalog After) Replay(DatabaseCatalog before, MigrationFile baseline, AnalysisOptions options, List<MigrationDiagnostic> diagnostics)
    {
        var replay = MigrationReplay.Run(before, baseline.Path, baseline.Up, servers: options.Servers);
        foreach (var failure in replay.Failures)
        {
            diagnostics.Add(failure.Statement is ErrorStatement error
                ? MigrationDiagnostic.Create(Rules.SyntaxError, baseline.Path, baseline.Lines, new TextSpan(error.ErrorOffset, 0), failure.Message)
                : MigrationDiagnostic.Create(Rules.ReplayError, baseline.Path, baseline.Lines, failure.Statement.Span, failure.Message));
        }

        return (new MigrationResult(Analysis: null, diagnostics.ToEquatableArray(), new CatalogChanges(replay.Editor.Changes(), default)), replay.Editor.ToCatalog());
    }
}
