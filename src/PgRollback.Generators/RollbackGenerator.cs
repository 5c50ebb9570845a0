using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PgRollback.Diagnostics;
using PgRollback.Generators.Configuration;
using PgRollback.Generators.Diagnostics;
using PgRollback.Generators.Emission;
using PgRollback.Generators.Pipeline;
using PgRollback.Migrations;
using PgRollback.Planning;

namespace PgRollback.Generators;

/// <summary>Compiles a rollback for each migration among a project's additional files. The compilation itself is never asked for: what anybody types in a .cs file changes nothing here.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class RollbackGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Both live as long as the compiler keeps this pipeline, and no longer.
        var analyses = new AnalysisMemo();
        var outputs = new OutputMemo();

        // Texts that the build marks as migrations. The text goes on alone, because the options are another object after any change to any of them.
        var texts = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .SelectMany(static (pair, _) => IsMigration(pair.Left, pair.Right) ? ImmutableArray.Create(pair.Left) : ImmutableArray<AdditionalText>.Empty)
            .WithTrackingName(Steps.MigrationTexts);

        // Each file is read once, and read again only when it is another text.
        var files = texts
            .SelectMany(static (text, cancellationToken) => Read(text, cancellationToken))
            .WithTrackingName(Steps.MigrationFiles);

        var settings = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => SettingsReader.Read(options.GlobalOptions))
            .WithTrackingName(Steps.Settings);

        // Plans depend on these alone: another namespace is no reason to replay anything.
        var analysisOptions = settings.Select(static (all, _) => all.Analysis).WithTrackingName(Steps.AnalysisOptions);

        var language = context.ParseOptionsProvider
            .Select(static (options, _) => ((CSharpParseOptions)options).LanguageVersion)
            .WithTrackingName(Steps.LanguageVersion);

        // One fold over all files: what a migration does depends on all before it. The order in which the build lists them says nothing.
        var analysis = files
            .Collect()
            .Combine(analysisOptions)
            .Select((pair, cancellationToken) => analyses.Analyze(pair.Left, pair.Right, cancellationToken))
            .WithTrackingName(Steps.Analysis);

        var output = analysis
            .Combine(settings)
            .Combine(language)
            .Select((pair, _) => pair.Right < LanguageVersion.CSharp11
                ? GeneratorOutput.LanguageTooOld(pair.Right.ToDisplayString())
                : outputs.Of(pair.Left.Left, pair.Left.Right))
            .WithTrackingName(Steps.Output);

        // Findings leave here, so that one that only moves takes no generated text with it.
        context.RegisterSourceOutput(
            output.Select(static (all, _) => all.Findings).WithTrackingName(Steps.Findings),
            static (production, findings) => Report(production, findings));
        context.RegisterSourceOutput(
            output.Select(static (all, _) => all.Set).WithTrackingName(Steps.Set),
            static (production, all) => Add(production, all));
        context.RegisterSourceOutput(
            output.SelectMany(static (all, _) => all.Groups).WithTrackingName(Steps.Groups),
            static (production, group) => Add(production, group));
    }

    private static bool IsMigration(AdditionalText text, AnalyzerConfigOptionsProvider options) =>
        options.GetOptions(text).TryGetValue("build_metadata.AdditionalFiles.PgRollbackMigration", out var value)
        && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);

    // A file that cannot be read has no text; the compiler reports it.
    private static ImmutableArray<MigrationFile> Read(AdditionalText text, CancellationToken cancellationToken) =>
        text.GetText(cancellationToken) is { } source
            ? ImmutableArray.Create(MigrationFileReader.Read(text.Path, source.ToString(), NotUnicode(source.Encoding)))
            : ImmutableArray<MigrationFile>.Empty;

    // The compiler reads what is no UTF-8 in the machine's code page, and what was meant nobody knows.
    private static string? NotUnicode(Encoding? encoding) => encoding is null or UTF8Encoding or UnicodeEncoding or UTF32Encoding ? null : encoding.WebName;

    private static void Report(SourceProductionContext production, EquatableArray<MigrationDiagnostic> findings)
    {
        foreach (var finding in findings)
        {
            production.ReportDiagnostic(DiagnosticConverter.Convert(finding));
        }
    }

    private static void Add(SourceProductionContext production, RollbackSetModel? set)
    {
        if (set is not null)
        {
            production.AddSource(SetEmitter.HintName, SourceText.From(SetEmitter.Emit(set), Encoding.UTF8));
        }
    }

    private static void Add(SourceProductionContext production, RollbackGroup group)
    {
        if (!group.Rollbacks.IsEmpty)
        {
            production.AddSource(GroupEmitter.HintName(group), SourceText.From(GroupEmitter.Emit(group), Encoding.UTF8));
        }
    }

    /// <summary>The names under which the compiler tracks the steps.</summary>
    internal static class Steps
    {
        public const string MigrationTexts = nameof(MigrationTexts);
        public const string MigrationFiles = nameof(MigrationFiles);
        public const string Settings = nameof(Settings);
        public const string AnalysisOptions = nameof(AnalysisOptions);
        public const string LanguageVersion = nameof(LanguageVersion);
        public const string Analysis = nameof(Analysis);
        public const string Output = nameof(Output);
        public const string Findings = nameof(Findings);
        public const string Set = nameof(Set);
        public const string Groups = nameof(Groups);
    }
}
