using PgRollback.Catalog.Expressions;
using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>DEFAULT NULL: PostgreSQL stores nothing for a bare constant of the column's type.</summary>
internal static class NullDefault
{
    public static bool Is(ReplaySession session, Column column, Expression expression)
    {
        // A domain has a default of its own, which this one stands against. NULL of a type with a length is kept, because it is coerced to the length.
        if (expression.Text.IndexOf("null", StringComparison.OrdinalIgnoreCase) < 0
            || column.Type is { Modifiers: not null }
            || (column.Type is { IsArray: false } type && session.Editor.Find(type.Type) is DomainType))
        {
            return false;
        }

        var parser = new SqlNodeParser(expression.ToSql(session.Editor));
        var node = parser.ParseExpression().Unparenthesized;
        while (node is CastNode cast && column.Type is { } written && IsOf(session, cast.Type, written))
        {
            // NULL::varchar of a text is converted when it is read, NULL::text stays the constant, as often as it is said.
            node = cast.Argument.Unparenthesized;
        }

        return !parser.Failed && parser.IsAtEnd && node is LiteralNode { Kind: LiteralKind.Null };
    }

    private static bool IsOf(ReplaySession session, TypeNode written, TypeReference type) =>
        TypeResolver.TryResolve(session.Editor, session.Path, new TypeName { Name = written.Name, Modifiers = written.Modifiers, ArrayDimensions = written.ArrayDimensions }) is { } found && found == type;
}
