using System.Globalization;
using System.Text;
using PgRollback.Catalog;
using PgRollback.Syntax;

namespace PgRollback.Planning;

internal static class SequenceSql
{
    public static string Create(CatalogReader catalog, Sequence sequence) =>
        $"CREATE {(sequence.Persistence == Persistence.Unlogged ? "UNLOGGED " : "")}SEQUENCE {catalog.QualifiedName(sequence)}{Parameters(catalog, sequence, isIdentity: false)}";

    /// <summary>Those that differ from what PostgreSQL would choose.</summary>
    public static string Parameters(CatalogReader catalog, Sequence sequence, bool isIdentity)
    {
        var sql = new StringBuilder();
        if (!isIdentity && !sequence.Type.IsBuiltIn("int8"))
        {
            sql.Append(" AS ").Append(sequence.Type.ToSql(catalog));
        }

        var (low, high) = SequenceReplay.Range(sequence.Type.BuiltIn!.Name);
        var ascending = sequence.Increment > 0;
        Append(sql, "INCREMENT BY", sequence.Increment, 1);
        Append(sql, "MINVALUE", sequence.MinValue, ascending ? 1 : low);
        Append(sql, "MAXVALUE", sequence.MaxValue, ascending ? high : -1);
        Append(sql, "START WITH", sequence.Start, ascending ? sequence.MinValue : sequence.MaxValue);
        Append(sql, "CACHE", sequence.Cache, 1);
        return sql.Append(sequence.Cycle ? " CYCLE" : "").ToString();
    }

    /// <summary>ALTER SEQUENCE options that lead from one to the other; empty when none are needed.</summary>
    public static string Changes(CatalogReader catalog, Sequence from, Sequence to)
    {
        var sql = new StringBuilder();
        if (from.Type.ToSql(catalog) != to.Type.ToSql(catalog))
        {
            sql.Append(" AS ").Append(to.Type.ToSql(catalog));
        }

        // After AS the bounds may have followed the type, so they are said whenever anything is.
        var typeChanged = sql.Length > 0;
        Append(sql, "INCREMENT BY", to.Increment, from.Increment);
        if (typeChanged || from.MinValue != to.MinValue)
        {
            Append(sql, "MINVALUE", to.MinValue, null);
        }

        if (typeChanged || from.MaxValue != to.MaxValue)
        {
            Append(sql, "MAXVALUE", to.MaxValue, null);
        }

        Append(sql, "START WITH", to.Start, from.Start);
        Append(sql, "CACHE", to.Cache, from.Cache);

        // Its earlier value is gone, and the one that it has lies outside of the earlier bounds.
        sql.Append(from.RestartedAt < to.MinValue || from.RestartedAt > to.MaxValue ? " RESTART" : "");
        return sql.Append(from.Cycle == to.Cycle ? "" : to.Cycle ? " CYCLE" : " NO CYCLE").ToString();
    }

    private static void Append(StringBuilder sql, string words, long value, long? usual)
    {
        if (value != usual)
        {
            sql.Append(' ').Append(words).Append(' ').Append(value.ToString(CultureInfo.InvariantCulture));
        }
    }
}
