using System.Globalization;

namespace PgRollback.Catalog;

/// <summary>The names by which relations without alias are called: their current ones, made unique where two would meet.</summary>
internal static class ItemAliases
{
    public static Dictionary<int, string>? Choose(CatalogReader catalog, Expression expression)
    {
        var items = expression.References.Where(static r => r.Item > 0 && r.Kind == ReferenceKind.Relation && !r.IsAlias && !r.IsColumnAliasList).ToArray();
        if (items.Length == 0)
        {
            return null;
        }

        // Whose name it is, so that the same relation on two levels is no conflict: it never was one.
        var owners = new Dictionary<string, Oid>(StringComparer.Ordinal);
        foreach (var alias in expression.Aliases)
        {
            owners[alias] = Oid.None;
        }

        var aliases = new Dictionary<int, string>();
        var levels = new HashSet<(int Level, string Name)>();
        foreach (var item in items.OrderBy(i => IsRenamed(catalog, i)))
        {
            var current = Name(catalog, item);
            var alias = current;
            for (var i = 1; levels.Contains((item.Level, alias)) || (IsRenamed(catalog, item) && owners.TryGetValue(alias, out var owner) && owner != item.Target); i++)
            {
                alias = current + "_" + i.ToString(CultureInfo.InvariantCulture);
            }

            owners[alias] = item.Target;
            levels.Add((item.Level, alias));
            aliases[item.Item] = alias;
        }

        return aliases;
    }

    private static string Name(CatalogReader catalog, Reference item) => catalog.Find(item.Target)?.Name ?? item.OutputName!;

    /// <summary>A name that a relation always had may be another's on another level; a new one might be taken for that.</summary>
    private static bool IsRenamed(CatalogReader catalog, Reference item) => !string.Equals(Name(catalog, item), item.OutputName, StringComparison.Ordinal);
}
