using PgRollback.Diagnostics;
using PgRollback.Migrations;

namespace PgRollback.Generators.Pipeline;

/// <summary>All that one run makes, before any of it is text: what the steps behind it take their parts from.</summary>
/// <param name="Set">Null where there is no code.</param>
/// <param name="Groups">Each one output.</param>
/// <param name="Findings">In parts, so that one that comes, goes or moves makes the compiler's own of few others anew.</param>
internal sealed record GeneratorOutput(RollbackSetModel? Set, EquatableArray<RollbackGroup> Groups, EquatableArray<EquatableArray<MigrationDiagnostic>> Findings)
{
    /// <summary>No code: what is made does not compile there.</summary>
    public static GeneratorOutput LanguageTooOld(string version) =>
        new(Set: null, Groups: [], [[MigrationDiagnostic.Create(Rules.LanguageVersion, path: "", LineMap.Empty, span: default, version)]]);
}
