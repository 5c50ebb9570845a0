using PgRollback.Catalog.Expressions;

namespace PgRollback.Catalog;

/// <summary>A column takes another type only where its values are assigned to it without being asked, or USING says how; its default must be assignable in either case.</summary>
internal static class AssignedType
{
    public static void Check(CatalogReader catalog, Column column, TypeReference type, bool hasUsing)
    {
        var coercion = new Coercion(catalog);
        if (!hasUsing && column.Type is { } from && coercion.RefusesAssignment(from, type))
        {
            throw new ReplayException($"column \"{column.Name}\" cannot be cast automatically to type {type.WithoutModifiers.ToSql(catalog)}");
        }

        if (column is { Generated: GeneratedKind.None, Default: { } value } && ConstantType(catalog, column, value) is { } constant && coercion.RefusesAssignment(constant, type))
        {
            throw new ReplayException($"default for column \"{column.Name}\" cannot be cast automatically to type {type.WithoutModifiers.ToSql(catalog)}");
        }
    }

    /// <summary>A string without a type of its own has become one of the column's; null: not a constant.</summary>
    private static TypeReference? ConstantType(CatalogReader catalog, Column column, Expression value)
    {
        var parser = new SqlNodeParser(value.ToSql(catalog));
        var node = parser.ParseExpression().Unparenthesized;
        return parser.Failed || !parser.IsAtEnd ? null : node switch
        {
            LiteralNode { Kind: LiteralKind.String } => column.Type,
            LiteralNode { Kind: LiteralKind.Boolean } => TypeReference.OfBuiltIn("bool"),
            _ => null,
        };
    }
}
