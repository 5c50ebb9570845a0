namespace PgRollback.Core.Tests.Syntax.Parsing;

public sealed class FunctionTests
{
    [Theory]
    [InlineData(
        "create or replace function s.f(a int, inout b text default 'x', variadic c int[]) returns setof t language plpgsql stable strict security definer parallel safe cost 10 rows 5 set search_path = a, \"B\" as $x$ begin end $x$",
        "CreateFunction(OrReplace, s.f, Parameters=[Parameter(a, Type=pg_catalog.int4), Parameter(Mode=InOut, b, Type=text, Default=<'x'>), Parameter(Mode=Variadic, c, Type=pg_catalog.int4[])], Returns=setof t, Language='plpgsql', Body=' begin end ', Options=FunctionOptions(Volatility='STABLE', Strict, SecurityDefiner, Parallel='SAFE', Cost='10', Rows='5', Settings=[ConfigurationSetting(search_path, Value='a, \"B\"')]))")]
    [InlineData(
        "create function f() returns table (a int, b t.c%type) language sql return 1",
        "CreateFunction(f, Parameters=[Parameter(Mode=Table, a, Type=pg_catalog.int4), Parameter(Mode=Table, b, Type=t.c%TYPE)], Language='sql', SqlBody=<return 1>)")]
    [InlineData(
        "create procedure p(in out a int) begin atomic insert into t values (1); select case when true then 1 end; end",
        "CreateFunction(IsProcedure, p, Parameters=[Parameter(Mode=InOut, a, Type=pg_catalog.int4)], SqlBody=<begin atomic insert into t values (1); select case when true then 1 end; end>)")]
    [InlineData(
        "create function f(double precision, int) returns int as 'lib', 'sym' language c leakproof window support s.sup transform for type x, for type y",
        "CreateFunction(f, Parameters=[Parameter(Type=pg_catalog.float8), Parameter(Type=pg_catalog.int4)], Returns=pg_catalog.int4, Language='c', Body='lib', LinkSymbol='sym', Options=FunctionOptions(Leakproof, Window, Support=s.sup, TransformTypes=[x, y]))")]
    [InlineData(
        "alter function f(out a int, b text) not leakproof called on null input reset all set x from current restrict",
        "AlterFunction(Function=Function(f, Arguments=[text]), Options=FunctionOptions(Strict=false, Leakproof=false, Settings=[ConfigurationSetting(ALL), ConfigurationSetting(x, FromCurrent)]))")]
    [InlineData(
        "alter routine f volatile",
        "AlterFunction(Function=Routine(f), Options=FunctionOptions(Volatility='VOLATILE'))")]
    public void What_is_said_of_a_function_is_in_the_statement(string sql, string expected) => Assert.Equal(expected, SyntaxDump.Dump(sql));
}
