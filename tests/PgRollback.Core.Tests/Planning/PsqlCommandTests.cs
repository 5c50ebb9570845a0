using PgRollback.Diagnostics;
using PgRollback.Migrations;
using PgRollback.Planning;

namespace PgRollback.Core.Tests.Planning;

public sealed class PsqlCommandTests
{
    [Theory]
    [InlineData("\\ir other.sql", nameof(Rules.NoRollback))]
    [InlineData("\\if :wanted", nameof(Rules.NoRollback))]
    [InlineData("\\! createdb other", nameof(Rules.NoRollback))]
    [InlineData("\\c other", nameof(Rules.NotModelled))]
    [InlineData("\\copy made from 'rows.csv'", nameof(Rules.NotModelled))]
    [InlineData("\\q", nameof(Rules.NotModelled))]
    public void What_psql_decides_is_no_part_of_a_proof(string command, string rule)
    {
        var migration = Analyze(command + "\nCREATE TABLE made (id int);\n");
        Assert.Equal(RollbackOutcome.Declined, migration.Outcome);
        var diagnostic = Assert.Single(migration.Diagnostics);
        Assert.Equal(rule == nameof(Rules.NotModelled) ? Rules.NotModelled : Rules.NoRollback, diagnostic.Rule);
        Assert.Contains(command.Split(' ')[0], diagnostic.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\\set ON_ERROR_STOP on")]
    [InlineData("\\restrict aBc")]
    [InlineData("\\echo done")]
    public void What_sets_up_psql_is_skipped(string command) => Assert.Equal(RollbackOutcome.Derived, Analyze(command + "\nCREATE TABLE made (id int);\n").Outcome);

    private static MigrationAnalysis Analyze(string text) => Assert.Single(MigrationSetAnalyzer.Analyze([MigrationFileReader.Read("0001_up.sql", text)], AnalysisOptions.Default).Migrations);
}
