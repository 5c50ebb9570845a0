using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PgRollback.Benchmarks.Generator;

/// <summary>What the build says: every additional file is a migration.</summary>
internal sealed class MigrationOptions : AnalyzerConfigOptionsProvider
{
    private static readonly Values None = new([]);
    private static readonly Values OfMigrations = new(new Dictionary<string, string>(StringComparer.Ordinal) { ["build_metadata.AdditionalFiles.PgRollbackMigration"] = "true" });

    public override AnalyzerConfigOptions GlobalOptions => None;

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => None;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => OfMigrations;

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value) => values.TryGetValue(key, out value!);
    }
}
