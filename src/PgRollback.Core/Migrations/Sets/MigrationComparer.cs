namespace PgRollback.Migrations;

/// <summary>
/// The order in which migrations are applied: by version, then by path. Versions compare by value, as golang-migrate, goose, sqlx and Flyway compare them, and as
/// the tools that compare names do wherever the numbers are equally long. Only where days (<c>20250131</c>), minutes (<c>202501310930</c>) and seconds
/// (<c>20250131093000</c>) stand side by side the two differ; then time decides.
/// </summary>
internal sealed class MigrationComparer(bool byTime) : IComparer<MigrationFile>
{
    private const int Minutes = 12;

    public static MigrationComparer For(List<MigrationFile> files)
    {
        bool days = false, minutes = false, seconds = false;
        foreach (var file in files)
        {
            if (file.HasVersion)
            {
                days |= VersionReader.IsDate(Day(file.SortKey));
                minutes |= IsStamp(file.SortKey) && file.SortKey.Length == Minutes;
                seconds |= IsStamp(file.SortKey) && file.SortKey.Length > Minutes;
            }
        }

        return new MigrationComparer((days && (minutes || seconds)) || (minutes && seconds));
    }

    /// <summary>True when the two are a day and a time on that day: which of them comes first nobody can tell.</summary>
    public bool IsUndecided(MigrationFile x, MigrationFile y) =>
        byTime && x.HasVersion && y.HasVersion && x.SortKey.Length != y.SortKey.Length
        && (VersionReader.IsDate(x.SortKey) || VersionReader.IsDate(y.SortKey))
        && x.SortKey.Length >= 8 && y.SortKey.Length >= 8
        && string.CompareOrdinal(x.SortKey, 0, y.SortKey, 0, 8) == 0;

    public int Compare(MigrationFile? x, MigrationFile? y)
    {
        if (x is null || y is null)
        {
            return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        }

        var order = MigrationOrder.Instance.Compare(Key(x), Key(y));
        return order != 0 ? order : string.CompareOrdinal(x.Path, y.Path);
    }

    private string Key(MigrationFile file) => byTime && IsStamp(file.SortKey) ? file.SortKey.Substring(0, 8) + "." + file.SortKey.Substring(8).PadRight(6, '0') : file.SortKey;

    /// <summary>Without the counter within the day, if it has one.</summary>
    private static string Day(string key) => key.IndexOf('.') is > 0 and var dot ? key.Substring(0, dot) : key;

    /// <summary>Twelve or fourteen digits (or more: fractions) that begin with a day.</summary>
    private static bool IsStamp(string key) =>
        key.Length >= Minutes && VersionReader.CountDigits(key, 0) == key.Length && VersionReader.IsDate(key.Substring(0, 8));
}
