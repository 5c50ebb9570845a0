using PgRollback.Migrations;
using PgRollback.Planning;
using PgRollback.Tool.Files;

namespace PgRollback.Tool.Verification;

/// <summary>A migration whose up applies, with the rollback that is to be tried.</summary>
internal sealed record Candidate(MigrationAnalysis Analysis, ServerScript Up, ServerScript? Down, string? RollbackChecksum)
{
    public MigrationFile File => Analysis.File;

    public static Candidate Of(MigrationAnalysis analysis, Migration migration, MigrationFolder folder, bool useHandwritten, int majorVersion)
    {
        var up = ServerScript.Up(analysis.File, folder.Text(analysis.File));
        if (useHandwritten)
        {
            return migration.Handwritten is { } file
                ? new Candidate(analysis, up, ServerScript.Down(file, folder.Text(file)), VerificationLock.ChecksumOf([file.DownText ?? ""]))
                : new Candidate(analysis, up, Down: null, RollbackChecksum: null);
        }

        return analysis.Plan is { } plan && analysis.Outcome != RollbackOutcome.Declined
            ? new Candidate(analysis, up, ServerScript.Of(plan, majorVersion), VerificationLock.ChecksumOf(plan.Steps.Select(s => s.Sql)))
            : new Candidate(analysis, up, Down: null, RollbackChecksum: null);
    }
}
