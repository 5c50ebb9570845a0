using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>
/// Whether a SELECT over the system catalogs has a row, when it is joins along their keys and a conjunction of <c>column = constant</c>.
/// Joins need not be looked at: each row stands for an object with the names of all that it belongs to.
/// </summary>
internal sealed class CatalogQuery(CatalogReader catalog, SearchPath path)
{
    public bool? Exists(string query)
    {
        var parsed = SimpleQuery.Parse(query);
        if (parsed is null)
        {
            return null;
        }

        var tables = parsed.Tables;
        foreach (var table in tables)
        {
            if (!CatalogRows.IsKnown(table))
            {
                return null;
            }
        }

        var rows = CatalogRows.Of(catalog, path, tables);
        if (rows is null)
        {
            return null;
        }

        foreach (var row in rows)
        {
            var matches = Matches(row, parsed.Conditions);
            if (matches != false)
            {
                return matches;
            }
        }

        return false;
    }

    private bool? Matches(IReadOnlyDictionary<string, string> row, List<SimpleCondition> conditions)
    {
        bool? result = true;
        foreach (var condition in conditions)
        {
            if (!row.TryGetValue(condition.Column, out var value))
            {
                result = null;
                continue;
            }

            var isMember = condition.Values.Exists(v => string.Equals(Resolve(v), value, StringComparison.Ordinal));
            if (isMember == condition.Negated)
            {
                return false;
            }
        }

        return result;
    }

    /// <summary>A constant as the rows have it; a name cast to regclass is looked up along the path.</summary>
    private string Resolve(SimpleValue value)
    {
        if (value.IsCurrentSchema)
        {
            return catalog.SchemaName(path.CreationSchema(catalog));
        }

        if (!value.IsRegClass)
        {
            return value.Text;
        }

        var name = CatalogCondition.RegName(value.Text);
        var found = name is null ? null : catalog.FindRelation(name, path) ?? catalog.FindType(name, path);
        return found is null ? "" : CatalogRows.RegName(catalog, found);
    }
}
