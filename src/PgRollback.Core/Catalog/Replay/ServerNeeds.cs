using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>A statement that servers before a version refuse.</summary>
/// <param name="Version">The first major version that takes it.</param>
/// <param name="Message">What is refused before.</param>
/// <param name="Span">The statement.</param>
public sealed record ServerNeed(int Version, string Message, TextSpan Span);

/// <summary>Syntax that came after PostgreSQL 15.</summary>
internal static class ServerNeeds
{
    public static void Add(ReplaySession session, Statement statement)
    {
        switch (statement)
        {
            case CreateTableStatement create:
                foreach (var element in create.Elements)
                {
                    Add(session, element, isNewTable: true);
                }

                break;
            case AlterTableStatement alter:
                foreach (var command in alter.Commands)
                {
                    Add(session, command);
                }

                break;
        }
    }

    private static void Add(ReplaySession session, AlterTableCommand command)
    {
        switch (command)
        {
            case AddConstraint add: Add(session, add.Constraint, isNewTable: false); break;
            case AddColumn add: Add(session, add.Column, isNewTable: false); break;
            case SetColumnExpression: Add(session, 17, "SET EXPRESSION"); break;
            case SetColumnStatistics { Target: null }: Add(session, 17, "SET STATISTICS DEFAULT"); break;
            case AlterConstraint { Enforced: not null }: Add(session, 18, "ALTER CONSTRAINT … ENFORCED"); break;
            case AlterConstraint { Inherit: not null }: Add(session, 18, "ALTER CONSTRAINT … INHERIT"); break;
        }
    }

    private static void Add(ReplaySession session, TableElement element, bool isNewTable)
    {
        switch (element)
        {
            case ColumnDefinition column:
                if (column.Storage is not null && isNewTable)
                {
                    Add(session, 16, "STORAGE of a column that is made");
                }

                foreach (var constraint in column.Constraints)
                {
                    Add(session, constraint, isNewTable);
                }

                break;
            case ConstraintDefinition { Kind: ConstraintKind.NotNull, Columns.IsEmpty: false }:
                Add(session, 18, "NOT NULL as a constraint of a table");
                break;
            case ConstraintDefinition { Kind: ConstraintKind.Generated, Stored: false }:
                Add(session, 18, "a generated column that is not STORED");
                break;
            case ConstraintDefinition { NotEnforced: true }:
                Add(session, 18, "NOT ENFORCED");
                break;
            case ConstraintDefinition { Temporal: true }:
                Add(session, 18, "WITHOUT OVERLAPS and PERIOD");
                break;
        }
    }

    private static void Add(ReplaySession session, int version, string what) => session.AddNeed(version, $"before PostgreSQL {version} {what} is a syntax error");
}
