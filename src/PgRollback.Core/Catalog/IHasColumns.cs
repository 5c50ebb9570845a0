namespace PgRollback.Catalog;

/// <summary>Tables, views, materialized views, composite types.</summary>
public interface IHasColumns
{
    EquatableArray<Column> Columns { get; }

    Oid Oid { get; }
}

public static class ColumnLookup
{
    public static Column? FindColumn(this IHasColumns relation, int number)
    {
        foreach (var column in relation.Columns)
        {
            if (column.Number == number)
            {
                return column;
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
