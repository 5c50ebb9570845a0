using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>The name that an expression gives to a column (FigureColname), for the names of indexes and statistics.</summary>
internal static class ColumnNaming
{
    private static readonly ExpressionResolver Resolver = new(DatabaseCatalog.Empty, SearchPath.Default);

    public static string OfIndexExpression(SqlFragment expression)
    {
        var columns = Resolver.ResolveQuery(new SqlFragment("SELECT " + expression.Text, 0)).Columns;
        return columns.Count == 1 && columns[0].Name is not "?column?" ? columns[0].Name : "expr";
    }
}
