namespace PgRollback.Planning;

/// <summary>All migrations as they were analysed, oldest first. Immutable: a run makes the next one from it, and shares what did not change.</summary>
internal sealed class AnalysisHistory(AnalysisOptions options, IReadOnlyList<HistoryBlock> blocks)
{
    public static AnalysisHistory Empty(AnalysisOptions options) => new(options, []);

    public AnalysisOptions Options => options;

    public IReadOnlyList<HistoryBlock> Blocks => blocks;

    public IEnumerable<AnalyzedMigration> Migrations => blocks.SelectMany(static block => block.Migrations);
}
