namespace PgRollback.Migrations;

/// <summary>What a server said about one rollback.</summary>
/// <param name="Stem">Of the migration.</param>
/// <param name="Checksum">Of the migration's file when it was verified; <see cref="MigrationFile.Checksum"/>.</param>
/// <param name="RollbackChecksum">Of the rollback that ran: of the plan's statements, or of the hand-written text; <see cref="VerificationLock.ChecksumOf(IEnumerable{string})"/>.</param>
/// <param name="Source"><c>derived</c> or <c>handwritten</c>.</param>
/// <param name="ServerVersion">Major version of the server.</param>
/// <param name="Verdict">In the words of <c>pgrollback verify</c>: <c>exact</c>, <c>exact but for column order</c>, <c>differs</c>, <c>rollback failed</c>, <c>no schema change</c>.</param>
public sealed record VerificationEntry(string Stem, string Checksum, string RollbackChecksum, string Source, int ServerVersion, string Verdict)
{
    /// <summary>The rollback does what it should.</summary>
    public bool IsGood => Verdict is "exact" or "exact but for column order" or "no schema change";
}
