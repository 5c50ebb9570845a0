using PgRollback.Generators.Configuration;
using PgRollback.Generators.Emission;
using PgRollback.Generators.Pipeline;
using PgRollback.Planning;

namespace PgRollback.Generators.Tests;

/// <summary>The sources that emission makes of analyses made by hand.</summary>
internal static class GeneratedSource
{
    public static OutputSettings Settings { get; } = new("Shop.Deployment", "Rollbacks", "public");

    public static GeneratorOutput Output(params MigrationAnalysis[] migrations) =>
        new OutputMemo().Of(new MigrationSetAnalysis(migrations.ToEquatableArray(), []), new GeneratorSettings(Settings, AnalysisOptions.Default, []));

    public static IReadOnlyList<string> Of(params MigrationAnalysis[] migrations)
    {
        var output = Output(migrations);
        return [SetEmitter.Emit(output.Set!).ToString(), .. output.Groups.Where(group => !group.Rollbacks.IsEmpty).Select(group => GroupEmitter.Emit(group).ToString())];
    }
}
