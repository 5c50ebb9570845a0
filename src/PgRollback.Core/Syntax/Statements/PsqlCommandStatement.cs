namespace PgRollback.Syntax;

/// <summary>A command of psql's own that runs, leaves out or moves elsewhere what a script holds: <c>\i file</c>, <c>\if</c>, <c>\connect</c>. PostgreSQL never sees it, and other tools refuse it.</summary>
/// <param name="Name">Without the backslash.</param>
public sealed record PsqlCommandStatement(string Name) : Statement
{
    public override string Tag => "\\" + Name;
}
