using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>Lists of name = value: storage parameters, foreign options, settings.</summary>
internal static class Options
{
    /// <summary>Adds or replaces, sorted by name, so that the order of statements does not show.</summary>
    public static EquatableArray<Option> Set(EquatableArray<Option> current, EquatableArray<Option> changes)
    {
        if (changes.IsEmpty)
        {
            return current;
        }

        var result = new SortedDictionary<string, Option>(StringComparer.Ordinal);
        foreach (var option in current)
        {
            result[option.Name] = option;
        }

        foreach (var change in changes)
        {
            if (change.Action is "DROP")
            {
                result.Remove(change.Name);
            }
            else
            {
                result[change.Name] = change with { Action = null, Value = change.Value };
            }
        }

        return result.Values.ToEquatableArray();
    }

    /// <summary>Without <c>oids = false</c>, which PostgreSQL still reads and keeps nothing of.</summary>
    public static EquatableArray<Option> OfNewTable(EquatableArray<Option> options) => Set(default, options.Where(static o => o.Name is not "oids").ToEquatableArray());

    public static EquatableArray<Option> Reset(EquatableArray<Option> current, EquatableArray<Option> names) =>
        current.Where(o => !names.Any(n => string.Equals(n.Name, o.Name, StringComparison.Ordinal))).ToEquatableArray();

    public static string Sql(EquatableArray<Option> options) =>
        string.Join(", ", options.Select(static o => o.Value is null ? o.Name : $"{o.Name} = {o.Value}"));

    /// <summary>OPTIONS (…) of foreign objects: values are string constants.</summary>
    public static string ForeignSql(EquatableArray<Option> options) =>
        string.Join(", ", options.Select(static o => $"{SqlIdentifier.Quote(o.Name)} {o.Value}"));
}
