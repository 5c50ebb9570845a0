using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PgRollback.Generators.Configuration;

/// <summary>What build/PgRollback.targets says that an additional file is.</summary>
internal static class FileKinds
{
    private const string Metadata = "build_metadata.AdditionalFiles.";

    public static bool IsMigration(AdditionalText text, AnalyzerConfigOptionsProvider options) => Is("PgRollbackMigration", text, options);

    /// <summary>Of the migrations the one that stands for the schema before them.</summary>
    public static bool IsBaseline(AdditionalText text, AnalyzerConfigOptionsProvider options) => Is("PgRollbackBaseline", text, options);

    /// <summary>The lock file of <c>pgrollback verify</c>.</summary>
    public static bool IsLock(AdditionalText text, AnalyzerConfigOptionsProvider options) => Is("PgRollbackLock", text, options);

    private static bool Is(string kind, AdditionalText text, AnalyzerConfigOptionsProvider options) =>
        options.GetOptions(text).TryGetValue(Metadata + kind, out var value) && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);
}
