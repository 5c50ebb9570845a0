using PgRollback.Migrations;
using PgRollback.Planning;

namespace PgRollback.Generators.Tests.Pipeline;

/// <summary>What the lock file of <c>pgrollback verify</c> says of the rollbacks that are compiled.</summary>
public sealed class VerificationTests
{
    private const string Sql = "CREATE TABLE a (id integer);\n";

    [Fact]
    public void Without_a_lock_file_nothing_is_demanded()
    {
        Assert.DoesNotContain(new Consumer().With("1_a.sql", Sql).Findings(), finding => finding.Contains("PGR7", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_lock_file_a_strict_project_is_told_so()
    {
        var consumer = new Consumer().Set("PgRollbackStrictness", "strict").With("1_a.sql", Sql);

        Assert.Contains("1_a.sql(1,1): PGR7001: No server has run the derived rollback of '1_a' yet, so it is proved on the model only; run 'pgrollback verify --use derived' and commit the lock file", consumer.Findings());
    }

    [Theory]
    [InlineData("derived", "exact", true, true, "")]
    [InlineData("derived", "exact but for column order", true, true, "")]
    [InlineData("handwritten", "exact", true, true, "PGR7001")]
    [InlineData("derived", "exact", false, true, "PGR7002")]
    [InlineData("derived", "exact", true, false, "PGR7002")]
    [InlineData("derived", "differs", true, true, "PGR7003")]
    [InlineData("derived", "rollback failed", true, true, "PGR7003")]
    [InlineData("derived", "differs", false, true, "PGR7002")]
    public void An_entry_counts_for_the_very_rollback_that_was_run(string source, string verdict, bool sameMigration, bool sameRollback, string expected)
    {
        var migration = Analyze(Sql);
        var entry = new VerificationEntry("1_a", sameMigration ? migration.File.Checksum : "0", sameRollback ? VerificationCheck.ChecksumOf(migration) : "0", source, 18, verdict);

        Assert.Equal(expected, Rules(new Consumer().With("1_a.sql", Sql).WithOther(Lock(entry))));
    }

    [Fact]
    public void A_handwritten_rollback_is_known_by_its_text()
    {
        const string down = "DROP TABLE a;\n";
        var checksum = MigrationFileReader.Read("1_a.up.sql", Sql).Checksum;
        var entry = new VerificationEntry("1_a", checksum, VerificationLock.ChecksumOf([MigrationFileReader.Read("1_a.down.sql", down).DownText!]), "handwritten", 18, "exact");

        Assert.Equal("", Rules(new Consumer().With("1_a.up.sql", Sql).With("1_a.down.sql", down).WithOther(Lock(entry))));
        Assert.Equal("PGR7002", Rules(new Consumer().With("1_a.up.sql", Sql).With("1_a.down.sql", "DROP TABLE public.a;\n").WithOther(Lock(entry))));
    }

    [Fact]
    public void What_nothing_takes_back_needs_no_server()
    {
        Assert.Equal("", Rules(new Consumer().With("1_a.sql", "SELECT 1;\n").WithOther(Lock())));
    }

    [Fact]
    public void A_file_can_do_without()
    {
        const string ignored = "-- pgrollback: ignore PGR7001 tried by hand\n" + Sql;

        Assert.Equal("", Rules(new Consumer().With("1_a.sql", ignored).WithOther(Lock())));
        Assert.Equal("", Rules(new Consumer().With("1_a.sql", ignored)));
    }

    [Fact]
    public void An_ignore_that_is_needed_no_more_is_said()
    {
        const string ignored = "-- pgrollback: ignore PGR7001 tried by hand\n" + Sql;
        var migration = Analyze(ignored);
        var entry = new VerificationEntry("1_a", migration.File.Checksum, VerificationCheck.ChecksumOf(migration), "derived", 18, "exact");

        Assert.Equal("PGR6004", Rules(new Consumer().With("1_a.sql", ignored).WithOther(Lock(entry))));
    }

    [Fact]
    public void Locks_of_several_folders_count_together()
    {
        var migration = Analyze(Sql);
        var entry = new VerificationEntry("1_a", migration.File.Checksum, VerificationCheck.ChecksumOf(migration), "derived", 18, "exact");

        Assert.Equal("", Rules(new Consumer().With("1_a.sql", Sql).WithOther(Lock()).WithOther(new SqlText("/repo/other/pgrollback.lock", VerificationLock.Empty.With([entry]).ToText(), SqlText.Lock))));
    }

    private static MigrationAnalysis Analyze(string sql) => MigrationSetAnalyzer.Analyze([MigrationFileReader.Read("1_a.sql", sql)], AnalysisOptions.Default).Migrations[0];

    private static SqlText Lock(params VerificationEntry[] entries) => new("/repo/migrations/pgrollback.lock", VerificationLock.Empty.With(entries).ToText(), SqlText.Lock);

    private static string Rules(Consumer consumer) =>
        string.Join(", ", consumer.Run().Diagnostics.Select(diagnostic => diagnostic.Id).Where(id => id.StartsWith("PGR7", StringComparison.Ordinal) || id == "PGR6004"));
}
