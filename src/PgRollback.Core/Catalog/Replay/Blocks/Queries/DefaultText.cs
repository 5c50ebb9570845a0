using PgRollback.Catalog.Expressions;

namespace PgRollback.Catalog;

/// <summary>A column's default as pg_get_expr and information_schema print it, where it is a constant.</summary>
internal static class DefaultText
{
    public static Datum Of(CatalogReader catalog, Column column)
    {
        if (column.Default is not { } expression || column.Generated != GeneratedKind.None)
        {
            return Datum.Null;
        }

        var parser = new SqlNodeParser(expression.ToSql(catalog));
        var node = parser.ParseExpression();
        if (parser.Failed || !parser.IsAtEnd || column.Type is not { } type)
        {
            return Datum.Unknown;
        }

        return node.Unparenthesized switch
        {
            LiteralNode { Kind: LiteralKind.Integer } number => Datum.Of(number.Value),
            LiteralNode { Kind: LiteralKind.Boolean } => Datum.Of(expression.Text.Trim('(', ')', ' ').ToLowerInvariant()),
            LiteralNode { Kind: LiteralKind.String } text => Constant(catalog, type, text.Value),
            CastNode { Argument: LiteralNode { Kind: LiteralKind.String } text, Type.Modifiers: null } cast when !type.IsArray && type.BuiltIn is { } builtIn && builtIn.Name == cast.Type.Name.Name => Constant(catalog, type, text.Value),
            _ => Datum.Unknown,
        };
    }

    /// <summary>Integers and booleans are printed bare, others with their type; the length of the column is no part of it.</summary>
    private static Datum Constant(CatalogReader catalog, TypeReference type, string value)
    {
        if (type.IsArray || !type.Type.IsNone)
        {
            return Datum.Unknown;
        }

        return type.BuiltIn!.Name switch
        {
            "int4" => Datum.Of(value.Trim()),
            "bool" => Datum.Of(value).ToBoolean().ToText(),
            "int8" or "int2" or "varchar" or "text" or "jsonb" => Datum.Of(SqlText.Literal(value) + "::" + (type with { Modifiers = null }).ToSql(catalog)),
            _ => Datum.Unknown,
        };
    }
}
