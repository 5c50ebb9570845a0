extern alias runtime;

using Microsoft.CodeAnalysis;

namespace PgRollback.Generators.Tests.Diagnostics;

/// <summary>What the pages of the rules say under "How to suppress".</summary>
public sealed class SuppressionTests
{
    private const string Table = "CREATE TABLE a (id integer);\n";
    private const string Forgetful = "CREATE TABLE a (id integer);\nCREATE TABLE b (id integer);\n-- pgrollback: down\nDROP TABLE b;\n";

    [Fact]
    public void A_project_can_silence_a_rule()
    {
        Assert.Contains("1_a.sql(1,1): PGR5001", Places(new Consumer().With("1_a.sql", Table)));
        Assert.Empty(Places(new Consumer().Configure("PGR5001", ReportDiagnostic.Suppress).With("1_a.sql", Table)));
    }

    [Fact]
    public void A_file_can_silence_advice_with_a_reason()
    {
        Assert.Empty(Places(new Consumer().With("1_a.sql", "-- pgrollback: ignore PGR5001 a cache\n" + Table)));
    }

    [Fact]
    public void A_file_cannot_silence_an_error()
    {
        Assert.Equal(
            ["1_a.sql(1,1): PGR6004", "1_a.sql(2,1): PGR4001"],
            Places(new Consumer().With("1_a.sql", "-- pgrollback: ignore PGR4001 it may stay\n" + Forgetful)));
    }

    [Fact]
    public void An_error_that_is_made_a_warning_leaves_a_migration_without_a_way_back()
    {
        var consumer = new Consumer().Configure("PGR4001", ReportDiagnostic.Warn).With("1_a.sql", Forgetful);

        Assert.Equal(DiagnosticSeverity.Warning, Assert.Single(consumer.Run().Diagnostics).Severity);
        Assert.IsType<runtime::PgRollback.IrreversibleRollback>(Assert.Single(Compiled.All(Compiled.Load(consumer.Compilation()))), exactMatch: false);
    }

    [Fact]
    public void What_is_older_than_the_projects_demands_may_go_without_a_rollback()
    {
        var consumer = new Consumer().Set("PgRollbackEnforceFrom", "2").With("1_a.sql", "DO $$ BEGIN EXECUTE current_setting('x.command'); END $$;\n").With("2_b.sql", Table);

        Assert.Empty(consumer.Problems());
        var all = Compiled.All(Compiled.Load(consumer.Compilation()));
        Assert.IsType<runtime::PgRollback.IrreversibleRollback>(all[0], exactMatch: false);
        Assert.IsType<runtime::PgRollback.DestructiveRollback>(all[1], exactMatch: false);
    }

    private static IEnumerable<string> Places(Consumer consumer) => consumer.Findings().Select(finding => finding[..(finding.IndexOf("PGR", StringComparison.Ordinal) + 7)]);
}
