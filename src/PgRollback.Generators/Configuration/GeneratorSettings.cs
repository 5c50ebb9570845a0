using PgRollback.Diagnostics;
using PgRollback.Planning;

namespace PgRollback.Generators.Configuration;

/// <summary>The settings of a project: what its build says in MSBuild properties, checked.</summary>
/// <param name="Output">What generated code looks like.</param>
/// <param name="Analysis">What plans and diagnostics depend on.</param>
/// <param name="Problems">Values that cannot be used; the default stands in for each.</param>
internal sealed record GeneratorSettings(OutputSettings Output, AnalysisOptions Analysis, EquatableArray<MigrationDiagnostic> Problems)
{
    /// <summary>A rollback that no server has run is a finding also where there is no lock file.</summary>
    public bool DemandsVerification { get; init; }
}

/// <param name="Namespace">Of the generated class; empty for the global one.</param>
/// <param name="ClassName">Of the generated class.</param>
/// <param name="Access"><c>public</c> or <c>internal</c>.</param>
internal sealed record OutputSettings(string Namespace, string ClassName, string Access);
