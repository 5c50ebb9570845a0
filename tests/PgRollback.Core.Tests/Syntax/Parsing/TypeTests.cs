namespace PgRollback.Core.Tests.Syntax.Parsing;

public sealed class TypeTests
{
    [Theory]
    [InlineData(
        "create type s.e as enum ('a', 'it''s')",
        "CreateEnum(s.e, Labels=['a', 'it's'])")]
    [InlineData(
        "create type c as (a int, b text collate \"C\")",
        "CreateCompositeType(c, Attributes=[Column(a, Type=pg_catalog.int4), Column(b, Type=text, Collation=\"C\")])")]
    [InlineData(
        "create type r as range (subtype = float8, subtype_diff = s.f)",
        "CreateRangeType(r, Options=[Option(subtype, Value='float8'), Option(subtype_diff, Value='s.f')])")]
    [InlineData(
        "create type b (input = f, output = g, internallength = variable)",
        "CreateBaseType(b, Options=[Option(input, Value='f'), Option(output, Value='g'), Option(internallength, Value='variable')])")]
    [InlineData(
        "create type b",
        "CreateBaseType(b, IsShell)")]
    [InlineData(
        "alter type e add value if not exists 'x' before 'y'",
        "AddEnumValue(e, Value='x', IfNotExists, Before='y')")]
    [InlineData(
        "alter type e rename value 'a' to 'b'",
        "RenameEnumValue(e, Value='a', NewValue='b')")]
    [InlineData(
        "alter type c add attribute a int cascade, drop attribute if exists b, alter attribute c set data type text collate \"C\" restrict",
        "AlterTable(Kind=Type, c, Commands=[AttributeCommand(Command=AddColumn(Column=Column(a, Type=pg_catalog.int4)), Cascade), AttributeCommand(Command=DropColumn(Column='b', IfExists)), AttributeCommand(Command=AlterColumnType(Column='c', Type=text, Collation=\"C\"))])")]
    [InlineData(
        "alter type b set (storage = plain)",
        "SetTypeOptions(Object=Type(b), Options=[Option(storage, Value='plain')])")]
    [InlineData(
        "create domain d as text collate \"C\" default 'x' constraint n not null check (value <> '')",
        "CreateDomain(d, Type=text, Collation=\"C\", Constraints=[Default(Expression=<'x'>), NotNull(n), Check(Expression=<value <> ''>)])")]
    [InlineData(
        "alter domain d set default 1",
        "AlterDomain(d, Expression=<1>)")]
    [InlineData(
        "alter domain d add constraint c check (value > 0) not valid",
        "AlterDomain(d, Action=AddConstraint, Constraint=Check(c, Expression=<value > 0>, NotValid))")]
    [InlineData(
        "alter domain d drop constraint if exists c cascade",
        "AlterDomain(d, Action=DropConstraint, ConstraintName='c', IfExists, Cascade)")]
    [InlineData(
        "alter domain d validate constraint c",
        "AlterDomain(d, Action=ValidateConstraint, ConstraintName='c')")]
    [InlineData(
        "alter domain d rename constraint a to b",
        "Rename(Object=DomainConstraint(d, SubName='a'), RelationKind=Domain, NewName='b')")]
    [InlineData(
        "create sequence if not exists s.q as bigint increment by -1 no minvalue maxvalue 10 start with 5 cache 3 cycle owned by s.t.c",
        "CreateSequence(s.q, IfNotExists, Options=[SequenceOption(AS, Value='pg_catalog.int8', Type=pg_catalog.int8), SequenceOption(INCREMENT, Value='-1'), SequenceOption(MINVALUE, No), SequenceOption(MAXVALUE, Value='10'), SequenceOption(START, Value='5'), SequenceOption(CACHE, Value='3'), SequenceOption(CYCLE), SequenceOption(OWNED BY, Value='c', Target=s.t)])")]
    [InlineData(
        "alter sequence q restart with 5 owned by none no cycle",
        "AlterSequence(q, Options=[SequenceOption(RESTART, Value='5'), SequenceOption(OWNED BY, No), SequenceOption(CYCLE, No)])")]
    public void What_is_said_of_a_type_domain_or_sequence_is_in_the_statement(string sql, string expected) => Assert.Equal(expected, SyntaxDump.Dump(sql));
}
