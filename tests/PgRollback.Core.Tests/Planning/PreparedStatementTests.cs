using PgRollback.Diagnostics;
using PgRollback.Migrations;
using PgRollback.Planning;

namespace PgRollback.Core.Tests.Planning;

public sealed class PreparedStatementTests
{
    [Fact]
    public void What_a_prepared_statement_does_to_rows_is_not_passed_over()
    {
        var migration = MigrationSetAnalyzer.Analyze(
            [MigrationFileReader.Read("0001_given.sql", "CREATE TABLE t (a int);"), MigrationFileReader.Read("0002_up.sql", "PREPARE p AS UPDATE t SET a = 1;\nEXECUTE p;\nDEALLOCATE p;")],
            AnalysisOptions.Default).Migrations[1];
        Assert.Equal(RollbackOutcome.Declined, migration.Outcome);
        Assert.Equal((Rules.NotModelled, 2), (migration.Diagnostics[0].Rule, migration.Diagnostics[0].Start.Line + 1));
    }
}
