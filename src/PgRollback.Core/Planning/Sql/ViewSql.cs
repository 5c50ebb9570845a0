using System.Text;
using PgRollback.Catalog;
using PgRollback.Syntax;

namespace PgRollback.Planning;

internal static class ViewSql
{
    public static string Create(CatalogReader catalog, View view, bool orReplace)
    {
        var sql = new StringBuilder("CREATE ").Append(orReplace ? "OR REPLACE " : "").Append(view.Persistence == Persistence.Temporary ? "TEMPORARY " : "");
        sql.Append(view.IsMaterialized ? "MATERIALIZED VIEW " : "VIEW ").Append(catalog.QualifiedName(view));

        // Always with its column names: a rename of what it selects from must not rename them.
        sql.Append(" (").Append(string.Join(", ", view.Columns.Select(static c => SqlIdentifier.Quote(c.Name)))).Append(')');
        sql.Append(view.AccessMethod is null ? "" : " USING " + SqlIdentifier.Quote(view.AccessMethod));
        var options = view.Options.Where(static o => !string.Equals(o.Name, View.CheckOptionName, StringComparison.Ordinal)).ToEquatableArray();
        sql.Append(options.IsEmpty ? "" : $" WITH ({Options.Sql(options)})");
        sql.Append(view.Tablespace is null ? "" : " TABLESPACE " + SqlIdentifier.Quote(view.Tablespace));
        sql.Append(" AS\n").Append(view.Query.ToSql(catalog));
        return sql.Append(view.CheckOption is null ? "" : $" WITH {view.CheckOption} CHECK OPTION").Append(view is { IsMaterialized: true, WithNoData: true } ? " WITH NO DATA" : "").ToString();
    }
}
