namespace PgRollback.Catalog;

/// <summary>A name as code writes it, with stars for letters that are known only when it runs; whether the code quotes it is not told, and so is its case.</summary>
internal static class NamePattern
{
    public static bool Matches(string pattern, string name) =>
        pattern.IndexOf('*') < 0
            ? string.Equals(pattern, name, StringComparison.OrdinalIgnoreCase)
            : LikePattern.Matches(name.ToLowerInvariant(), pattern.ToLowerInvariant().Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_").Replace('*', '%'));
}
