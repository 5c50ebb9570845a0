using System.Text;
using PgRollback.Catalog;
using PgRollback.Syntax;

namespace PgRollback.Planning;

internal static class IndexSql
{
    public static string Create(CatalogReader catalog, PgRollback.Catalog.Index index)
    {
        var sql = new StringBuilder("CREATE ").Append(index.IsUnique ? "UNIQUE " : "").Append("INDEX ").Append(index.Concurrently ? "CONCURRENTLY " : "");
        sql.Append(SqlIdentifier.Quote(index.Name)).Append(index.IsInvalid ? " ON ONLY " : " ON ").Append(catalog.QualifiedName(index.Table));
        sql.Append(index.AccessMethod is null ? "" : " USING " + SqlIdentifier.Quote(index.AccessMethod));
        sql.Append(" (").Append(string.Join(", ", index.IndexKeys.Select(k => index.KeySql(catalog, k)))).Append(')');
        sql.Append(index.Included.IsEmpty ? "" : $" INCLUDE ({string.Join(", ", index.Included.Select(n => SqlIdentifier.Quote(index.ColumnName(catalog, n))))})");
        sql.Append(index.NullsNotDistinct ? " NULLS NOT DISTINCT" : "");
        sql.Append(index.Options.IsEmpty ? "" : $" WITH ({Options.Sql(index.Options)})");
        sql.Append(index.Tablespace is null ? "" : " TABLESPACE " + SqlIdentifier.Quote(index.Tablespace));
        return sql.Append(index.Predicate is null ? "" : " WHERE " + index.Predicate.ToSql(catalog)).ToString();
    }
}
