using System.Text.RegularExpressions;

namespace PgRollback.Snapshots;

/// <summary>The names that a view gives all columns of a table, a function or a join, in the order of the columns: <c>… JOIN t t(a, b) USING (a)</c>.</summary>
internal static partial class ColumnAliases
{
    /// <summary>A view's definition that is the same but for the order within such lists.</summary>
    public static bool DifferInOrder(CatalogDifference difference) =>
        difference is { Kind: DifferenceKind.Changed, Property: "definition", Before: { } before, After: { } after }
        && (difference.Object.StartsWith("view ", StringComparison.Ordinal) || difference.Object.StartsWith("materialized view ", StringComparison.Ordinal))
        && string.Equals(Sorted(before), Sorted(after), StringComparison.Ordinal);

    private static string Sorted(string definition) =>
        Lists().Replace(definition, static list => $"{list.Groups["alias"].Value}{string.Join(", ", list.Groups["names"].Value.Split(", ").Order(StringComparer.Ordinal))})");

    /// <summary>Behind an alias, which stands behind what it is of: a function's name stands behind a comma, an operator or a word in capitals.</summary>
    [GeneratedRegex("""(?<alias>[a-z0-9_")] ([a-z_][a-z0-9_$]*|"[^"]*")\()(?<names>[^()]*)\)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Lists();
}
