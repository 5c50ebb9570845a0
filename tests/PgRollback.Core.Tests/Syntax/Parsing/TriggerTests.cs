namespace PgRollback.Core.Tests.Syntax.Parsing;

public sealed class TriggerTests
{
    [Theory]
    [InlineData(
        "create constraint trigger g after insert or update of a, b on t from u deferrable initially deferred for each row when (new.a > 1) execute function s.f('x', 1, y)",
        "CreateTrigger(g, IsConstraint, Table=t, Timing='AFTER', Events=['INSERT', 'UPDATE'], UpdateColumns=['a', 'b'], ReferencedTable=u, Deferrable, InitiallyDeferred, ForEachRow, When=<new.a > 1>, Function=s.f, Arguments=['x', '1', 'y'])")]
    [InlineData(
        "create or replace trigger g instead of delete on v referencing old table as o new table n for each statement execute procedure f()",
        "CreateTrigger(g, OrReplace, Table=v, Timing='INSTEAD OF', Events=['DELETE'], OldTable='o', NewTable='n', Function=f)")]
    [InlineData(
        "create event trigger g on ddl_command_end when tag in ('a', 'b') execute function f()",
        "CreateEventTrigger(g, Event='ddl_command_end', When=<tag in ('a', 'b')>, Function=f)")]
    [InlineData(
        "alter event trigger g enable always",
        "AlterEventTrigger(g, State=Always)")]
    public void What_is_said_of_a_trigger_is_in_the_statement(string sql, string expected) => Assert.Equal(expected, SyntaxDump.Dump(sql));
}
