namespace PgRollback.Catalog;

/// <summary>What names in an expression stand for: rows of the FROM items of a query, of the queries around it, variables.</summary>
internal sealed class RowScope(RowScope? parent, IReadOnlyList<FromRows> items)
{
    public IReadOnlyList<FromRows> Items => items;

    /// <summary>Null: no item has such a column, as far as the model knows.</summary>
    public Datum? Find(string column)
    {
        foreach (var item in items)
        {
            var index = item.Table.Find(column);
            if (index >= 0)
            {
                return item.Row?.Values[index] ?? Datum.Null;
            }
        }

        return parent?.Find(column);
    }

    public Datum? Find(string alias, string column)
    {
        foreach (var item in items)
        {
            if (string.Equals(item.Alias, alias, StringComparison.Ordinal))
            {
                var index = item.Table.Find(column);
                return index >= 0 ? item.Row?.Values[index] ?? Datum.Null : Datum.Unknown;
            }
        }

        return parent?.Find(alias, column);
    }
}

/// <summary>An item of FROM at one of its rows; null: the missing side of an outer join.</summary>
internal sealed record FromRows(string Alias, VirtualTable Table, VirtualRow? Row);
