using PgRollback.Catalog.Expressions;
using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>
/// COALESCE, GREATEST and LEAST of columns of numbers. PostgreSQL prints the conversions to their common type and reads them again as if people had written them: they stay, unless the
/// column has that type by itself now.
/// </summary>
internal static class UnifiedColumns
{
    private static readonly string[] Numbers = ["int2", "int4", "int8"];

    /// <summary>Whether the expression means after the change of the column's type what its text would mean if it were written then. False where it is more than one of these.</summary>
    public static bool MeanWhatTheySay(CatalogReader catalog, IHasColumns relation, Expression expression, int column, TypeReference from, TypeReference to)
    {
        var parser = new SqlNodeParser(expression.ToSql(catalog));
        if (parser.ParseExpression().Unparenthesized is not ConstructNode { Kind: ConstructKind.Unify } construct || parser.Failed || !parser.IsAtEnd)
        {
            return false;
        }

        var columns = construct.Operands.ConvertAll(o => o.Unparenthesized is NameNode { IsStar: false } name ? relation.FindColumn(name.Parts[name.Parts.Length - 1].Name!) : null);
        var before = columns.ConvertAll(c => RankOf(c?.Number == column ? from : c?.Type));
        var after = columns.ConvertAll(c => RankOf(c?.Number == column ? to : c?.Type));
        return !before.Contains(-1) && !after.Contains(-1) && Written(before, after).SequenceEqual(Written(after, after));
    }

    /// <returns>The type that each operand is seen to be converted to.</returns>
    private static IEnumerable<(int Spelled, int Common)> Written(List<int> before, List<int> after)
    {
        var was = before.Max();
        var spelled = before.Select((rank, i) => rank == was || after[i] == was ? after[i] : was).ToList();
        var common = spelled.Max();
        return spelled.Select((rank, i) => (rank == after[i] ? common : rank, common));
    }

    private static int RankOf(TypeReference? type) => type is { IsArray: false, BuiltIn: { Schema: "pg_catalog", Name: var name } } ? Array.IndexOf(Numbers, name) : -1;
}
