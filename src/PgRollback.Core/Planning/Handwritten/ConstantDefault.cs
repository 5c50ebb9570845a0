using PgRollback.Catalog;
using PgRollback.Catalog.Expressions;
using PgRollback.Syntax;

namespace PgRollback.Planning;

/// <summary>Constants of one type as defaults: <c>'true'</c> and <c>true</c> of a boolean, <c>'0'</c> and <c>'0'::float8</c> are stored alike.</summary>
internal static class ConstantDefault
{
    private const string Start = "column ";
    private const string End = " default";

    /// <param name="catalog">Where the names in the text are found.</param>
    /// <param name="relation">The relation whose property it is.</param>
    /// <param name="property">The property, by which its column is known.</param>
    /// <param name="sql">The default.</param>
    /// <returns>Null for anything but a constant of the column's own type.</returns>
    public static string? Of(CatalogReader catalog, DbObject relation, string property, string sql)
    {
        if (!property.StartsWith(Start, StringComparison.Ordinal) || !property.EndsWith(End, StringComparison.Ordinal) || property.Length <= Start.Length + End.Length
            || (relation as IHasColumns)?.FindColumn(property.Substring(Start.Length, property.Length - Start.Length - End.Length)) is not { Type: { } type })
        {
            return null;
        }

        var parser = new SqlNodeParser(sql);
        var node = parser.ParseExpression().Unparenthesized;
        return parser.Failed || !parser.IsAtEnd ? null : node switch
        {
            LiteralNode { Kind: LiteralKind.String } text => Constant(type, text.Value),
            LiteralNode { Kind: LiteralKind.Integer } number when type.IsBuiltIn("int4") => number.Value,
            LiteralNode { Kind: LiteralKind.Boolean } when type.IsBuiltIn("bool") => sql.Trim('(', ')', ' ').ToLowerInvariant(),
            CastNode cast when cast.Argument.Unparenthesized is LiteralNode { Kind: LiteralKind.String } text && IsOf(catalog, cast.Type, type) => Constant(type, text.Value),
            _ => null,
        };
    }

    private static string Constant(TypeReference type, string value) =>
        type.IsBuiltIn("bool") && Datum.Of(value).ToBoolean() is { Kind: DatumKind.Boolean } boolean ? boolean.IsTrue ? "true" : "false"
        : type.IsBuiltIn("int4") ? value.Trim()
        : SqlText.Literal(value);

    private static bool IsOf(CatalogReader catalog, TypeNode written, TypeReference type) =>
        TypeResolver.TryResolve(catalog, SearchPath.Default, new TypeName { Name = written.Name, ArrayDimensions = written.ArrayDimensions }) is { } found
        && found == type.WithoutModifiers && written.Modifiers is null;
}
