using PgRollback.Catalog;
using PgRollback.Diagnostics;
using PgRollback.Migrations;
using PgRollback.Syntax;

namespace PgRollback.Planning;

/// <summary>What stands in the place of an analysis that threw: a defect of ours costs one migration its rollback, and not a project all of them.</summary>
internal static class AnalysisFailure
{
    public static bool IsDefect(Exception exception) => exception is not OperationCanceledException;

    public static MigrationDiagnostic Of(MigrationFile file, Exception exception) =>
        MigrationDiagnostic.Create(Rules.AnalysisFailed, file.Path, file.Lines, new TextSpan(0, 0), $"{exception.GetType().Name}: {exception.Message}");

    /// <summary>The catalog behind a file whose replay never ended: what it did is unknown, so no later plan may rely on what was there.</summary>
    public static DatabaseCatalog Behind(MigrationFile file, DatabaseCatalog before) =>
        before.WithDoubt(new Gap(GapKind.Schema, "it could not be analysed", new TextSpan(0, 0)), file.Stem);
}
