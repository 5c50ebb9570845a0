using System.Text;
using PgRollback.Catalog;
using PgRollback.Syntax;

namespace PgRollback.Planning;

internal static class RoutineSql
{
    public static string Create(CatalogReader catalog, Routine routine, bool orReplace)
    {
        if (routine.RoutineKind == RoutineKind.Aggregate)
        {
            return $"CREATE {(orReplace ? "OR REPLACE " : "")}AGGREGATE {catalog.QualifiedName(routine)} ({AggregateArguments(catalog, routine)}) ({Options.Sql(routine.AggregateOptions)})";
        }

        var sql = new StringBuilder("CREATE ").Append(orReplace ? "OR REPLACE " : "").Append(routine.RoutineKind == RoutineKind.Procedure ? "PROCEDURE " : "FUNCTION ");
        sql.Append(catalog.QualifiedName(routine)).Append('(').Append(string.Join(", ", routine.Parameters.Where(static p => p.Mode != ParameterMode.Table).Select(p => Parameter(catalog, p)))).Append(')');
        AppendResult(sql, catalog, routine);
        sql.Append("\n    LANGUAGE ").Append(SqlIdentifier.Quote(routine.Language));
        AppendOptions(sql, catalog, routine);
        if (routine.SqlBody is not null)
        {
            return sql.Append('\n').Append(routine.SqlBody.ToSql(catalog)).ToString();
        }

        sql.Append("\nAS ").Append(SqlLiteral.DollarQuote(routine.Body ?? ""));
        return sql.Append(routine.LinkSymbol is null ? "" : ", " + SqlLiteral.Quote(routine.LinkSymbol)).ToString();
    }

    private static void AppendResult(StringBuilder sql, CatalogReader catalog, Routine routine)
    {
        var columns = routine.Parameters.Where(static p => p.Mode == ParameterMode.Table).ToList();
        if (columns.Count > 0)
        {
            sql.Append("\n    RETURNS TABLE (").Append(string.Join(", ", columns.Select(p => $"{SqlIdentifier.Quote(p.Name!)} {p.Type.ToSql(catalog)}"))).Append(')');
        }
        else if (routine.Returns is not null)
        {
            sql.Append("\n    RETURNS ").Append(routine.Returns.ToSql(catalog));
        }
    }

    private static void AppendOptions(StringBuilder sql, CatalogReader catalog, Routine routine)
    {
        if (!routine.TransformTypes.IsEmpty)
        {
            sql.Append("\n    TRANSFORM ").Append(string.Join(", ", routine.TransformTypes.Select(t => "FOR TYPE " + t.ToSql(catalog))));
        }

        var words = new List<string>();
        Add(words, routine.Window, "WINDOW");
        Add(words, routine.Volatility is not "VOLATILE", routine.Volatility);
        Add(words, routine.Leakproof, "LEAKPROOF");
        Add(words, routine.Strict, "STRICT");
        Add(words, routine.SecurityDefiner, "SECURITY DEFINER");
        Add(words, routine.Parallel is not "UNSAFE", "PARALLEL " + routine.Parallel);
        Add(words, routine.Cost is not null, "COST " + routine.Cost);
        Add(words, routine.Rows is not null, "ROWS " + routine.Rows);
        Add(words, routine.Support is not null, "SUPPORT " + routine.Support);
        if (words.Count > 0)
        {
            sql.Append("\n    ").Append(string.Join(" ", words));
        }

        foreach (var setting in routine.Settings)
        {
            sql.Append("\n    SET ").Append(setting.Name).Append(setting.FromCurrent ? " FROM CURRENT" : " TO " + setting.Value);
        }
    }

    private static void Add(List<string> words, bool condition, string word)
    {
        if (condition)
        {
            words.Add(word);
        }
    }

    private static string Parameter(CatalogReader catalog, RoutineParameter parameter)
    {
        var mode = parameter.Mode switch { ParameterMode.Out => "OUT ", ParameterMode.InOut => "INOUT ", ParameterMode.Variadic => "VARIADIC ", _ => "" };
        var name = parameter.Name is null ? "" : SqlIdentifier.Quote(parameter.Name) + " ";
        return mode + name + parameter.Type.ToSql(catalog) + (parameter.Default is null ? "" : " DEFAULT " + parameter.Default.ToSql(catalog));
    }

    private static string AggregateArguments(CatalogReader catalog, Routine routine)
    {
        var parameters = routine.Parameters.Select(p => Parameter(catalog, p)).ToList();
        if (routine.DirectArguments is not { } direct)
        {
            return parameters.Count == 0 ? "*" : string.Join(", ", parameters);
        }

        return string.Join(", ", parameters.Take(direct)) + " ORDER BY " + string.Join(", ", parameters.Skip(direct));
    }
}
