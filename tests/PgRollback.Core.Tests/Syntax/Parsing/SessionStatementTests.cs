namespace PgRollback.Core.Tests.Syntax.Parsing;

public sealed class SessionStatementTests
{
    [Theory]
    [InlineData(
        "set search_path to a, \"B\", 'c d'",
        "Set(search_path, Values=['a', 'B', 'c d'])")]
    [InlineData(
        "set local timezone = 'UTC'",
        "Set(timezone, Values=['UTC'], Local)")]
    [InlineData(
        "set time zone interval '1' hour",
        "Set(timezone, Values=['interval '1' hour'])")]
    [InlineData(
        "set session authorization default",
        "Set(session_authorization)")]
    [InlineData(
        "reset all",
        "Set(all, IsReset)")]
    [InlineData(
        "set transaction isolation level repeatable read, read only",
        "Set(transaction)")]
    [InlineData(
        "begin isolation level serializable",
        "Transaction()")]
    [InlineData(
        "rollback to savepoint s",
        "Transaction(Action=RollbackTo, s)")]
    [InlineData(
        "commit and chain",
        "Transaction(Action=Commit)")]
    [InlineData(
        "prepare transaction 'x'",
        "Transaction(Action=Prepare, x)")]
    [InlineData(
        "explain (analyze, format json) select 1",
        "Session(CommandTag='EXPLAIN ANALYZE')")]
    [InlineData(
        "explain (costs off) select 1",
        "Session(CommandTag='EXPLAIN')")]
    [InlineData(
        "lock table a, b in share row exclusive mode nowait",
        "Session(CommandTag='LOCK TABLE')")]
    [InlineData(
        "prepare p (int) as select $1",
        "Session(CommandTag='PREPARE')")]
    [InlineData(
        "declare c no scroll cursor with hold for select 1",
        "Session(CommandTag='DECLARE CURSOR')")]
    [InlineData(
        "fetch forward 5 from c",
        "Session(CommandTag='FETCH')")]
    [InlineData(
        "notify c, 'x'",
        "Session(CommandTag='NOTIFY')")]
    [InlineData(
        "vacuum (full, analyze) t (a, b)",
        "Maintenance(CommandTag='VACUUM', StandsAlone)")]
    [InlineData(
        "reindex (verbose) table concurrently t",
        "Maintenance(CommandTag='REINDEX', StandsAlone)")]
    [InlineData(
        "cluster t",
        "Maintenance(CommandTag='CLUSTER')")]
    [InlineData(
        "cluster (verbose) s.t using i",
        "Cluster(Table=s.t, Index='i')")]
    [InlineData(
        "cluster i on t",
        "Cluster(Table=t, Index='i')")]
    [InlineData(
        "discard all",
        "Maintenance(CommandTag='DISCARD ALL')")]
    [InlineData(
        "alter system set a = b",
        "Opaque(CommandTag='ALTER SYSTEM')")]
    public void What_leaves_nothing_behind_is_told_apart_by_its_tag(string sql, string expected) => Assert.Equal(expected, SyntaxDump.Dump(sql));
}
