using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>Columns of a table while it is being changed.</summary>
internal static class Columns
{
    private const int MostColumns = 1600;

    private static readonly HashSet<string> System = new(StringComparer.Ordinal) { "tableoid", "ctid", "xmin", "xmax", "cmin", "cmax" };

    public static bool IsOfServer(string name) => System.Contains(name);

    public static ReplayException Undefined(DbObject relation, string column) =>
        new(ReplayError.UndefinedObject, $"column \"{column}\" of relation \"{relation.Name}\" does not exist", $"column {column}");

    /// <summary>Dropped ones count as well.</summary>
    public static void RequireRoom(int number)
    {
        if (number > MostColumns)
        {
            throw new ReplayException("tables can have at most 1600 columns");
        }
    }

    public static Column Get(Table table, string name) => table.FindColumn(name) ?? throw Undefined(table, name);

    public static Table With(Table table, Column column)
    {
        var columns = table.Columns.AsSpan().ToArray();
        for (var i = 0; i < columns.Length; i++)
        {
            if (columns[i].Number == column.Number)
            {
                columns[i] = column;
            }
        }

        return table with { Columns = new(columns) };
    }

    /// <summary>Changes one column of the table as it is now and puts it.</summary>
    public static void Change(ReplaySession session, Oid table, string name, Func<Column, Column> change)
    {
        var current = session.Editor.Find<Table>(table)!;
        session.Editor.Put(With(current, change(Get(current, name))));
    }

    public static EquatableArray<int> Numbers(DbObject relation, EquatableArray<string> names) =>
        names.Select(n => (relation as IHasColumns)?.FindColumn(n)?.Number ?? throw new ReplayException(ReplayError.UndefinedObject, $"column \"{n}\" named in key does not exist", $"column {n}")).ToEquatableArray();
}
