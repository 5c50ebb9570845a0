using PgRollback.Diagnostics;
using PgRollback.Generators.Configuration;
using PgRollback.Migrations;
using PgRollback.Planning;

namespace PgRollback.Generators.Pipeline;

/// <summary>All that one run makes, before any of it is text: what the steps behind it take their parts from.</summary>
internal sealed record GeneratorOutput(RollbackSetModel? Set, EquatableArray<RollbackGroup> Groups, EquatableArray<MigrationDiagnostic> Findings)
{
    public static GeneratorOutput Of(MigrationSetAnalysis analysis, GeneratorSettings settings)
    {
        var names = new MigrationNames(settings.Output);
        foreach (var migration in analysis.Migrations)
        {
            if (migration.File.Role == FileRole.Migration)
            {
                names.Add(migration);
            }
        }

        var groups = new List<CompiledRollback>[RollbackGroup.Count];
        var identifiers = new List<string>(names.Names.Count);
        foreach (var pair in names.Names)
        {
            var index = RollbackGroup.IndexOf(pair.Key.File.Stem);
            (groups[index] ??= []).Add(CompiledRollback.Of(pair.Key, pair.Value, settings.Analysis));
            identifiers.Add(pair.Value);
        }

        return new GeneratorOutput(
            new RollbackSetModel(settings.Output, identifiers.ToEquatableArray()),
            groups.Select((group, index) => new RollbackGroup(index, settings.Output, (group ?? []).ToEquatableArray())).ToEquatableArray(),
            [.. analysis.Diagnostics, .. analysis.Migrations.SelectMany(static migration => migration.Diagnostics), .. names.Findings, .. settings.Problems]);
    }

    /// <summary>No code: what is made does not compile there.</summary>
    public static GeneratorOutput LanguageTooOld(string version) =>
        new(Set: null, Groups: [], [MigrationDiagnostic.Create(Rules.LanguageVersion, path: "", LineMap.Empty, span: default, version)]);
}
