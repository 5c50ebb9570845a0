namespace PgRollback.Catalog;

/// <summary>Tables, views, materialized views, composite types.</summary>
public interface IHasColumns
{
    EquatableArray<Column> Columns { get; }

    Oid Oid { get; }
}

public static class ColumnLookup
{
    public static Column? FindColumn(this IHasColumns relation, int number) => relation.Columns.FindColumn(number);

    /// <summary>They stand in the order of their numbers, from 1, with gaps where columns were dropped.</summary>
    public static Column? FindColumn(this EquatableArray<Column> columns, int number)
    {
        for (var i = Math.Min(number, columns.Count) - 1; i >= 0 && columns[i].Number >= number; i--)
        {
            if (columns[i].Number == number)
            {
                return columns[i];
            }
        }

        return null;
    }

    public static Column? FindColumn(this IHasColumns relation, string name)
    {
        foreach (var column in relation.Columns)
        {
            if (string.Equals(column.Name, name, StringComparison.Ordinal))
            {
                return column;
            }
        }

        return null;
    }
}
