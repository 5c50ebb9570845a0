namespace PgRollback.Core.Tests.Syntax.Parsing;

public sealed class CreateIndexTests
{
    [Theory]
    [InlineData(
        "create index on t (a)",
        "CreateIndex(Table=t, Elements=[IndexElement(Column='a')])")]
    [InlineData(
        "create unique index concurrently if not exists i on only s.t using gin ((a || b) collate \"C\" x_ops (p = 1) desc nulls last, lower(c)) include (d) nulls not distinct with (fastupdate = off) tablespace y where a > 0",
        "CreateIndex(i, Unique, Concurrently, IfNotExists, Only, Table=s.t, AccessMethod='gin', Elements=[IndexElement(Expression=<(a || b)>, Collation=\"C\", OperatorClass=x_ops, OperatorClassOptions=[Option(p, Value='1')], Descending, NullsFirst=false), IndexElement(Expression=<lower(c)>)], IncludeElements=[IndexElement(Column='d')], NullsNotDistinct, Options=[Option(fastupdate, Value='off')], Tablespace='y', Predicate=<a > 0>)")]
    public void What_stands_in_CREATE_INDEX_is_in_the_statement(string sql, string expected) => Assert.Equal(expected, SyntaxDump.Dump(sql));
}
