namespace PgRollback.Core.Tests.Syntax.Parsing;

public sealed class DataStatementTests
{
    [Theory]
    [InlineData(
        "insert into s.t (a, b) values (1, 'x'), (default, now()) on conflict do nothing returning a",
        "Insert(Table=s.t, Columns=['a', 'b'], Rows=[[<1>, <'x'>], [<default>, <now()>]], HasOnConflict, Changes=[DataChange(Table=s.t)], Calls=[now])")]
    [InlineData(
        "insert into t select * from f(1)",
        "Insert(Table=t, Changes=[DataChange(Table=t)], Calls=[f])")]
    [InlineData(
        "insert into t default values",
        "Insert(Table=t, Changes=[DataChange(Table=t)])")]
    [InlineData(
        "insert into t overriding system value values (1) order by 1",
        "Insert(Table=t, Overriding='SYSTEM', Changes=[DataChange(Table=t)])")]
    [InlineData(
        "with x as (delete from a returning *), y as (update b set c = 1, (d, e) = (f(), 2)) insert into c table x on conflict (a) where b do update set z = 1",
        "Insert(Table=c, HasOnConflict, Changes=[DataChange(Kind=Delete, Table=a), DataChange(Kind=Update, Table=b, Columns=['c', 'd', 'e']), DataChange(Table=c), DataChange(Kind=Update, Table=c, Columns=['z'])], Calls=[f])")]
    [InlineData(
        "update only s.t as x set a = 1, b[2].c = default from u where x.a = u.a",
        "Update(Table=s.t, Columns=['a', 'b'], Changes=[DataChange(Kind=Update, Table=s.t, Columns=['a', 'b'])])")]
    [InlineData(
        "delete from t using u where current of c",
        "Delete(Table=t, Changes=[DataChange(Kind=Delete, Table=t)])")]
    [InlineData(
        "merge into t using u on t.a = u.a when matched and t.b then update set a = 1 when not matched by source then delete when not matched then insert (a) values (1)",
        "Merge(Table=t, Changes=[DataChange(Kind=Merge, Table=t)])")]
    [InlineData(
        "select s.f(1), lower(a) filter (where g(b)), count(*) over (partition by h(c)) from j(1) k, lateral l(m()) where coalesce(n(1), 2) in (select o())",
        "Select(Calls=[s.f, lower, g, count, h, j, l, m, n, o])")]
    [InlineData(
        "select 1 into temp s.t from u",
        "Select(Into=s.t, IntoPersistence=Temporary)")]
    [InlineData(
        "with x as (select 1 into a) select (select 2 into b) into t from (select 3 into c) u union select 4 into d",
        "Select(Into=t)")]
    [InlineData(
        "select * from (select 1 into f) bar",
        "Select()")]
    [InlineData(
        "truncate table only a, b restart identity cascade",
        "Truncate(Tables=[a, b], RestartIdentity, Cascade, Changes=[DataChange(Kind=Truncate, Table=a), DataChange(Kind=Truncate, Table=b)])")]
    [InlineData(
        "copy s.t (a, b) from stdin with (format csv, header)",
        "Copy(Table=s.t, Columns=['a', 'b'], From, Changes=[DataChange(Kind=Copy, Table=s.t, Columns=['a', 'b'])])")]
    [InlineData(
        "copy (select f()) to stdout",
        "Copy(Calls=[f])")]
    [InlineData(
        "call s.p(f(1), a => 2)",
        "Call(Procedure=s.p, Calls=[s.p, f])")]
    [InlineData(
        "do language plpgsql $$ begin end $$",
        "Do(Language='plpgsql', Body=' begin end ')")]
    public void Writes_calls_and_rows_are_noted(string sql, string expected) => Assert.Equal(expected, SyntaxDump.Dump(sql));
}
