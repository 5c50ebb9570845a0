using System.CommandLine;
using PgRollback.Diagnostics;
using PgRollback.Migrations;
using PgRollback.Planning;
using PgRollback.Tool.Output;

namespace PgRollback.Tool.Commands;

/// <summary><c>pgrollback check DIR</c>: the diagnostics of a build, without a build.</summary>
internal static class CheckCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var common = new CommonOptions("sarif");
        var command = new Command("check", "Reports what a build would report: migrations without a rollback, hand-written rollbacks that are wrong.");
        common.AddTo(command);
        command.SetAction(result =>
        {
            var folder = common.Folder(result);
            var analysis = MigrationSetAnalyzer.Analyze(folder.Files, common.Analysis(result));
            var diagnostics = analysis.Diagnostics.Concat(analysis.Migrations.SelectMany(m => m.Diagnostics)).ToList();
            var lockFile = Path.Combine(common.Directory(result), VerificationLock.FileName);
            if (File.Exists(lockFile))
            {
                diagnostics.AddRange(VerificationCheck.Run(analysis.Migrations, VerificationLock.Parse(File.ReadAllText(lockFile))));
            }

            switch (common.Format(result))
            {
                case "sarif":
                    output.Write(SarifWriter.Write(diagnostics));
                    break;
                case "json":
                    WriteJson(output, analysis);
                    break;
                default:
                    WriteText(output, analysis, diagnostics);
                    break;
            }

            UnreadFiles.Warn(error, folder, analysis.Diagnostics);
            return diagnostics.Any(d => d.Rule.Severity == Severity.Error) ? ExitCode.Findings : ExitCode.Success;
        });
        return command;
    }

    private static void WriteJson(TextWriter output, MigrationSetAnalysis analysis)
    {
        foreach (var migration in analysis.Migrations)
        {
            if (migration.Handwritten is { } verdict)
            {
                output.WriteJson(json =>
                {
                    json.WriteString("migration", migration.File.Stem);
                    json.WriteString("file", migration.File.Path);
                    json.WriteString("verdict", Word(verdict));
                    json.WriteStartArray("findings");
                    foreach (var diagnostic in migration.Diagnostics.Where(d => HandwrittenFinding.IsOne(migration, d)))
                    {
                        json.WriteStartObject();
                        json.WriteString("id", diagnostic.Rule.Id);
                        json.WriteString("kind", HandwrittenFinding.Kind(diagnostic));
                        json.WriteString("object", diagnostic.Subject);
                        json.WriteString("file", diagnostic.Path);
                        json.WriteNumber("line", diagnostic.Start.Line + 1);
                        json.WriteNumber("column", diagnostic.Start.Column + 1);
                        json.WriteString("message", diagnostic.Message);
                        json.WriteEndObject();
                    }

                    json.WriteEndArray();
                });
            }
        }
    }

    private static void WriteText(TextWriter output, MigrationSetAnalysis analysis, List<MigrationDiagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics.Where(d => d.Rule.Severity != Severity.Info))
        {
            output.Write(DiagnosticText.Line(diagnostic) + "\n");
        }

        int Handwritten(HandwrittenVerdict verdict) => analysis.Migrations.Count(m => m.Handwritten == verdict);
        int Outcome(RollbackOutcome outcome) => analysis.Migrations.Count(m => m.Outcome == outcome);
        output.Write($"{analysis.Migrations.Count} migrations: {Outcome(RollbackOutcome.Derived)} derived, {Outcome(RollbackOutcome.Handwritten)} handwritten, {Outcome(RollbackOutcome.Nothing)} with nothing to take back, {Outcome(RollbackOutcome.Declined)} without a rollback\n");
        output.Write($"Hand-written rollbacks: {Handwritten(HandwrittenVerdict.Proved)} proved, {Handwritten(HandwrittenVerdict.Wrong)} wrong, {Handwritten(HandwrittenVerdict.Unproved)} unproved\n");
    }

    private static string Word(HandwrittenVerdict verdict) => verdict switch
    {
        HandwrittenVerdict.Proved => "proved",
        HandwrittenVerdict.Wrong => "wrong",
        _ => "unproved",
    };
}
