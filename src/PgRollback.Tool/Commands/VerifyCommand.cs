using System.CommandLine;
using System.Diagnostics;
using PgRollback.Migrations;
using PgRollback.Planning;
using PgRollback.Tool.Output;
using PgRollback.Tool.Verification;

namespace PgRollback.Tool.Commands;

/// <summary><c>pgrollback verify DIR</c>: runs every rollback on a real server and compares the catalogs.</summary>
internal static class VerifyCommand
{
    /// <summary>Where the connection string comes from when it is not given.</summary>
    private const string ConnectionVariable = "PGROLLBACK_CONNECTION";

    public static Command Create(TextWriter output, TextWriter error)
    {
        var common = new CommonOptions();
        var connection = new Option<string?>("--connection") { Description = $"Server on which databases may be created and dropped: Npgsql's form or a postgres:// URI (default: {ConnectionVariable}).", HelpName = "STRING" };
        var use = new Option<string>("--use") { Description = "Which rollbacks to run.", DefaultValueFactory = _ => "derived" };
        use.AcceptOnlyFromAmong("derived", "handwritten");
        var acceptDataGaps = new Option<bool>("--accept-data-gaps") { Description = "Give a migration whose only gaps are rows the rollback of its schema." };
        var rows = new Option<int>("--rows") { Description = "Rows that each table gets before the migration and again before the rollback.", HelpName = "N" };
        var chain = new Option<bool>("--chain") { Description = "Also go all up, all down, all up." };
        var lockFile = new Option<FileInfo?>("--lock") { Description = $"Lock file to write (default: {VerificationLock.FileName} in DIR).", HelpName = "FILE" };
        var noLock = new Option<bool>("--no-lock") { Description = "Write no lock file." };
        rows.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > 10_000)
            {
                result.AddError("--rows: give a number from 0 to 10000");
            }
        });
        var command = new Command("verify", "Runs every rollback on throwaway databases of a server and compares the catalogs.") { connection, use, acceptDataGaps, rows, chain, lockFile, noLock };
        common.AddTo(command);
        command.SetAction(async (result, cancellationToken) =>
        {
            var text = result.GetValue(connection) ?? Environment.GetEnvironmentVariable(ConnectionVariable);
            if (string.IsNullOrWhiteSpace(text))
            {
                throw new ToolException($"--connection is missing, and so is {ConnectionVariable}");
            }

            var options = new VerifyOptions
            {
                Analysis = common.Analysis(result) with { AcceptDataGaps = result.GetValue(acceptDataGaps) },
                UseHandwritten = string.Equals(result.GetValue(use), "handwritten", StringComparison.Ordinal),
                Rows = result.GetValue(rows),
                Chain = result.GetValue(chain),
            };
            var path = result.GetValue(noLock) || options.Rows > 0 ? null : result.GetValue(lockFile)?.FullName ?? Path.Combine(common.Directory(result), VerificationLock.FileName);
            var databases = await ThrowawayDatabases.OpenAsync(ConnectionStrings.Parse(text), cancellationToken).ConfigureAwait(false);
            await using (databases.ConfigureAwait(false))
            {
                var folder = common.Folder(result);
                var verifier = new Verifier(databases, folder, options);
                var report = new VerifyReport(output, error, common.IsJson(result), verifier.Count);
                var exitCode = await RunAsync(verifier, report, options, path, databases.MajorVersion, cancellationToken).ConfigureAwait(false);
                return UnreadFiles.Warn(error, folder, verifier.Diagnostics) && exitCode == ExitCode.Success ? ExitCode.Findings : exitCode;
            }
        });
        return command;
    }

    private static async Task<int> RunAsync(Verifier verifier, VerifyReport report, VerifyOptions options, string? lockPath, int majorVersion, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var entries = new List<VerificationEntry>();
        var isBad = false;
        await foreach (var result in verifier.RunAsync(cancellationToken).ConfigureAwait(false))
        {
            report.Add(result);
            isBad |= result.Verdict is not (Verdict.Exact or Verdict.ExactButForColumnOrder or Verdict.NoSchemaChange);
            if (result.RollbackChecksum is { } checksum)
            {
                entries.Add(new VerificationEntry(result.File.Stem, result.File.Checksum, checksum, options.UseHandwritten ? "handwritten" : "derived", majorVersion, result.Verdict.Word()));
            }
        }

        if (options.Chain)
        {
            await foreach (var chain in verifier.RunChainAsync(cancellationToken).ConfigureAwait(false))
            {
                report.Add(chain);
                isBad |= chain.Verdict is not (Verdict.Exact or Verdict.ExactButForColumnOrder);
            }
        }

        report.Summarize(watch.Elapsed, majorVersion);
        if (lockPath is not null)
        {
            await LockFile.UpdateAsync(lockPath, entries, verifier.Stems, cancellationToken).ConfigureAwait(false);
        }

        return isBad ? ExitCode.Findings : ExitCode.Success;
    }
}
