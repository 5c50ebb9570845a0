using PgRollback.Catalog;

namespace PgRollback.Planning;

/// <summary>One property of one object that is not the same in two catalogs. No property: the object as a whole is missing in one of them.</summary>
public sealed record CatalogDifference(string Address, string? Property, string? Expected, string? Actual)
{
    /// <summary>The object in the catalog to get back to and in the one that was led to, where it is there.</summary>
    internal (DbObject? Expected, DbObject? Actual)? Objects { get; init; }

    public bool IsColumnOrder => string.Equals(Property, Table.ColumnOrder, StringComparison.Ordinal);

    public override string ToString() => Property is null
        ? Expected is null ? $"{Address} is left behind" : $"{Address} is missing"
        : $"{Address}: {Property} is {Actual ?? "nothing"}, was {Expected ?? "nothing"}";
}

/// <summary>Compares catalogs by names and definitions, over what was touched.</summary>
internal static class CatalogComparison
{
    /// <param name="expected">The catalog to get back to.</param>
    /// <param name="actual">What a rollback led to.</param>
    /// <param name="expectedOids">Objects of <paramref name="expected"/> that may differ.</param>
    /// <param name="actualOids">Objects of <paramref name="actual"/> that may differ.</param>
    public static List<CatalogDifference> Compare(CatalogReader expected, CatalogReader actual, IEnumerable<Oid> expectedOids, IEnumerable<Oid> actualOids)
    {
        var before = Addresses(expected, expectedOids);
        var after = Addresses(actual, actualOids);
        var result = new List<CatalogDifference>();
        foreach (var pair in before)
        {
            if (after.TryGetValue(pair.Key, out var value))
            {
                AddDifferences(result, pair.Key, (pair.Value, value), Describe(expected, pair.Value, value), Describe(actual, value, pair.Value));
            }
            else
            {
                result.Add(new CatalogDifference(pair.Key, Property: null, "there", Actual: null) { Objects = (pair.Value, null) });
            }
        }

        foreach (var pair in after)
        {
            if (!before.ContainsKey(pair.Key))
            {
                result.Add(new CatalogDifference(pair.Key, Property: null, Expected: null, "there") { Objects = (null, pair.Value) });
            }
        }

        return result;
    }

    public static IReadOnlyList<DescribedProperty> Describe(CatalogReader catalog, DbObject value, DbObject? counterpart = null)
    {
        var writer = new DescriptionWriter(catalog) { Counterpart = counterpart };
        value.Describe(writer);
        return writer.Properties;
    }

    public static bool AreEqual(CatalogReader first, DbObject one, CatalogReader second, DbObject other) =>
        HaveAsManyColumns(one, other) && AreEqual(Describe(first, one, other), Describe(second, other, one));

    /// <summary>Tables that have not need no description.</summary>
    private static bool HaveAsManyColumns(DbObject one, DbObject other) => one is not Table table || other is not Table counterpart || table.Columns.Count == counterpart.Columns.Count;

    private static bool AreEqual(IReadOnlyList<DescribedProperty> one, IReadOnlyList<DescribedProperty> other)
    {
        if (one.Count != other.Count)
        {
            return false;
        }

        for (var i = 0; i < one.Count; i++)
        {
            if (!one[i].IsSame(other[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static SortedDictionary<string, DbObject> Addresses(CatalogReader catalog, IEnumerable<Oid> oids)
    {
        var result = new SortedDictionary<string, DbObject>(StringComparer.Ordinal);
        foreach (var oid in oids)
        {
            if (catalog.Find(oid) is { } value && !IsTemporary(catalog, value))
            {
                result[ObjectAddress.Of(catalog, value)] = value;
            }
        }

        return result;
    }

    /// <summary>What a session leaves behind only until it ends.</summary>
    public static bool IsTemporary(CatalogReader catalog, DbObject value) =>
        value is Schema { IsTemporary: true }
        || catalog.Find(value.SchemaOid) is Schema { IsTemporary: true }
        || (!value.ParentOid.IsNone && catalog.Find(value.ParentOid) is { } parent && IsTemporary(catalog, parent));

    private static void AddDifferences(List<CatalogDifference> result, string address, (DbObject Expected, DbObject Actual) objects, IReadOnlyList<DescribedProperty> expected, IReadOnlyList<DescribedProperty> actual)
    {
        if (AreEqual(expected, actual))
        {
            return;
        }

        var before = ToDictionary(expected);
        var after = ToDictionary(actual);
        foreach (var pair in before)
        {
            after.TryGetValue(pair.Key, out var value);
            if (!string.Equals(pair.Value, value, StringComparison.Ordinal))
            {
                result.Add(new CatalogDifference(address, pair.Key, pair.Value, value) { Objects = objects });
            }
        }

        foreach (var pair in after)
        {
            if (!before.ContainsKey(pair.Key))
            {
                result.Add(new CatalogDifference(address, pair.Key, Expected: null, pair.Value) { Objects = objects });
            }
        }
    }

    private static SortedDictionary<string, string> ToDictionary(IReadOnlyList<DescribedProperty> properties)
    {
        var result = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in properties)
        {
            result[property.Name] = property.Value;
        }

        return result;
    }
}
