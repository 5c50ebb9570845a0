using System.Text;

namespace PgRollback.Catalog;

/// <summary>The elements of an array's text, <c>{a,"b c"}</c>.</summary>
internal static class EnumLabels
{
    /// <summary>Where each element stands, with its quotes, and its value.</summary>
    public static IEnumerable<(int Start, int Length, string Value)> Elements(string array)
    {
        var value = new StringBuilder();
        for (var i = 0; i < array.Length; i++)
        {
            if (array[i] is '{' or '}' or ',' || char.IsWhiteSpace(array[i]))
            {
                continue;
            }

            var start = i;
            value.Clear();
            var isQuoted = array[i] == '"';
            for (i += isQuoted ? 1 : 0; i < array.Length && (isQuoted ? array[i] != '"' : array[i] is not ('{' or '}' or ',')); i++)
            {
                i += array[i] == '\\' && i + 1 < array.Length ? 1 : 0;
                value.Append(array[i]);
            }

            var end = isQuoted ? Math.Min(i + 1, array.Length) : i;
            var text = value.ToString();
            if (!isQuoted)
            {
                text = text.TrimEnd();
                end = start + array.Substring(start, end - start).TrimEnd().Length;
                i--;
            }

            yield return (start, end - start, text);
        }
    }

    /// <summary>A label as an element: quoted where it has to be.</summary>
    public static string Element(string label)
    {
        var isPlain = label.Length > 0 && !string.Equals(label, "null", StringComparison.OrdinalIgnoreCase) && label.All(static c => c is not ('{' or '}' or ',' or '"' or '\\') && !char.IsWhiteSpace(c));
        return isPlain ? label : "\"" + label.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";
    }
}
