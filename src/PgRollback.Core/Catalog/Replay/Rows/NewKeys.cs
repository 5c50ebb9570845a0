using PgRollback.Catalog.Expressions;
using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>ON CONFLICT DO NOTHING leaves it to the server which rows are inserted, unless none of them can have been there before.</summary>
internal static class NewKeys
{
    /// <summary>DO NOTHING, not DO UPDATE.</summary>
    public static bool LeavesOthers(InsertStatement statement)
    {
        var parser = new SqlNodeParser(statement.Text.Text);
        return parser.ParseQuery() is InsertNode { ConflictSet.Count: 0 } && !parser.Failed;
    }

    /// <summary>Whether each key has a value that its column could not hold before the migration.</summary>
    public static bool AreAll(DatabaseCatalog before, Oid oid, List<int> columns, EquatableArray<EquatableArray<string>> keys) =>
        before.Find(oid) is Table table && keys.All(key => columns.Where((number, i) => table.FindColumn(number) is { } column && TextOf(key[i]) is { } value && AllowedValues.Exclude(before, table, column, value)).Any());

    private static string? TextOf(string constant)
    {
        var parser = new SqlNodeParser(constant);
        return parser.ParseExpression() is LiteralNode { Kind: LiteralKind.String } literal && !parser.Failed ? literal.Value : null;
    }
}
