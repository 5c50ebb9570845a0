namespace PgRollback.Core.Tests.Syntax.Parsing;

public sealed class ViewAndRuleTests
{
    [Theory]
    [InlineData(
        "create or replace temp recursive view v (a, b) with (security_barrier) as select 1, 2",
        "CreateView(v, OrReplace, Temporary, Recursive, Columns=['a', 'b'], Options=[Option(security_barrier)], Query=<select 1, 2>)")]
    [InlineData(
        "create view v as (select 1) union all select 2 with local check option",
        "CreateView(v, Query=<(select 1) union all select 2>, CheckOption='LOCAL')")]
    [InlineData(
        "create materialized view if not exists v using heap with (fillfactor = 1) tablespace x as values (1) with no data",
        "CreateMaterializedView(v, IfNotExists, AccessMethod='heap', Options=[Option(fillfactor, Value='1')], Tablespace='x', Query=<values (1)>, WithNoData)")]
    [InlineData(
        "refresh materialized view concurrently v",
        "RefreshMaterializedView(v, Concurrently)")]
    [InlineData(
        "create or replace rule r as on insert to t where new.a > 1 do instead (insert into u values (new.a); select 1;)",
        "CreateRule(r, OrReplace, Relation=t, Definition=<as on insert to t where new.a > 1 do instead (insert into u values (new.a); select 1;)>)")]
    public void What_stands_in_a_view_or_rule_is_in_the_statement(string sql, string expected) => Assert.Equal(expected, SyntaxDump.Dump(sql));
}
