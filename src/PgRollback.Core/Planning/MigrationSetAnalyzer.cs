using PgRollback.Migrations;

namespace PgRollback.Planning;

/// <summary>Folds all files of a folder, in order, into plans and diagnostics.</summary>
public static class MigrationSetAnalyzer
{
    public static MigrationSetAnalysis Analyze(IEnumerable<MigrationFile> files, AnalysisOptions options) => new AnalysisMemo().Analyze([.. files], options);
}
