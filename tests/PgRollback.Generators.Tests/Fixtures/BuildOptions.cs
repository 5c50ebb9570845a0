using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PgRollback.Generators.Tests;

/// <summary>What the build tells the compiler: properties of the project, and that each SqlText is a migration.</summary>
internal sealed class BuildOptions(ImmutableDictionary<string, string> properties) : AnalyzerConfigOptionsProvider
{
    private static readonly Values OfMigrations = new(ImmutableDictionary<string, string>.Empty.Add("build_metadata.AdditionalFiles.PgRollbackMigration", "true"));

    public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(properties);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values([]);

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => textFile is SqlText || System.IO.Path.GetDirectoryName(textFile.Path) == "/repo/migrations" ? OfMigrations : new Values([]);

    private sealed class Values(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value) => values.TryGetValue(key, out value!);
    }
}
