using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
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
            .SelectMany(static (pair, _) => FileKinds.IsMigration(pair.Left, pair.Right)
                ? ImmutableArray.Create((Text: pair.Left, IsBaseline: FileKinds.IsBaseline(pair.Left, pair.Right)))
                : ImmutableArray<(AdditionalText Text, bool IsBaseline)>.Empty)
            .WithTrackingName(Steps.MigrationTexts);

        // Each file is read once, and read again only when it is another text.
        var files = texts
            .SelectMany(static (file, cancellationToken) => Read(file.Text, file.IsBaseline, cancellationToken))
            .WithTrackingName(Steps.MigrationFiles);
        var collected = files.Collect();

        var settings = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => SettingsReader.Read(options.GlobalOptions))
            .WithTrackingName(Steps.Settings);

        // Plans depend on these alone: another namespace is no reason to replay anything.
        var analysisOptions = settings.Select(static (all, _) => all.Analysis).WithTrackingName(Steps.AnalysisOptions);

        var language = context.ParseOptionsProvider
            .Select(static (options, _) => ((CSharpParseOptions)options).LanguageVersion)
            .WithTrackingName(Steps.LanguageVersion);

        // One fold over all files: what a migration does depends on all before it. The order in which the build lists them says nothing.
        var analysis = collected
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

        // Of all additional files at once: a step for each of them would cost at every keystroke.
        var additional = context.AdditionalTextsProvider.Collect().Combine(context.AnalyzerConfigOptionsProvider);

        // What sections of .editorconfig files say about files, for those of which they say anything.
        var severities = additional
            .Select(static (pair, _) => FileSeverities.OfMigrations(pair.Left, pair.Right))
            .WithTrackingName(Steps.Severities);

        // Lock files of all folders, as one; none at all where nobody uses them.
        var verifications = additional
            .SelectMany(static (pair, _) => pair.Left.Where(text => FileKinds.IsLock(text, pair.Right)))
            .Select(static (text, cancellationToken) => VerificationLock.Parse(text.GetText(cancellationToken)?.ToString() ?? ""))
            .Collect()
            .Select(static (all, _) => all.IsEmpty ? null : all.Aggregate(static (known, more) => known.With(more.Entries)))
            .WithTrackingName(Steps.Verifications);
        var demandsVerification = settings.Select(static (all, _) => all.DemandsVerification);
        var verificationFindings = analysis
            .Combine(verifications)
            .Combine(demandsVerification)
            .Select(static (pair, _) => (pair.Left.Right ?? (pair.Right ? VerificationLock.Empty : null)) is { } known ? VerificationCheck.Run(pair.Left.Left.Migrations, known) : [])
            .WithTrackingName(Steps.VerificationFindings);

        // Findings leave here, so that one that only moves takes no generated text with it.
        context.RegisterSourceOutput(
            output.SelectMany(static (all, _) => all.Findings).WithTrackingName(Steps.Findings).Combine(severities),
            static (production, pair) => Report(production, FileSeverities.Apply(pair.Left, pair.Right)));
        context.RegisterSourceOutput(
            severities,
            static (production, files) => Report(production, files.SelectMany(static file => file.Problems)));
        context.RegisterSourceOutput(
            verificationFindings.Combine(severities),
            static (production, pair) => Report(production, FileSeverities.Apply(pair.Left, pair.Right)));

        // A project that only refers to one with migrations runs this generator too: an empty class there would hide the real one.
        var hasFiles = collected.Select(static (all, _) => !all.IsEmpty);
        context.RegisterSourceOutput(
            output.Select(static (all, _) => all.Set).WithTrackingName(Steps.Set).Combine(hasFiles),
            static (production, pair) => Add(production, pair.Right ? pair.Left : null));
        context.RegisterSourceOutput(
            output.SelectMany(static (all, _) => all.Groups).WithTrackingName(Steps.Groups),
            static (production, group) => Add(production, group));
    }

    // A file that cannot be read has no text; the compiler reports it.
    private static ImmutableArray<MigrationFile> Read(AdditionalText text, bool isBaseline, CancellationToken cancellationToken) =>
        text.GetText(cancellationToken) is { } source
            ? ImmutableArray.Create(isBaseline
                ? MigrationFileReader.ReadBaseline(text.Path, source.ToString(), NotUnicode(source.Encoding))
                : MigrationFileReader.Read(text.Path, source.ToString(), NotUnicode(source.Encoding)))
            : ImmutableArray<MigrationFile>.Empty;

    // The compiler reads what is no UTF-8 in the machine's code page, and what was meant nobody knows.
    private static string? NotUnicode(Encoding? encoding) => encoding is null or UTF8Encoding or UnicodeEncoding or UTF32Encoding ? null : encoding.WebName;

    private static void Report(SourceProductionContext production, IEnumerable<MigrationDiagnostic> findings)
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
            production.AddSource(SetEmitter.HintName, SetEmitter.Emit(set));
        }
    }

    private static void Add(SourceProductionContext production, RollbackGroup group)
    {
        if (!group.Rollbacks.IsEmpty)
        {
            production.AddSource(GroupEmitter.HintName(group), GroupEmitter.Emit(group));
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
        public const string Severities = nameof(Severities);
        public const string Verifications = nameof(Verifications);
        public const string VerificationFindings = nameof(VerificationFindings);
        public const string Findings = nameof(Findings);
        public const string Set = nameof(Set);
        public const string Groups = nameof(Groups);
    }
}
