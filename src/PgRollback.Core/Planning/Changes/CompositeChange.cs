using PgRollback.Catalog;
using PgRollback.Syntax;

namespace PgRollback.Planning;

internal static class CompositeChange
{
    public static void Apply(ChangeContext context, CompositeType target)
    {
        // What is made again numbers its attributes anew.
        var before = context.From.Find<CompositeType>(target.Oid);
        var alter = $"ALTER TYPE {context.Name(target.Oid)} ";
        foreach (var attribute in before?.Columns.Where(c => target.FindColumn(c.Number) is null) ?? [])
        {
            context.Run("DropAttribute", target, $"{alter}DROP ATTRIBUTE {SqlIdentifier.Quote(attribute.Name)}");
        }

        foreach (var attribute in target.Columns)
        {
            var now = context.Working.Get<CompositeType>(target.Oid);
            var current = before?.FindColumn(attribute.Number) is null ? now.FindColumn(attribute.Name) : now.FindColumn(attribute.Number);
            if (current is null)
            {
                if (target.Columns.Any(c => c.Number > attribute.Number && before?.FindColumn(c.Number) is not null))
                {
                    throw new PlanningException($"attribute {attribute.Name} of {ObjectAddress.Of(context.To, target)} would come back at the end, and the order of attributes is the order of the values");
                }

                context.Run("AddAttribute", target, $"{alter}ADD ATTRIBUTE {TypeSql.Attribute(context.To, attribute)}");
                continue;
            }

            if (!string.Equals(current.Name, attribute.Name, StringComparison.Ordinal))
            {
                context.Run("RenameAttribute", target, $"{alter}RENAME ATTRIBUTE {SqlIdentifier.Quote(current.Name)} TO {SqlIdentifier.Quote(attribute.Name)}");
            }

            if (!context.Same(current.Type, attribute.Type) || !string.Equals(TableSql.Collation(context.Now, current), TableSql.Collation(context.To, attribute), StringComparison.Ordinal))
            {
                context.Run("AlterAttributeType", target, $"{alter}ALTER ATTRIBUTE {TypeSql.AttributeType(context.To, attribute)}");
            }
        }

        foreach (var attribute in target.Columns)
        {
            var current = context.Working.Get<CompositeType>(target.Oid).FindColumn(attribute.Name)!;
            if (!string.Equals(current.Comment, attribute.Comment, StringComparison.Ordinal))
            {
                context.Run("SetComment", target, $"COMMENT ON COLUMN {context.Name(target.Oid)}.{SqlIdentifier.Quote(attribute.Name)} IS {(attribute.Comment is null ? "NULL" : SqlLiteral.Quote(attribute.Comment))}");
            }
        }
    }
}
