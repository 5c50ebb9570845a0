extern alias core;

using System.Text;
using core::PgRollback.Migrations;
using core::PgRollback.Planning;
using core::PgRollback.Plans;

namespace PgRollback.Tests.Material;

/// <summary>Migrations with the rollbacks that the generator would compile for them.</summary>
internal static class CompiledMigrations
{
    /// <param name="texts">Texts of the migrations, in order; they are called 0001_m, 0002_m and so on.</param>
    public static TestMigrations Of(params string[] texts) => OfFiles(texts.Select((text, i) => (FormattableString.Invariant($"{i + 1:D4}_m.sql"), text)));

    /// <param name="files">Names and texts.</param>
    /// <returns>Those without a way back are irreversible.</returns>
    public static TestMigrations OfFiles(IEnumerable<(string Name, string Text)> files)
    {
        var list = files.ToList();
        var options = AnalysisOptions.Default;
        var migrations = new TestMigrations();
        var texts = list.ToDictionary(static file => file.Name, static file => file.Text, StringComparer.Ordinal);
        foreach (var analysis in MigrationSetAnalyzer.Analyze(list.Select(static file => MigrationFileReader.Read(file.Name, file.Text)).ToList(), options).Migrations)
        {
            var compiled = CompiledRollback.Of(analysis, options);
            var text = texts[analysis.File.Path];
            _ = compiled.Reason is { } reason
                ? migrations.AddIrreversible(compiled.Stem, text, reason)
                : migrations.Add(compiled.Stem, text, Encoding.UTF8.GetBytes(core::PgRollback.Plans.PlanText.Of(compiled)));
        }

        return migrations;
    }
}
