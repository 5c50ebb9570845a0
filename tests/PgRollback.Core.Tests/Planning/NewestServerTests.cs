using PgRollback.Migrations;
using PgRollback.Planning;

namespace PgRollback.Core.Tests.Planning;

/// <summary>What only later versions than the oldest have, and no case can hold, because each runs on all of them.</summary>
public sealed class NewestServerTests
{
    [Theory]
    [InlineData(
        "CREATE TABLE target (id int); CREATE TABLE source (a int);\nCREATE FUNCTION merged() RETURNS TABLE (a int, id int) BEGIN ATOMIC MERGE INTO target t USING source s ON s.a = t.id WHEN MATCHED THEN DO NOTHING RETURNING *; END;",
        "DROP FUNCTION merged;",
        "RETURNING s.a, t.id")]
    [InlineData("CREATE TABLE whole (a int) PARTITION BY HASH (a);", "ALTER TABLE whole SET ACCESS METHOD columnar;", "ALTER TABLE public.whole SET ACCESS METHOD DEFAULT")]
    [InlineData(
        "CREATE TABLE whole (a int) PARTITION BY HASH (a); CREATE TABLE part PARTITION OF whole FOR VALUES WITH (MODULUS 2, REMAINDER 0);\nALTER TABLE whole SET ACCESS METHOD columnar;",
        "-- pgrollback: accept-data-loss none are in it\nDROP TABLE part;",
        "FOR VALUES WITH (MODULUS 2, REMAINDER 0) USING heap")]
    [InlineData(
        "CREATE TABLE whole (a int) PARTITION BY HASH (a) USING columnar; CREATE TABLE part PARTITION OF whole FOR VALUES WITH (MODULUS 2, REMAINDER 0);\nALTER TABLE whole SET ACCESS METHOD heap;",
        "-- pgrollback: accept-data-loss none are in it\nDROP TABLE part;",
        "FOR VALUES WITH (MODULUS 2, REMAINDER 0) USING columnar")]
    public void Its_rollback_says(string given, string up, string expected)
    {
        var options = AnalysisOptions.Default with { MinServerVersion = 18, MaxServerVersion = 18 };
        var migration = MigrationSetAnalyzer.Analyze([MigrationFileReader.Read("0001_given.sql", given), MigrationFileReader.Read("0002_up.sql", up)], options).Migrations[1];

        Assert.Contains(expected, string.Join('\n', migration.Plan!.Steps.Select(static s => s.Sql)), StringComparison.Ordinal);
    }
}
