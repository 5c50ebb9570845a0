namespace PgRollback.Core.Tests.Syntax.Parsing;

public sealed class ObjectStatementTests
{
    [Theory]
    [InlineData(
        "drop table if exists a, s.b cascade",
        "Drop(Kind=Table, Objects=[Table(a), Table(s.b)], IfExists, Cascade)")]
    [InlineData(
        "drop index concurrently if exists i",
        "Drop(Kind=Index, Objects=[Index(i)], IfExists, Concurrently)")]
    [InlineData(
        "drop function f(int, text), g",
        "Drop(Kind=Function, Objects=[Function(f, Arguments=[pg_catalog.int4, text]), Function(g)])")]
    [InlineData(
        "drop aggregate a(*), b(int order by text)",
        "Drop(Kind=Aggregate, Objects=[Aggregate(a, Arguments=[]), Aggregate(b, Arguments=[pg_catalog.int4, text], DirectArguments=1)])")]
    [InlineData(
        "drop operator s.+ (int, none), -(none, text)",
        "Drop(Kind=Operator, Objects=[Operator(s.\"+\", Arguments=[pg_catalog.int4, null]), Operator(\"-\", Arguments=[null, text])])")]
    [InlineData(
        "drop trigger if exists g on s.t",
        "Drop(Kind=Trigger, Objects=[Trigger(s.t, SubName='g')], IfExists)")]
    [InlineData(
        "drop cast if exists (int as text)",
        "Drop(Kind=Cast, Objects=[Cast(\"\", Arguments=[pg_catalog.int4, text])], IfExists)")]
    [InlineData(
        "drop operator class o using btree",
        "Drop(Kind=OperatorClass, Objects=[OperatorClass(o, Using='btree')])")]
    [InlineData(
        "drop type a, b",
        "Drop(Kind=Type, Objects=[Type(a), Type(b)])")]
    [InlineData(
        "drop owned by r, current_user cascade",
        "Drop(Kind=Role, Objects=[Role(r), Role(\"CURRENT_USER\")], Cascade, IsOwned)")]
    [InlineData(
        "drop user mapping if exists for public server s",
        "Drop(Kind=UserMapping, Objects=[UserMapping(\"PUBLIC\", Using='s')], IfExists)")]
    [InlineData(
        "drop role a, b",
        "Drop(Kind=Role, Objects=[Role(a), Role(b)])")]
    [InlineData(
        "drop database if exists d with (force)",
        "Drop(Kind=Database, Objects=[Database(d)], IfExists)")]
    [InlineData(
        "comment on table s.t is 'x'",
        "Comment(Object=Table(s.t), Comment='x')")]
    [InlineData(
        "comment on column s.t.c is null",
        "Comment(Object=Column(s.t, SubName='c'))")]
    [InlineData(
        "comment on constraint c on domain d is 'x'",
        "Comment(Object=DomainConstraint(d, SubName='c'), Comment='x')")]
    [InlineData(
        "comment on function f(in a int, out b int) is 'x'",
        "Comment(Object=Function(f, Arguments=[pg_catalog.int4]), Comment='x')")]
    [InlineData(
        "comment on operator class o using hash is 'x'",
        "Comment(Object=OperatorClass(o, Using='hash'), Comment='x')")]
    [InlineData(
        "comment on cast (int as text) is 'x'",
        "Comment(Object=Cast(\"\", Arguments=[pg_catalog.int4, text]), Comment='x')")]
    [InlineData(
        "comment on large object 42 is 'x'",
        "Comment(Object=LargeObject(\"42\"), Comment='x')")]
    [InlineData(
        "comment on transform for int language plpython is 'x'",
        "Comment(Object=Transform(\"\", Arguments=[pg_catalog.int4], Using='plpython'), Comment='x')")]
    [InlineData(
        "security label for p on column t.c is 'x'",
        "SecurityLabel(Object=Column(t, SubName='c'), Provider='p', Label='x')")]
    [InlineData(
        "grant select (a, b), update on t, s.u to r, public, current_user with grant option granted by x",
        "Grant(IsGrant, Privileges=[Privilege(SELECT, Columns=['a', 'b']), Privilege(UPDATE)], Kind=Table, Objects=[Table(t), Table(s.u)], Grantees=['r', 'PUBLIC', 'CURRENT_USER'], GrantOption, GrantedBy='x')")]
    [InlineData(
        "grant all privileges on all tables in schema a, b to r",
        "Grant(IsGrant, Kind=Table, Objects=[Schema(a), Schema(b)], AllInSchema, Grantees=['r'])")]
    [InlineData(
        "grant execute on function f(int), g to r",
        "Grant(IsGrant, Privileges=[Privilege(EXECUTE)], Kind=Function, Objects=[Function(f, Arguments=[pg_catalog.int4]), Function(g)], Grantees=['r'])")]
    [InlineData(
        "grant usage on type t to r",
        "Grant(IsGrant, Privileges=[Privilege(USAGE)], Kind=Type, Objects=[Type(t)], Grantees=['r'])")]
    [InlineData(
        "revoke grant option for insert on table t from group r cascade",
        "Grant(Privileges=[Privilege(INSERT)], Kind=Table, Objects=[Table(t)], Grantees=['r'], GrantOption, Cascade)")]
    [InlineData(
        "grant a, b to c with admin true, inherit option granted by d",
        "GrantRole(IsGrant, Roles=['a', 'b'], Grantees=['c'], Options=[Option(admin, Value='TRUE'), Option(inherit, Value='OPTION')], GrantedBy='d')")]
    [InlineData(
        "revoke admin option for a from b cascade",
        "GrantRole(Roles=['a'], Grantees=['b'], Options=[Option(admin, Value='OPTION')], Cascade)")]
    [InlineData(
        "alter default privileges for role a in schema s revoke all on functions from public",
        "AlterDefaultPrivileges(Roles=['a'], Schemas=['s'], Action=Grant(Kind=Function, Grantees=['PUBLIC']))")]
    [InlineData(
        "alter default privileges grant usage on schemas to r with grant option",
        "AlterDefaultPrivileges(Action=Grant(IsGrant, Privileges=[Privilege(USAGE)], Kind=Schema, Grantees=['r'], GrantOption))")]
    [InlineData(
        "alter function f(int) owner to r",
        "AlterOwner(Object=Function(f, Arguments=[pg_catalog.int4]), NewOwner='r')")]
    [InlineData(
        "alter schema a rename to b",
        "Rename(Object=Schema(a), NewName='b')")]
    [InlineData(
        "alter aggregate a(*) set schema s",
        "AlterObjectSchema(Object=Aggregate(a, Arguments=[]), NewSchema='s')")]
    [InlineData(
        "alter operator + (int, int) set (restrict = none, commutator = -)",
        "SetTypeOptions(Object=Operator(\"+\", Arguments=[pg_catalog.int4, pg_catalog.int4]), Options=[Option(restrict, Value='none'), Option(commutator, Value='-')])")]
    [InlineData(
        "alter extension e add function f(int)",
        "AlterExtensionContents(e, Object=Function(f, Arguments=[pg_catalog.int4]), Add)")]
    [InlineData(
        "alter extension e update to '2'",
        "AlterExtension(e, Version='2')")]
    [InlineData(
        "create extension if not exists e with schema s version '1' cascade",
        "CreateExtension(e, IfNotExists, Schema='s', Version='1', Cascade)")]
    [InlineData(
        "create schema if not exists authorization r",
        "CreateSchema(Authorization='r', IfNotExists)")]
    [InlineData(
        "create schema s create table t (a int) create view v as select 1 grant select on t to r",
        "CreateSchema(s, Elements=[CreateTable(t, Elements=[Column(a, Type=pg_catalog.int4)]), CreateView(v, Query=<select 1>), Grant(IsGrant, Privileges=[Privilege(SELECT)], Kind=Table, Objects=[Table(t)], Grantees=['r'])])")]
    [InlineData(
        "create policy p on t as restrictive for update to a, b using (a > 1) with check (b > 2)",
        "CreatePolicy(p, Table=t, Command='UPDATE', Roles=['a', 'b'], Using=<a > 1>, WithCheck=<b > 2>)")]
    [InlineData(
        "create policy p on t to public",
        "CreatePolicy(p, Table=t, Permissive, Command='ALL')")]
    [InlineData(
        "alter policy p on t to public using (true)",
        "AlterPolicy(p, Table=t, Roles=[], Using=<true>)")]
    [InlineData(
        "alter policy p on t rename to q",
        "Rename(Object=Policy(t, SubName='p'), NewName='q')")]
    [InlineData(
        "create statistics if not exists s.x (ndistinct, mcv) on a, (b + c), lower(d) from s.t",
        "CreateStatistics(s.x, IfNotExists, Kinds=['ndistinct', 'mcv'], Elements=[IndexElement(Column='a'), IndexElement(Expression=<(b + c)>), IndexElement(Expression=<lower(d)>)], Table=s.t)")]
    [InlineData(
        "alter statistics x set statistics default",
        "AlterStatistics(x)")]
    [InlineData(
        "create aggregate a(int, variadic b text[]) (sfunc = f, stype = int)",
        "CreateAggregate(a, Parameters=[Parameter(Type=pg_catalog.int4), Parameter(Mode=Variadic, b, Type=text[])], Options=[Option(sfunc, Value='f'), Option(stype, Value='int')])")]
    [InlineData(
        "create aggregate a(int order by text) (sfunc = f)",
        "CreateAggregate(a, Parameters=[Parameter(Type=pg_catalog.int4), Parameter(Type=text)], DirectArguments=1, Options=[Option(sfunc, Value='f')])")]
    [InlineData(
        "create aggregate a (basetype = int, sfunc = f)",
        "CreateAggregate(a, Parameters=[Parameter(Type=pg_catalog.int4)], Options=[Option(sfunc, Value='f')])")]
    [InlineData(
        "create operator s.=== (leftarg = int, procedure = f, commutator = operator(s.===))",
        "CreateOperator(s.\"===\", Options=[Option(leftarg, Value='int'), Option(procedure, Value='f'), Option(commutator, Value='operator(s.===)')])")]
    [InlineData(
        "create cast (a as b) with function f(a) as implicit",
        "CreateCast(Source=a, Target=b, Function=Function(f, Arguments=[a]), Context='IMPLICIT')")]
    [InlineData(
        "create cast (a as b) without function",
        "CreateCast(Source=a, Target=b)")]
    [InlineData(
        "create publication p for table a, only b (x, y) where (x > 1), tables in schema s, current_schema with (publish = 'insert')",
        "CreatePublication(p, Objects=[PublicationObject(Table=a), PublicationObject(Table=b, Only, Columns=['x', 'y'], Where=<x > 1>), PublicationObject(Schema='s'), PublicationObject()], Options=[Option(publish, Value=''insert'')])")]
    [InlineData(
        "alter publication p set tables in schema s",
        "AlterPublication(p, Action='SET', Objects=[PublicationObject(Schema='s')])")]
    [InlineData(
        "create role r with login password 'x' in role a, b connection limit 5 valid until 'y'",
        "CreateObject(Object=Role(r), Definition=<with login password 'x' in role a, b connection limit 5 valid until 'y'>, Options=[Option(login), Option(password, Value=''x''), Option(in role, Value='a, b'), Option(connection limit, Value='5'), Option(valid until, Value=''y'')])")]
    [InlineData(
        "create user u",
        "CreateObject(Object=Role(u), Definition=<>, Word='USER')")]
    [InlineData(
        "alter role all in database d set search_path to a, b",
        "AlterSetting(Object=Role(\"\"), InDatabase='d', Setting=ConfigurationSetting(search_path, Value='a, b'))")]
    [InlineData(
        "alter database d reset all",
        "AlterSetting(Object=Database(d), Setting=ConfigurationSetting(ALL))")]
    [InlineData(
        "create server s type 'x' version 'y' foreign data wrapper w options (a 'b')",
        "CreateObject(Object=Server(s), Definition=<type 'x' version 'y' foreign data wrapper w>, Options=[Option(a, Value=''b'')], References=[ForeignDataWrapper(w)])")]
    [InlineData(
        "create user mapping for current_user server s",
        "CreateObject(Object=UserMapping(\"CURRENT_USER\", Using='s'), Definition=<>, References=[Server(s)])")]
    [InlineData(
        "create language l handler s.h inline i validator v",
        "CreateObject(Object=Language(l), Definition=<handler s.h inline i validator v>, References=[Function(s.h), Function(i), Function(v)])")]
    [InlineData(
        "create collation if not exists c from \"C\"",
        "CreateObject(Object=Collation(c), IfNotExists, Definition=<from \"C\">, References=[Collation(\"C\")])")]
    [InlineData(
        "create operator class o default for type t using btree family f as operator 1 <(a, b) for order by x, function 1 (a, b) f(a), storage u",
        "CreateObject(Object=OperatorClass(o, Using='btree'), Definition=<default for type t using btree family f as operator 1 <(a, b) for order by x, function 1 (a, b) f(a), storage u>, References=[Type(t), OperatorFamily(f, Using='btree'), Operator(\"<\", Arguments=[a, b]), Function(f, Arguments=[a]), Type(u)])")]
    [InlineData(
        "create text search configuration s.c (copy = pg_catalog.english)",
        "CreateObject(Object=TextSearchConfiguration(s.c), Definition=<(copy = pg_catalog.english)>, Options=[Option(copy, Value='pg_catalog.english')])")]
    [InlineData(
        "alter text search configuration c alter mapping for a, b replace d with e",
        "AlterObject(Object=TextSearchConfiguration(c), Definition=<alter mapping for a, b replace d with e>)")]
    [InlineData(
        "create transform for t language l (from sql with function f(int), to sql with function g)",
        "CreateObject(Object=Transform(\"\", Arguments=[t], Using='l'), Definition=<(from sql with function f(int), to sql with function g)>, References=[Function(f, Arguments=[pg_catalog.int4]), Function(g)])")]
    [InlineData(
        "create tablespace x owner r location '/y' with (seq_page_cost = 1)",
        "CreateObject(Object=Tablespace(x), Definition=<owner r location '/y' with (seq_page_cost = 1)>, Options=[Option(seq_page_cost, Value='1')])")]
    [InlineData(
        "create access method a type index handler h",
        "CreateObject(Object=AccessMethod(a), Definition=<type index handler h>, References=[Function(h)])")]
    [InlineData(
        "create default conversion c for 'a' to 'b' from f",
        "CreateObject(Object=Conversion(c), Definition=<for 'a' to 'b' from f>, References=[Function(f)], Word='DEFAULT')")]
    [InlineData(
        "create subscription s connection 'x' publication a, b with (slot_name = none)",
        "CreateObject(Object=Subscription(s), Definition=<connection 'x' publication a, b with (slot_name = none)>, Options=[Option(slot_name, Value='none')])")]
    [InlineData(
        "import foreign schema s limit to (a, b) from server x into y",
        "Opaque(CommandTag='IMPORT FOREIGN SCHEMA')")]
    [InlineData(
        "reassign owned by a to b",
        "Opaque(CommandTag='REASSIGN OWNED')")]
    public void What_is_said_of_an_object_is_in_the_statement(string sql, string expected) => Assert.Equal(expected, SyntaxDump.Dump(sql));
}
