using PgRollback.Diagnostics;
using PgRollback.Migrations;
using PgRollback.Planning;

namespace PgRollback.Core.Tests.Planning;

/// <summary>A defect of ours costs one migration its rollback. No text is known that makes an analysis throw; a statement that is not there does.</summary>
public sealed class AnalysisFailureTests
{
    private static readonly MigrationFile Broken = MigrationFileReader.Read("migrations/2_b.sql", "CREATE TABLE b (id integer);\n") with { Up = [null!] };

    [Fact]
    public void The_failure_is_said_of_the_file_and_the_others_have_their_rollbacks()
    {
        var set = MigrationSetAnalyzer.Analyze([File("1_a.sql", "CREATE TABLE a (id integer);\n"), Broken, File("3_c.sql", "CREATE TABLE c (id integer);\n")], AnalysisOptions.Default);

        Assert.Equal([RollbackOutcome.Derived, RollbackOutcome.Declined, RollbackOutcome.Derived], set.Migrations.Select(migration => migration.Outcome));
        var finding = Assert.Single(set.Migrations[1].Diagnostics);
        Assert.Equal((Rules.AnalysisFailed, "migrations/2_b.sql"), (finding.Rule, finding.Path));
        Assert.StartsWith(nameof(NullReferenceException), Assert.Single(finding.Arguments), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_behind_it_relies_on_what_it_may_have_changed()
    {
        var set = MigrationSetAnalyzer.Analyze([File("1_a.sql", "CREATE TABLE a (id integer);\n"), Broken, File("3_c.sql", "DROP TABLE a;\n")], AnalysisOptions.Default);

        Assert.Equal(RollbackOutcome.Declined, set.Migrations[2].Outcome);
    }

    [Fact]
    public void A_baseline_is_no_exception()
    {
        var baseline = MigrationFileReader.ReadBaseline("schema.sql", "CREATE TABLE a (id integer);\n") with { Up = [null!] };

        var set = MigrationSetAnalyzer.Analyze([baseline, File("1_b.sql", "CREATE TABLE b (id integer);\n")], AnalysisOptions.Default);

        Assert.Equal(Rules.AnalysisFailed, Assert.Single(set.Diagnostics).Rule);
        Assert.Equal(RollbackOutcome.Derived, Assert.Single(set.Migrations).Outcome);
    }

    private static MigrationFile File(string name, string sql) => MigrationFileReader.Read("migrations/" + name, sql);
}
