using PgRollback.Migrations;

namespace PgRollback.Core.Tests.Migrations;

public sealed class VerificationLockTests
{
    private static readonly VerificationEntry First = new("0001_a", "c1", "r1", "derived", 15, "exact");
    private static readonly VerificationEntry Second = new("0002_b", "c2", "r2", "handwritten", 18, "exact but for column order");

    [Fact]
    public void What_is_written_is_read_again()
    {
        var verifications = VerificationLock.Empty.With([Second, First]);

        Assert.Equal([First, Second], verifications.Entries);
        Assert.Equal(verifications, VerificationLock.Parse(verifications.ToText()));
        Assert.Equal(verifications, VerificationLock.Parse(verifications.ToText().Replace("\n", "\r\n", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_new_verdict_replaces_the_old_one_of_the_same_server()
    {
        var newer = First with { Verdict = "differs", Checksum = "c3" };
        var other = First with { ServerVersion = 18 };

        var verifications = VerificationLock.Empty.With([First, Second]).With([newer, other]);

        Assert.Equal([newer, other, Second], verifications.Entries);
    }

    [Fact]
    public void What_is_no_entry_is_left_out()
    {
        var text = "<<<<<<< ours\n" + VerificationLock.Empty.With([First]).ToText() + "=======\n\n0001\tderived\tx\texact\ta\tb\n";

        Assert.Equal([First], VerificationLock.Parse(text).Entries);
    }

    [Fact]
    public void Only_restoring_verdicts_are_good()
    {
        Assert.True(First.IsGood);
        Assert.True(Second.IsGood);
        Assert.False((First with { Verdict = "differs" }).IsGood);
        Assert.False((First with { Verdict = "rollback failed" }).IsGood);
    }

    [Fact]
    public void A_deleted_migration_leaves_the_file() =>
        Assert.Equal([Second], VerificationLock.Empty.With([First, Second]).Of(new HashSet<string>(["0002_b"])).Entries);
}
