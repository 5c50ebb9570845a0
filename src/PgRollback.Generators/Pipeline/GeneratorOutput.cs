using PgRollback.Diagnostics;
using PgRollback.Migrations;

namespace PgRollback.Generators.Pipeline;

/// <summary>All that one run makes, before any of it is text: what the steps behind it take their parts from.</summary>
internal sealed record GeneratorOutput(RollbackSetModel? Set, EquatableArray<RollbackGroup> Groups, EquatableArray<MigrationDiagnostic> Findings)
{
    /// <summary>No code: what is made does not compile there.</summary>
    public static GeneratorOutput LanguageTooOld(string version) =>
        new(Set: null, Groups: [], [MigrationDiagnostic.Create(Rules.LanguageVersion, path: "", LineMap.Empty, span: default, version)]);
}
