using System.CommandLine;
using PgRollback.Migrations;
using PgRollback.Planning;
using PgRollback.Tool.Files;
using PgRollback.Tool.Output;
using PgRollback.Tool.Scripts;

namespace PgRollback.Tool.Commands;

/// <summary><c>pgrollback script DIR</c>: writes the rollback of every migration that has one.</summary>
internal static class ScriptCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var common = new CommonOptions();
        var outFolder = new Option<DirectoryInfo?>("--out") { Description = "Folder to write to (default: beside the migrations); sub-folders as in DIR.", HelpName = "OUT" };
        var ignoreHandwritten = new Option<bool>("--ignore-handwritten") { Description = "Derive the rollback also where people wrote one." };
        var acceptDataGaps = new Option<bool>("--accept-data-gaps") { Description = "Give a migration whose only gaps are rows the rollback of its schema." };
        var bare = new Option<bool>("--no-transaction") { Description = "Leave out BEGIN and COMMIT: for tools that bring a transaction of their own." };
        var command = new Command("script", "Writes <stem>.down.sql for every migration that has a rollback.") { outFolder, ignoreHandwritten, acceptDataGaps, bare };
        common.AddTo(command);
        command.SetAction(result =>
        {
            var folder = common.Folder(result);
            var options = common.Analysis(result) with { IgnoreHandwritten = result.GetValue(ignoreHandwritten), AcceptDataGaps = result.GetValue(acceptDataGaps) };
            var target = result.GetValue(outFolder)?.FullName ?? folder.Root;
            var writer = new ScriptWriter(folder, target, options, !result.GetValue(bare));
            var analysis = MigrationSetAnalyzer.Analyze(folder.Files, options);
            foreach (var diagnostic in analysis.Diagnostics)
            {
                error.Write(DiagnosticText.Line(diagnostic) + "\n");
            }

            var declined = 0;
            foreach (var migration in analysis.Migrations.Where(m => m.File.Role != FileRole.Repeatable))
            {
                var path = writer.Write(migration);
                declined += migration.Outcome == RollbackOutcome.Declined ? 1 : 0;
                if (common.IsJson(result))
                {
                    output.WriteJson(json => ScriptReport.Write(json, migration));
                }
                else
                {
                    ScriptReport.Write(output, migration, path);
                }
            }

            var unread = UnreadFiles.Warn(error, folder, analysis.Diagnostics);
            return declined > 0 || unread ? ExitCode.Findings : ExitCode.Success;
        });
        return command;
    }
}
