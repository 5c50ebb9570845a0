using PgRollback.Catalog;
using PgRollback.Syntax;

namespace PgRollback.Planning;

internal static class ForeignOptions
{
    /// <summary>ADD, SET and DROP that lead from one list to the other.</summary>
    public static string Changes(EquatableArray<Option> now, EquatableArray<Option> target)
    {
        var changes = new List<string>();
        foreach (var option in now.Where(o => !target.Any(t => string.Equals(t.Name, o.Name, StringComparison.Ordinal))))
        {
            changes.Add("DROP " + SqlIdentifier.Quote(option.Name));
        }

        foreach (var option in target.Where(t => !now.Contains(t)))
        {
            var isSet = now.Any(o => string.Equals(o.Name, option.Name, StringComparison.Ordinal));
            changes.Add($"{(isSet ? "SET" : "ADD")} {SqlIdentifier.Quote(option.Name)} {option.Value}");
        }

        return string.Join(", ", changes);
    }
}
